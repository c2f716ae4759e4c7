"""What a verification found, in plain words: the verdict first, then each question with its answer."""

from collections.abc import Iterator

from ipcei_wizard.memo.rerendering import Carried
from ipcei_wizard.memo.verification import Signature, Verification
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import shown


def in_words(found: Verification, language: Language) -> Iterator[str]:
    """Yield the lines of the answer; the first is the verdict."""
    yield verdict_in_words(found, language)
    if not found.readable:
        return
    for question, answer in answers(found, language):
        yield f"- {question} {answer}"
    for passage in difference_in_words(found, language):
        yield f"  {passage}"
    for line in signatures_in_words(found, language):
        yield f"- {line}"
    if found.carried:
        yield f"- {carried_in_words(found.carried, language)}"


def verdict_in_words(found: Verification, language: Language) -> str:
    """Say what it all comes to, and what to do."""
    if found.encrypted:
        return say("seal.encrypted", language)
    if found.verdict == "unsigned" and found.signatures:
        return say("seal.not-sealed-yet", language)
    return say(f"seal.verdict-{found.verdict}", language)


def difference_in_words(found: Verification, language: Language) -> Iterator[str]:
    """Quote where the text and the data part; say when another version of the program may be why."""
    if found.difference and found.difference.printed:
        yield say("seal.difference-printed", language, words=shown(found.difference.printed))
        yield say("seal.difference-expected", language, words=shown(found.difference.expected))
    if found.difference and found.difference.other_version:
        yield say("seal.other-version", language)


def carried_in_words(carried: Carried, language: Language) -> str:
    """Say which assessment the memo carries."""
    assessment = carried.assessment
    values = {"title": shown(assessment.initiative.title), "digest": carried.digest[:12]}
    return say("seal.assessment", language, framework=assessment.framework, **values)


def answers(found: Verification, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each question about the file as a whole, with its answer."""
    facts = {
        "intact": "intact-yes" if found.intact else "intact-no",
        "covers-whole-file": "covers-whole-file-yes" if found.covers_whole_file else "covers-whole-file-no",
        "data-matches-text": "data-matches-text-yes" if found.data_matches_text else "data-matches-text-no",
    }
    if not found.signatures:
        del facts["intact"]
        facts["covers-whole-file"] = "covers-nothing"
    if not found.carried:
        facts["data-matches-text"] = "no-data"
    for fact, answer in facts.items():
        yield say(f"seal.ask-{fact}", language), say(f"seal.{answer}", language)


def signatures_in_words(found: Verification, language: Language) -> Iterator[str]:
    """Say of each signature whose it is and whether it holds; then which steps of the route have none."""
    for signature in found.signatures:
        said = signature_in_words(signature, language)
        described = shown(signature.described)
        yield f"{said} {described}." if described else said
    if found.open_fields:
        yield say("seal.open-steps", language, steps="; ".join(shown(each) for each in found.open_fields))


def signature_in_words(signature: Signature, language: Language) -> str:
    """Say whose it is, when it was made and whether it holds."""
    role = say(f"seal.role-{signature.role}", language)
    if not signature.name:
        return say("seal.signature-broken", language, role=role)
    holds = signature.intact and signature.valid
    standing = "broken" if not holds else "trusted" if signature.trusted else "untrusted"
    return say(
        "seal.signature",
        language,
        role=role,
        name=shown(signature.name),
        issuer=shown(signature.issuer),
        moment=_moment(signature, language),
        standing=say(f"seal.standing-{standing}", language),
    )


def _moment(signature: Signature, language: Language) -> str:
    if signature.signed_at is None:
        return say("seal.moment-unknown", language)
    moment = signature.signed_at.strftime("%d-%m-%Y %H:%M %Z").strip()
    return say("seal.moment-timestamped" if signature.timestamped else "seal.moment-said", language, moment=moment)
