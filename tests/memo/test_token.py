"""A key on a token (PKCS#11) seals and signs and never leaves it; whatever is not as it should be there is named."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from asn1crypto.cms import ContentInfo
from click.testing import Result
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, Session, lib
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.memo.seal.key import SealKey
from tests.memo.authority import Authority, name
from tests.memo.test_approval import ROUTE, routed
from tests.memo.test_seal import EXAMPLE, invoke

PIN: Final = "48151623"
WRONG: Final = "48151624"
LABEL: Final = "Ministerie"
PREFIX: Final = "IPCEI_WIZARD_PKCS11_"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[dict[str, str]]:
    """Return the settings of a token with keys of every sort on it, of which `zegel` is the one."""
    program = shutil.which("softhsm2-util")
    if not program:
        pytest.skip("no SoftHSM: install softhsm2")
    [module] = Path(program).resolve().parents[1].glob("lib*/softhsm/libsofthsm2.so")
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(settings))
        made = [program, "--init-token", "--free", "--label", LABEL, "--pin", PIN, "--so-pin", "87654321"]
        subprocess.run(made, check=True, capture_output=True)
        [found] = lib(str(module)).get_tokens(token_label=LABEL)
        with found.open(rw=True, user_pin=PIN) as session:
            _fill(session, authority)
        yield {f"{PREFIX}MODULE": str(module), f"{PREFIX}TOKEN": LABEL, f"{PREFIX}KEY": "zegel"}


def _fill(session: Session, authority: Authority) -> None:
    seal, approver, other = (authority.key(each) for each in ("Zegel", "B. de Wit", "Een ander"))
    private = rsa.generate_private_key(65537, 2048)
    large = SealKey(private, authority._signed(name("RSA"), private.public_key()), seal.chain)
    _put(session, 1, "zegel", seal, seal)
    _put(session, 2, "paraaf", approver, approver, asks=True)
    _put(session, 3, "los", other)
    _put(session, 4, "verwisseld", authority.key("D. Smit"), other)
    _put(session, 5, "rsa", large, large)
    above = decode_x509_certificate(authority.certificate.public_bytes(Encoding.DER))
    session.create_object({**above, Attribute.TOKEN: True, Attribute.LABEL: "autoriteit"})


def _put(
    session: Session, number: int, label: str, key: SealKey, certified: SealKey | None = None, *, asks: bool = False
) -> None:
    """Put a key on the token that cannot be taken off again, and beside it a certificate, by the same identifier."""
    private = key.private.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    read = decode_rsa_private_key if isinstance(key.private, rsa.RSAPrivateKey) else decode_ec_private_key
    kept = {Attribute.TOKEN: True, Attribute.LABEL: label, Attribute.ID: bytes([number])}
    secret = {Attribute.PRIVATE: True, Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False, Attribute.SIGN: True}
    session.create_object({**read(private), **kept, **secret, Attribute.ALWAYS_AUTHENTICATE: asks})
    if certified:
        certificate = decode_x509_certificate(certified.certificate.public_bytes(Encoding.DER))
        session.create_object({**certificate, **kept})


@pytest.fixture(scope="module")
def memo() -> bytes:
    return render_advice(routed(*ROUTE))


def test_a_key_on_a_token_seals_a_memo(token: dict[str, str], authority: Authority, tmp_path: Path) -> None:
    trust, file, pin = tmp_path / "autoriteit.pem", tmp_path / "nota.pdf", tmp_path / "pin"
    trust.write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    pin.write_text(f"{PIN}\n", encoding="utf-8")
    made = invoke("memo", EXAMPLE, "-o", file, "--seal", **token, IPCEI_WIZARD_PKCS11_PIN_FILE=str(pin))
    assert (made.exit_code, "Zegel" in made.output, PIN in made.output) == (0, True, False), made.output
    assert invoke("verify", file, "--trust", trust).exit_code == 0
    assert _certificates(file.read_bytes()) == ["Zegel"]


def test_an_approver_signs_with_a_key_that_wants_the_pin_again(
    token: dict[str, str], authority: Authority, memo: bytes, tmp_path: Path
) -> None:
    trust, file = tmp_path / "autoriteit.pem", tmp_path / "nota.pdf"
    trust.write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    file.write_bytes(memo)
    signed = invoke("sign", file, "--step", "1", typed=f"{PIN}\n", **{**token, f"{PREFIX}KEY": "paraaf"})
    assert (signed.exit_code, "B. de Wit" in signed.output, PIN in signed.output) == (0, True, False), signed.output
    sealed = invoke("sign", file, "--seal", **{**token, f"{PREFIX}KEY": "rsa", f"{PREFIX}PIN": PIN})
    assert (sealed.exit_code, "RSA" in sealed.output) == (0, True), sealed.output
    found = invoke("verify", file, "--trust", trust)
    assert (found.exit_code, "B. de Wit" in found.output) == (0, True), found.output


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"MODULE": "weg.so"}, ("token-module", "weg.so")),
        ({"MODULE": str(EXAMPLE)}, ("token-module", "PKCS11_MODULE")),
        ({"TOKEN": ""}, ("token-setting-missing", "PKCS11_TOKEN")),
        ({"TOKEN": "Ministeri"}, ("token-unknown", "Ministerie")),
        ({"KEY": "zege"}, ("token-key-unknown", "zegel")),
        ({"KEY": "los"}, ("token-certificate-missing", "los")),
        ({"KEY": "verwisseld"}, ("token-certificate-of-another", "verwisseld")),
        ({"PIN": WRONG}, ("token-pin-wrong", "Ministerie")),
        ({"PIN": ""}, ("token-pin-missing", "PKCS11_PIN")),
        ({"PIN_FILE": "weg"}, ("token-pin-file", "weg")),
    ],
)
def test_what_is_not_as_it_should_be_is_said(
    changed: dict[str, str], said: tuple[str, str], token: dict[str, str], memo: bytes, tmp_path: Path
) -> None:
    result, file = _refused(memo, tmp_path, token, changed)
    assert (result.exit_code, [words in result.stderr for words in said]) == (2, [True, True]), result.output
    assert PIN not in result.output
    assert WRONG not in result.output
    assert file.read_bytes() == memo


def test_without_its_library_a_token_is_refused(
    token: dict[str, str], memo: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "ipcei_wizard.memo.seal.token_session", raising=False)
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    result, _ = _refused(memo, tmp_path, token, {})
    assert (result.exit_code, "[token-library]" in result.stderr) == (2, True), result.output


def test_who_has_no_token_does_not_load_its_library() -> None:
    loads = "import sys; import ipcei_wizard.memo.approval, ipcei_wizard.cli.sign; sys.exit('pkcs11' in sys.modules)"
    subprocess.run([sys.executable, "-c", loads], check=True)


def _refused(memo: bytes, folder: Path, token: dict[str, str], changed: dict[str, str]) -> tuple[Result, Path]:
    file = folder / "nota.pdf"
    file.write_bytes(memo)
    settings = {f"{PREFIX}{setting}": value for setting, value in {"PIN": PIN, **changed}.items()}
    return invoke("sign", file, "--step", "1", **{**token, **settings}), file


def _certificates(pdf: bytes) -> list[str]:
    """Return whose certificates are in the signature of a memo."""
    with pikepdf.open(BytesIO(pdf)) as read:
        signature = ContentInfo.load(bytes(read.Root.AcroForm.Fields[0].V.Contents))
    return [each.chosen.subject.native["common_name"] for each in signature["content"]["certificates"]]
