"""The key that seals: read from a PKCS#12 file. A passphrase is never in a message, a log or on a command line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from ipcei_wizard.strict.faults import DocumentRefused, Fault

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey
_KINDS = (ec.EllipticCurvePrivateKey, rsa.RSAPrivateKey, ed25519.Ed25519PrivateKey, ed448.Ed448PrivateKey)


@dataclass(frozen=True, slots=True)
class SealKey:
    """A private key, the certificate that says whose it is, and the certificates above that one."""

    private: PrivateKey = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        """Return whose key it is, as the certificate says."""
        return holder(self.certificate)


def holder(certificate: x509.Certificate) -> str:
    """Return whose certificate this is: the common name, else all that it calls them."""
    common = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value) if common else certificate.subject.rfc4514_string()


def read_pkcs12(path: Path, passphrase: Callable[[], str]) -> SealKey:
    """Return the key in a PKCS#12 file; `passphrase` is called only when the file asks for one.

    Raises:
        DocumentRefused: it cannot be read, the passphrase is wrong, or there is no usable key with a certificate in it.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentRefused([Fault(str(path), None, "seal-key-missing", {"reason": error.strerror})]) from None
    try:
        found = _opened(data, passphrase)
    except (ValueError, TypeError):  # either is also what a wrong passphrase gives; the message may say nothing of it
        raise DocumentRefused([Fault(str(path), None, "seal-key-closed")]) from None
    if not isinstance(found.key, _KINDS) or found.cert is None:
        raise DocumentRefused([Fault(str(path), None, "seal-key-empty")])
    chain = tuple(each.certificate for each in found.additional_certs)
    return SealKey(found.key, found.cert.certificate, chain)


def _opened(data: bytes, passphrase: Callable[[], str]) -> pkcs12.PKCS12KeyAndCertificates:
    try:
        return pkcs12.load_pkcs12(data, None)
    except (ValueError, TypeError):
        return pkcs12.load_pkcs12(data, passphrase().encode())
