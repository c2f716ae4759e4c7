"""The local certificate authority: made at first use, so that sealing works without asking anybody for a key.

Nobody outside this installation has a reason to trust it, and its name says so. Its certificate is for whoever decides
to trust it all the same.
"""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from ipcei_wizard.memo.seal.key import SealKey
from ipcei_wizard.strict.faults import DocumentRefused, Fault

FOLDER: Final = "seal"
AUTHORITY: Final = "authority.pem"
_AUTHORITY_KEY: Final = "authority-key.pem"
_SEAL, _SEAL_KEY = "seal.pem", "seal-key.pem"
_ORGANISATION: Final = "Lokale installatie, niet erkend"
_AUTHORITY_NAME: Final = "IPCEI-wizard, lokale autoriteit, niet erkend"
_SEAL_NAME: Final = "IPCEI-wizard, lokaal zegel, niet erkend"
_VALID: Final = timedelta(days=365 * 30)


def authority_file(data_folder: Path) -> Path:
    """Return where the certificate of the local authority is, or will be."""
    return data_folder / FOLDER / AUTHORITY


def local_key(data_folder: Path) -> SealKey:
    """Return the key of this installation; at first use it is made, in files that only this user can read.

    Raises:
        DocumentRefused: the folder cannot be written, or what is in it is not a key.
    """
    folder = data_folder / FOLDER
    try:
        if not folder.exists():
            _make(folder)
        return _read(folder)
    except OSError as error:
        raise DocumentRefused([Fault(str(folder), None, "seal-folder", {"reason": error.strerror})]) from None
    except (ValueError, TypeError):
        raise DocumentRefused([Fault(str(folder), None, "seal-folder-damaged")]) from None


def _read(folder: Path) -> SealKey:
    private = load_pem_private_key((folder / _SEAL_KEY).read_bytes(), None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("not an elliptic-curve key")
    certificate, above = (x509.load_pem_x509_certificate((folder / name).read_bytes()) for name in (_SEAL, AUTHORITY))
    return SealKey(private, certificate, (above,))


def _make(folder: Path) -> None:
    """Make authority and seal beside `folder`, then give it its name: it is there whole or not at all."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=f".{FOLDER}-", dir=folder.parent))
    try:
        _write(draft)
        try:
            draft.rename(folder)
        except OSError:
            if not folder.is_dir():  # another process was first: its key is the one
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(folder: Path) -> None:
    above, below = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _certificate(_AUTHORITY_NAME, above, _AUTHORITY_NAME, above)
    seal = _certificate(_SEAL_NAME, below, _AUTHORITY_NAME, above)
    for name, certificate in ((AUTHORITY, authority), (_SEAL, seal)):
        (folder / name).write_bytes(certificate.public_bytes(Encoding.PEM))
    for name, private in ((_AUTHORITY_KEY, above), (_SEAL_KEY, below)):
        file = folder / name
        file.touch(mode=0o600)
        file.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _certificate(
    subject: str, key: ec.EllipticCurvePrivateKey, issuer: str, signer: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    root, now = subject == issuer, datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=not root,
        content_commitment=not root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=root,
        crl_sign=root,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))  # clocks differ
        .not_valid_after(now + _VALID)
        .add_extension(x509.BasicConstraints(ca=root, path_length=0 if root else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    return made.sign(signer, hashes.SHA256())


def _name(common: str) -> x509.Name:
    parts = ((NameOID.ORGANIZATION_NAME, _ORGANISATION), (NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts])
