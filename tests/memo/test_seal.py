"""The seal itself: whose key, what it leaves as it was, and what the command line says."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from click.testing import CliRunner, Result
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.cli import main
from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.memo.pdf.read_aloud import read_aloud
from ipcei_wizard.memo.seal.authority import authority_file, local_key
from ipcei_wizard.memo.seal.sealing import seal_pdf
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused

EXAMPLE: Final = resource_folder("examples") / "geconstrueerd-geen-overheidsrol.yaml"
PASSPHRASE: Final = "geheim woord"  # noqa: S105 - of a key that is thrown away


def invoke(*arguments: object, typed: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], input=typed, env=environment)


def pkcs12_file(folder: Path, *, passphrase: str = "", kind: str = "ec") -> tuple[Path, Path]:
    """Write a PKCS#12 file with a key that vouches for itself, and its certificate; return both."""
    private: Any = ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ministerie van Proeven")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=9))
        .sign(private, hashes.SHA256())
    )
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    key, trust = folder / "zegel.p12", folder / "zegel.pem"
    key.write_bytes(pkcs12.serialize_key_and_certificates(b"zegel", private, certificate, None, lock))
    trust.write_bytes(certificate.public_bytes(Encoding.PEM))
    return key, trust


def test_only_this_user_can_read_the_keys_that_are_made_at_first_use(tmp_path: Path) -> None:
    local_key(tmp_path)
    keys = sorted((tmp_path / "seal").glob("*-key.pem"))
    assert len(keys) == 2
    assert [stat.S_IMODE(file.stat().st_mode) for file in keys] == [0o600, 0o600]
    assert stat.S_IMODE((tmp_path / "seal").stat().st_mode) == 0o700


def test_the_local_authority_says_that_it_is_not_recognised(tmp_path: Path) -> None:
    key = local_key(tmp_path)
    for certificate in (key.certificate, *key.chain):
        assert "niet erkend" in certificate.subject.rfc4514_string()


def test_the_key_of_an_installation_is_made_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: local_key(tmp_path), range(8)))
    assert len({key.certificate.serial_number for key in made}) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["seal"]


def test_a_damaged_key_is_named_with_its_place(tmp_path: Path) -> None:
    local_key(tmp_path)
    (tmp_path / "seal" / "seal-key.pem").write_text("weg", encoding="utf-8")
    with pytest.raises(DocumentRefused, match="seal-folder-damaged"):
        local_key(tmp_path)


def test_sealing_adds_and_changes_nothing(tmp_path: Path) -> None:
    memo = render_advice(read_assessment(EXAMPLE))
    sealed = seal_pdf(memo, local_key(tmp_path))
    assert sealed.startswith(memo)
    before, after = read_aloud(memo), read_aloud(sealed)
    assert before[1] == after[1] == ()
    assert before[0].text().split() == after[0].text().split()
    assert [each.role for each in after[0].walk()].count("Form") == 1
    with pikepdf.open(BytesIO(sealed)) as pdf, pikepdf.open(BytesIO(memo)) as original:
        assert pdf.check_pdf_syntax() == []
        assert pdf.Root.Metadata.read_bytes() == original.Root.Metadata.read_bytes()
        assert pdf.docinfo.ModDate == original.docinfo.ModDate
        assert str(pdf.Root.AcroForm.Fields[0].TU) == "Documentzegel"


def test_a_memo_is_sealed_and_verified_on_the_command_line(tmp_path: Path) -> None:
    memo, settings = tmp_path / "nota.pdf", {"IPCEI_WIZARD_DATA": str(tmp_path / "gegevens")}
    made = invoke("memo", EXAMPLE, "-o", memo, "--seal", **settings)
    assert (made.exit_code, "niet erkend" in made.output) == (0, True)
    own = authority_file(tmp_path / "gegevens")
    assert invoke("verify", memo, "--trust", own).exit_code == 0
    assert invoke("verify", memo, IPCEI_WIZARD_TRUST=str(own)).exit_code == 0
    untrusted = invoke("verify", memo, **settings)
    assert (untrusted.exit_code, str(own) in untrusted.output) == (1, True)


def test_verify_gives_the_json_of_the_contract(tmp_path: Path) -> None:
    memo, key = tmp_path / "nota.pdf", pkcs12_file(tmp_path)
    assert invoke("memo", EXAMPLE, "-o", memo, "--seal", "--key", key[0]).exit_code == 0
    result = invoke("verify", memo, "--trust", key[1], "--json")
    found = json.loads(result.stdout)
    assert list(found) == [
        *["verdict", "intact", "covers_whole_file", "data_matches_text", "signatures", "assessment"],
    ]
    assert result.exit_code == 0
    assert [found[fact] for fact in ("verdict", "intact", "covers_whole_file", "data_matches_text")] == [
        *["valid", True, True, True],
    ]
    [seal] = found["signatures"]
    assert list(seal) == ["name", "role", "signed_at", "intact", "valid", "trusted"]
    assert (seal["name"], seal["role"]) == ("Ministerie van Proeven", "seal")
    assert datetime.fromisoformat(seal["signed_at"]).tzinfo is not None
    assert list(found["assessment"]) == ["id", "title", "framework", "digest"]


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_key_with_a_passphrase_seals(kind: str, tmp_path: Path) -> None:
    memo, (key, trust) = tmp_path / "nota.pdf", pkcs12_file(tmp_path, passphrase=PASSPHRASE, kind=kind)
    by_setting = invoke("memo", EXAMPLE, "-o", memo, "--seal", IPCEI_WIZARD_SEAL_KEY=str(key),
                        IPCEI_WIZARD_SEAL_PASSPHRASE=PASSPHRASE)  # fmt: skip
    assert (by_setting.exit_code, invoke("verify", memo, "--trust", trust).exit_code) == (0, 0)
    memo.unlink()
    typed = invoke("memo", EXAMPLE, "-o", memo, "--seal", "--key", key, typed=f"{PASSPHRASE}\n")
    assert (typed.exit_code, invoke("verify", memo, "--trust", trust).exit_code) == (0, 0)
    assert PASSPHRASE not in by_setting.output + typed.output


@pytest.mark.parametrize(
    ("passphrase", "code"), [("fout", "seal-key-closed"), ("", "seal-key-closed")], ids=["wrong", "none"]
)
def test_a_wrong_passphrase_is_refused_without_being_repeated(passphrase: str, code: str, tmp_path: Path) -> None:
    key, _ = pkcs12_file(tmp_path, passphrase=PASSPHRASE)
    result = invoke("memo", EXAMPLE, "-o", tmp_path / "n.pdf", "--seal", "--key", key,
                    IPCEI_WIZARD_SEAL_PASSPHRASE=passphrase)  # fmt: skip
    assert (result.exit_code, code in result.output, "fout]" in result.output) == (2, True, False)
    assert not (tmp_path / "n.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("memo", EXAMPLE, "-o", "n.pdf", "--key", "x.p12"), "--seal"),
        (("memo", EXAMPLE, "-o", "n.pdf", "--seal", "--key", "weg.p12"), "seal-key-missing"),
        (("memo", EXAMPLE, "-o", "n.pdf", "--seal", "--key", EXAMPLE), "seal-key-closed"),
        (("verify", "weg.pdf"), "memo-unreadable"),
        (("verify", EXAMPLE), "memo-not-a-pdf"),
        (("verify", EXAMPLE, "--trust", EXAMPLE), "trust-unreadable"),
        (("verify", EXAMPLE, "--trust", "weg.pem"), "trust-unreadable"),
    ],
)
def test_what_cannot_be_used_is_said_with_status_two(
    arguments: tuple[object, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke(*arguments, IPCEI_WIZARD_SEAL_PASSPHRASE="")
    assert (result.exit_code, words in result.stderr) == (2, True), result.output


def test_what_is_unreadable_is_one_json_document_too(tmp_path: Path) -> None:
    result = invoke("verify", tmp_path / "weg.pdf", "--json")
    assert (result.exit_code, json.loads(result.stdout)["verdict"]) == (2, "unreadable")
