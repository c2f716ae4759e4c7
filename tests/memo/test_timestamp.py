"""A timestamp of a service says when a memo was sealed; its certificates can be judged long after they ended."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.memo.seal.key import SealKey
from ipcei_wizard.memo.seal.sealing import seal_pdf
from ipcei_wizard.memo.seal.timestamp import TimestampService
from ipcei_wizard.memo.verification import Verification, verify_memo
from tests.memo.alterations import updated
from tests.memo.authority import Authority, pkcs12_of, served
from tests.memo.test_seal import EXAMPLE, invoke

THEN: Final = datetime(2024, 3, 1, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def memo() -> bytes:
    return render_advice(read_assessment(EXAMPLE))


@pytest.fixture
def authority() -> Iterator[Authority]:
    with served() as answering:
        yield answering


def sealed(memo: bytes, key: SealKey, authority: Authority) -> bytes:
    return seal_pdf(memo, key, timestamps=TimestampService(f"{authority.address}/tsa"))


def judged(pdf: bytes, authority: Authority) -> Verification:
    return verify_memo(pdf, authority.trusted())


def test_the_moment_is_that_of_the_service(memo: bytes, authority: Authority) -> None:
    authority.stamped_at = THEN
    found = judged(sealed(memo, authority.key("Ministerie van Proeven"), authority), authority)
    assert (found.verdict, found.signatures[0].signed_at, found.signatures[0].timestamped) == ("valid", THEN, True)


def test_a_seal_outlives_its_certificate_when_a_timestamp_says_that_it_is_older(
    memo: bytes, authority: Authority
) -> None:
    authority.stamped_at = THEN
    ended = authority.key("Ministerie van Proeven", until=datetime.now(UTC) - timedelta(days=1))
    assert judged(sealed(memo, ended, authority), authority).verdict == "valid"
    assert judged(seal_pdf(memo, ended), authority).verdict == "untrusted"
    authority.stamped_at = None
    assert judged(sealed(memo, ended, authority), authority).verdict == "untrusted"


@pytest.mark.parametrize("proof", ["crl", "ocsp"])
def test_proof_that_the_certificate_was_not_revoked_goes_along_under_the_seal(
    proof: str, memo: bytes, authority: Authority
) -> None:
    key = authority.key("Ministerie van Proeven", proof=proof)
    made = sealed(memo, key, authority)
    found = judged(made, authority)
    assert (found.verdict, found.covers_whole_file) == ("valid", True)
    with pikepdf.open(BytesIO(made)) as pdf:
        store = pdf.Root.DSS
        assert len(store["/CRLs" if proof == "crl" else "/OCSPs"]) == 1
        assert pdf.check_pdf_syntax() == []
    authority.revoked[key.certificate.serial_number] = datetime.now(UTC) - timedelta(days=2)
    assert judged(sealed(memo, key, authority), authority).verdict == "untrusted"


def test_a_chain_that_offers_no_proof_brings_none(memo: bytes, authority: Authority) -> None:
    with pikepdf.open(BytesIO(sealed(memo, authority.key("Ministerie van Proeven"), authority))) as pdf:
        assert "/DSS" not in pdf.Root


def test_what_is_added_behind_a_timestamped_seal_is_found(memo: bytes, authority: Authority) -> None:
    made = sealed(memo, authority.key("Ministerie van Proeven", proof="crl"), authority)
    assert judged(updated(lambda writer: writer.update_root())(made), authority).verdict == "altered"


def test_the_command_line_takes_the_service_from_a_setting(tmp_path: Path, authority: Authority) -> None:
    key = pkcs12_of(authority.key("Ministerie van Proeven", proof="crl"), tmp_path / "zegel.p12")
    trust, out = tmp_path / "autoriteit.pem", tmp_path / "nota.pdf"
    trust.write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    made = invoke("memo", EXAMPLE, "-o", out, "--seal", "--key", key,
                  IPCEI_WIZARD_TIMESTAMP_URL=f"{authority.address}/tsa")  # fmt: skip
    assert made.exit_code == 0, made.output
    verified = invoke("verify", out, "--trust", trust)
    assert (verified.exit_code, "volgens een tijdstempel" in verified.output) == (0, True)


@pytest.mark.parametrize(
    ("address", "spoiled", "code"),
    [
        ("http://gebruiker:geheim@127.0.0.1:9/tsa", "", "timestamp-unreachable"),
        ("{address}/tsa", "/tsa", "timestamp-refused"),
        ("{address}/tsa", "/crl", "revocation-unreachable"),
        ("ftp://127.0.0.1/tsa", "", "address-not-http"),
    ],
)
def test_a_service_that_does_not_answer_leaves_no_file(
    address: str, spoiled: str, code: str, tmp_path: Path, authority: Authority
) -> None:
    authority.spoiled = spoiled
    key = pkcs12_of(authority.key("Ministerie van Proeven", proof="crl"), tmp_path / "zegel.p12")
    result = invoke("memo", EXAMPLE, "-o", tmp_path / "nota.pdf", "--seal", "--key", key,
                    IPCEI_WIZARD_TIMESTAMP_URL=address.format(address=authority.address))  # fmt: skip
    assert (result.exit_code, code in result.stderr, "geheim" in result.output) == (2, True, False), result.output
    assert not (tmp_path / "nota.pdf").exists()
