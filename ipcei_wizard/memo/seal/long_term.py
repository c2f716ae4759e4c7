"""What is needed in thirty years to judge a seal: certificates, and proof that none was revoked at the time (B-LT).

A chain offers it when its certificates name a list of revoked ones (CRL) or a service that answers about one (OCSP).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import asn1crypto.crl
import asn1crypto.ocsp
import asn1crypto.x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.ocsp import OCSPRequestBuilder
from cryptography.x509.oid import AuthorityInformationAccessOID

from ipcei_wizard.memo.seal.outside import ask
from ipcei_wizard.strict.faults import DocumentRefused, Fault


@dataclass(frozen=True, slots=True)
class ValidationData:
    """What goes with a seal; empty where the chain offers no proof."""

    certificates: tuple[asn1crypto.x509.Certificate, ...] = ()
    lists: tuple[asn1crypto.crl.CertificateList, ...] = ()
    answers: tuple[asn1crypto.ocsp.OCSPResponse, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lists or self.answers)


def validation_data(certificates: Sequence[x509.Certificate]) -> ValidationData:
    """Return what the certificates of a chain offer, fetched from the addresses in them.

    Raises:
        DocumentRefused: such an address does not answer, or with something else.
    """
    lists: dict[str, asn1crypto.crl.CertificateList] = {}
    answers: list[asn1crypto.ocsp.OCSPResponse] = []
    for certificate in certificates:
        if certificate.issuer == certificate.subject:
            continue
        issuer = next((each for each in certificates if each.subject == certificate.issuer), None)
        services = list(_services(certificate)) if issuer else []
        if services and issuer:
            answers.append(_answer(services[0], certificate, issuer))
            continue
        for address in list(_lists(certificate))[:1]:
            lists[address] = lists.get(address) or _list(address)
    own = tuple(asn1crypto.x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in certificates)
    return ValidationData(own, tuple(lists.values()), tuple(answers))


def _services(certificate: x509.Certificate) -> Iterator[str]:
    try:
        known = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return
    for each in known:
        if each.access_method == AuthorityInformationAccessOID.OCSP and isinstance(
            each.access_location, x509.UniformResourceIdentifier
        ):
            yield each.access_location.value


def _lists(certificate: x509.Certificate) -> Iterator[str]:
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return
    for point in points:
        for name in point.full_name or ():
            if isinstance(name, x509.UniformResourceIdentifier) and name.value.startswith(("http://", "https://")):
                yield name.value


def _list(address: str) -> asn1crypto.crl.CertificateList:
    content = ask(address, "revocation-unreachable")
    try:
        if content.lstrip().startswith(b"-----"):
            content = x509.load_pem_x509_crl(content).public_bytes(Encoding.DER)
        found = asn1crypto.crl.CertificateList.load(content, strict=True)
        found.native  # noqa: B018 - what is no list is found out when it is looked into
    except (ValueError, TypeError):
        raise DocumentRefused([Fault(address, None, "revocation-unreachable", {"reason": "CRL"})]) from None
    return found


def _answer(address: str, certificate: x509.Certificate, issuer: x509.Certificate) -> asn1crypto.ocsp.OCSPResponse:
    # Services know a certificate by a SHA-1 of its issuer; nothing secret depends on it.
    request = OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA1()).build()  # noqa: S303
    kinds = {"kind": "application/ocsp-request", "answer": "application/ocsp-response"}
    content = ask(address, "revocation-unreachable", question=request.public_bytes(Encoding.DER), **kinds)
    try:
        found = asn1crypto.ocsp.OCSPResponse.load(content, strict=True)
        status = str(found["response_status"].native)
    except (ValueError, TypeError):
        status = "OCSP"
    if status != "successful":
        raise DocumentRefused([Fault(address, None, "revocation-unreachable", {"reason": status})])
    return found
