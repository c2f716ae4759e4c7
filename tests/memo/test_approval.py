"""Approvers sign at the steps of the route, the seal closes; what is done to any of it afterwards is found."""

import json
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from subprocess import run
from typing import Any, Final

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from ipcei_wizard.assessment.model import Assessment, RouteStep
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.memo.approval import approve, close
from ipcei_wizard.memo.pdf.read_aloud import read_aloud
from ipcei_wizard.memo.seal.sealing import sign_step
from ipcei_wizard.memo.seal.timestamp import TimestampService
from ipcei_wizard.memo.signed import SignedRoute, SignedStep
from ipcei_wizard.memo.verification import Verification, verify_memo
from ipcei_wizard.memo.verification_words import in_words
from ipcei_wizard.strict.faults import DocumentRefused
from tests.memo.alterations import ALTERED, signature_moved
from tests.memo.authority import Authority, pkcs12_of, served
from tests.memo.test_seal import EXAMPLE, invoke

ROUTE: Final = (
    RouteStep(function="Juridische Zaken", name="Bram de Wit"),
    RouteStep(function="directeur", name="Dirk Smit"),
    RouteStep(function="minister"),
)
STEPS: Final = ("Juridische Zaken, Bram de Wit", "directeur, Dirk Smit", "minister")
NAMES: Final = ("B. de Wit", "D. Smit", "De minister")


def routed(*steps: RouteStep) -> Assessment:
    assessment = read_assessment(EXAMPLE)
    return assessment.model_copy(update={"memo": assessment.memo.model_copy(update={"route": steps})})


@pytest.fixture(scope="module")
def authority() -> Iterator[Authority]:
    with served() as answering:
        yield answering


@pytest.fixture(scope="module")
def memo() -> bytes:
    return render_advice(routed(*ROUTE))


def signed(memo: bytes, authority: Authority, *, timestamps: TimestampService | None = None) -> list[bytes]:
    """Return the memo after each of three signatures; each proves that it was not revoked, if there are timestamps."""
    versions: list[bytes] = []
    for number, name in enumerate(NAMES, 1):
        before = versions[-1] if versions else memo
        key = authority.key(name, proof="crl")
        versions.append(approve(before, key, str(number), file="nota.pdf", timestamps=timestamps)[0])
    return versions


@pytest.fixture(scope="module")
def approved(memo: bytes, authority: Authority) -> list[bytes]:
    return signed(memo, authority)


@pytest.fixture(scope="module")
def closed(approved: list[bytes], authority: Authority) -> bytes:
    return close(approved[-1], authority.key("Ministerie van Proeven"), file="nota.pdf")


def judged(pdf: bytes, authority: Authority) -> Verification:
    return verify_memo(pdf, authority.trusted())


def test_after_three_signatures_and_the_seal_every_signature_holds(closed: bytes, authority: Authority) -> None:
    found = judged(closed, authority)
    assert [(each.name, each.role, each.intact, each.valid, each.trusted) for each in found.signatures] == [
        *((name, "signature", True, True, True) for name in NAMES),
        ("Ministerie van Proeven", "seal", True, True, True),
    ]
    assert (found.verdict, found.covers_whole_file, found.difference) == ("valid", True, None)
    words = "\n".join(in_words(found, "nl"))
    assert all(f"Handtekening bij: {step}" in words for step in STEPS)


def test_each_signature_is_added_behind_what_was_there(memo: bytes, approved: list[bytes], closed: bytes) -> None:
    for before, after in zip([memo, *approved], [*approved, closed], strict=True):
        assert after.startswith(before)


def test_before_the_seal_a_signed_memo_says_what_is_missing(approved: list[bytes], authority: Authority) -> None:
    for number, version in enumerate(approved, 1):
        found = judged(version, authority)
        assert (found.verdict, found.intact, len(found.signatures)) == ("unsigned", True, number)
        words = "\n".join(in_words(found, "nl"))
        assert "Nog niet verzegeld" in words
        assert [step in words.rpartition("Nog niet ondertekend:")[2] for step in STEPS] == [
            at > number for at in range(1, 4)
        ]


def test_the_fields_are_tagged_and_there_from_the_first_signature(memo: bytes, approved: list[bytes]) -> None:
    root, flaws = read_aloud(approved[0])
    assert flaws == ()
    assert root.text().split() == read_aloud(memo)[0].text().split()
    assert [each.role for each in root.walk()].count("Form") == 4
    with pikepdf.open(BytesIO(approved[0])) as first, pikepdf.open(BytesIO(approved[-1])) as last:
        described = [str(field.TU) for field in first.Root.AcroForm.Fields]
        assert described == [*(f"Handtekening bij: {step}" for step in STEPS), "Documentzegel"]
        assert len(last.Root.AcroForm.Fields) == 4
        assert last.check_pdf_syntax() == []
        assert last.Root.Metadata.read_bytes() == first.Root.Metadata.read_bytes()


def test_signatures_may_come_in_any_order_and_some_may_be_missing(authority: Authority) -> None:
    version = render_advice(routed(*ROUTE), "en")
    for step in ("MINISTER", "1"):
        version, _ = approve(version, authority.key(step), step, file="nota.pdf")
    assert judged(close(version, authority.key("Zegel"), file="nota.pdf"), authority).verdict == "valid"


def test_timestamps_and_proof_of_every_signature_leave_the_earlier_ones_valid(
    memo: bytes, authority: Authority
) -> None:
    service = TimestampService(f"{authority.address}/tsa")
    version = signed(memo, authority, timestamps=service)[-1]
    version = close(version, authority.key("Zegel", proof="crl"), file="nota.pdf", timestamps=service)
    found = judged(version, authority)
    assert [(each.valid, each.trusted, each.timestamped) for each in found.signatures] == [(True, True, True)] * 4
    assert found.verdict == "valid"


def test_the_steps_are_those_of_the_dossier_when_the_memo_shows_them(authority: Authority) -> None:
    steps = (SignedStep("chef", "Eva Bos"),)
    version = render_advice(routed(*ROUTE), signed=SignedRoute(steps))
    version, step = approve(version, authority.key("Eva"), "chef", file="nota.pdf")
    assert step == "chef, Eva Bos"
    assert judged(close(version, authority.key("Zegel"), file="nota.pdf"), authority).verdict == "valid"


AFTERWARDS: Final = (
    *("a byte at 2%", "a byte at 83%", "a byte behind the signature", "a newline added", "an overlay added"),
    *("the data replaced by an update", "a note added", "a page added", "another title in an update"),
    *("another alternative text", "the value of the field emptied", "another reason with the seal", "an empty update"),
    *("printed words changed", "the data replaced", "saved by qpdf"),
)
"""A hand of each kind; that all of them are found behind a seal is tested in `test_verification`."""


@pytest.mark.parametrize("alteration", AFTERWARDS)
def test_an_alteration_of_a_signed_and_sealed_memo_is_found(
    alteration: str, closed: bytes, authority: Authority
) -> None:
    altered = ALTERED[alteration](closed)
    assert judged(altered, authority).verdict in {"altered", "unsigned"}


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.97])
def test_a_changed_byte_between_two_signatures_is_found(
    share: float, approved: list[bytes], authority: Authority
) -> None:
    start, end = len(approved[0]), len(approved[1])
    at = start + int(share * (end - start))
    changed = approved[-1][:at] + bytes([approved[-1][at] ^ 1]) + approved[-1][at + 1 :]
    found = judged(changed, authority)
    assert found.verdict == "altered"


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_signature_taken_off_takes_the_seal_along(kept: int, approved: list[bytes], authority: Authority) -> None:
    found = judged(approved[kept], authority)
    assert found.verdict == "unsigned"
    assert STEPS[-1] in "\n".join(in_words(found, "nl")) or kept == 2


def test_a_signature_added_behind_the_seal_is_found(memo: bytes, authority: Authority) -> None:
    version, _ = approve(memo, authority.key("B. de Wit"), "1", file="nota.pdf")
    version = close(version, authority.key("Zegel"), file="nota.pdf")
    assert judged(version, authority).verdict == "valid"
    late = sign_step(version, authority.key("D. Smit"), 2, STEPS)
    found = judged(late, authority)
    assert found.verdict == "altered"
    assert [each.valid for each in found.signatures] == [True, False, True]


def test_a_signature_of_another_memo_is_found(approved: list[bytes], authority: Authority) -> None:
    other = render_advice(routed(RouteStep(function="Juridische Zaken", name="Iemand Anders")))
    version, _ = approve(other, authority.key("Iemand"), "1", file="nota.pdf")
    assert judged(signature_moved(approved[0], version), authority).verdict == "altered"


def refused(pdf: bytes, authority: Authority, step: str | None) -> str:
    key = authority.key("Iemand")
    with pytest.raises(DocumentRefused) as refusal:
        close(pdf, key, file="nota.pdf") if step is None else approve(pdf, key, step, file="nota.pdf")
    return refusal.value.faults[0].code


def test_what_cannot_be_signed_is_refused(
    memo: bytes, approved: list[bytes], closed: bytes, authority: Authority
) -> None:
    assert refused(memo, authority, "4") == "sign-step-unknown"
    assert refused(memo, authority, "koning") == "sign-step-unknown"
    assert refused(approved[0], authority, "1") == "sign-step-signed"
    assert refused(closed, authority, "1") == "sign-sealed"
    assert refused(closed, authority, None) == "sign-sealed"
    assert refused(approved[0] + b"\n", authority, "2") == "sign-altered"
    assert refused(ALTERED["the data replaced"](memo), authority, "1") == "sign-altered"
    assert refused(ALTERED["the data taken out"](memo), authority, "1") == "sign-not-a-memo"
    assert refused(b"geen pdf", authority, "1") == "memo-not-a-pdf"
    assert refused(render_advice(routed()), authority, "1") == "sign-no-steps"


def test_a_memo_is_signed_sealed_and_verified_on_the_command_line(
    memo: bytes, authority: Authority, tmp_path: Path
) -> None:
    file, trust = tmp_path / "nota.pdf", tmp_path / "autoriteit.pem"
    file.write_bytes(memo)
    trust.write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    keys = [pkcs12_of(authority.key(name), tmp_path / f"{at}.p12", "geheim") for at, name in enumerate(NAMES)]
    settings: dict[str, Any] = {"IPCEI_WIZARD_SIGN_PASSPHRASE": "geheim"}
    for step, key in zip(("Juridische Zaken", "2", "minister"), keys, strict=True):
        made = invoke("sign", file, "--step", step, "--key", key, **settings)
        assert (made.exit_code, "geheim" in made.output) == (0, False), made.output
    again = invoke("sign", file, "--step", "2", "--key", keys[1], **settings)
    assert (again.exit_code, "sign-step-signed" in again.stderr) == (2, True)
    sealed = tmp_path / "verzegeld.pdf"
    seal = pkcs12_of(authority.key("Zegel"), tmp_path / "zegel.p12")
    assert invoke("sign", file, "--seal", "--key", seal, "-o", sealed).exit_code == 0
    result = invoke("verify", sealed, "--trust", trust, "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["verdict"]) == (0, "valid")
    assert [(each["name"], each["role"]) for each in found["signatures"]] == [
        *((name, "signature") for name in NAMES),
        ("Zegel", "seal"),
    ]
    assert invoke("verify", file, "--trust", trust).exit_code == 1
    assert sorted(each.suffix for each in tmp_path.iterdir()) == [".p12"] * 4 + [".pdf"] * 2 + [".pem"]
    if shutil.which("pdfsig"):
        said = run(["pdfsig", "-nocert", sealed], capture_output=True, text=True, check=False).stdout
        assert said.count("Signature is Valid") == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--step"),
        (("--step", "1", "--seal"), "--step"),
        (("--step", "1"), "--key"),
        (("--step", "1", "--key", "weg.p12"), "seal-key-missing"),
    ],
)
def test_what_is_asked_wrongly_is_said(arguments: tuple[str, ...], words: str, memo: bytes, tmp_path: Path) -> None:
    file = tmp_path / "nota.pdf"
    file.write_bytes(memo)
    result = invoke("sign", file, *arguments)
    assert (result.exit_code, words in result.stderr) == (2, True), result.output
    assert file.read_bytes() == memo
