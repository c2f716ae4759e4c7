"""An approver signs a memo at a step of its sign-off route, or it is sealed afterwards; nothing is put on what fails.

Who signs at a step is what the certificate says; whether that is the person of the step is for people to see.
"""

from ipcei_wizard.memo.rerendering import Carried
from ipcei_wizard.memo.seal.fields import step_field
from ipcei_wizard.memo.seal.on_token import Key
from ipcei_wizard.memo.seal.sealing import seal_pdf, sign_step
from ipcei_wizard.memo.seal.timestamp import TimestampService
from ipcei_wizard.memo.verification import Verification, verify_memo
from ipcei_wizard.strict.faults import DocumentRefused, Fault


def approve(
    pdf: bytes, key: Key, wanted: str, *, file: str, timestamps: TimestampService | None = None
) -> tuple[bytes, str]:
    """Return the memo with a signature at the step that `wanted` names by number or function, and what that step is.

    Raises:
        DocumentRefused: `file`, as faults call it, is no memo that holds, or has no such step to sign.
    """
    found, carried = _sound(pdf, file)
    steps = steps_of(carried)
    if not steps:
        raise DocumentRefused([Fault(file, None, "sign-no-steps")])
    number = _chosen(wanted, steps, file)
    if step_field(number) in found.signed_fields:
        raise DocumentRefused([Fault(file, None, "sign-step-signed", {"step": steps[number - 1]})])
    return sign_step(pdf, key, number, steps, carried.language, timestamps=timestamps), steps[number - 1]


def close(pdf: bytes, key: Key, *, file: str, timestamps: TimestampService | None = None) -> bytes:
    """Return the memo with the document seal on it, behind the signatures that are there.

    Raises:
        DocumentRefused: `file`, as faults call it, is no memo that holds, or is sealed already.
    """
    _, carried = _sound(pdf, file)
    return seal_pdf(pdf, key, carried.language, timestamps=timestamps)


def steps_of(carried: Carried) -> tuple[str, ...]:
    """Return the steps of the route as the memo names them: function and person."""
    steps = carried.signed.steps or carried.assessment.memo.route
    return tuple(", ".join(part for part in (step.function.strip(), step.name.strip()) if part) for step in steps)


def _sound(pdf: bytes, file: str) -> tuple[Verification, Carried]:
    found = verify_memo(pdf)
    if not found.readable:
        raise DocumentRefused([Fault(file, None, "memo-encrypted" if found.encrypted else "memo-not-a-pdf")])
    if found.carried is None:
        raise DocumentRefused([Fault(file, None, "sign-not-a-memo")])
    if found.sealed:
        raise DocumentRefused([Fault(file, None, "sign-sealed")])
    held = not found.sealed_once or (found.intact and found.covers_whole_file)
    if not (held and found.data_matches_text):
        raise DocumentRefused([Fault(file, None, "sign-altered")])
    return found, found.carried


def _chosen(wanted: str, steps: tuple[str, ...], file: str) -> int:
    """Return the number of the step, from 1."""
    written = wanted.strip()
    numbers = {str(at): at for at in range(1, len(steps) + 1)}
    if written in numbers:
        return numbers[written]
    named = [at for at, step in enumerate(steps, 1) if written.casefold() in _names(step)]
    if len(named) == 1:
        return named[0]
    known = tuple(f"{at}: {step}" for at, step in enumerate(steps, 1))
    raise DocumentRefused([Fault(file, None, "sign-step-unknown", {"value": written}, known=known)])


def _names(step: str) -> set[str]:
    function, _, _ = step.partition(", ")
    return {step.casefold(), function.casefold()}
