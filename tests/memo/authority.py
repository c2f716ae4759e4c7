"""A certificate authority, a timestamp service and lists of revoked certificates, served by a real HTTP server."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import asn1crypto.keys
import asn1crypto.x509
from asn1crypto.tsp import TimeStampReq
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from ipcei_wizard.memo.seal.key import SealKey

LONG: Final = timedelta(days=3650)


def name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


@dataclass
class Authority:
    """An authority that issues certificates; `address` is where its server answers, once there is one."""

    address: str = ""
    private: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    revoked: dict[int, datetime] = field(default_factory=dict)
    stamped_at: datetime | None = None
    """What the timestamp service says the time is; None is now."""
    spoiled: str = ""
    """The path that answers with something else."""

    def __post_init__(self) -> None:
        self.subject = name("Proefautoriteit")
        self.certificate = self._signed(self.subject, self.private.public_key(), ca=True)
        self._stamping = rsa.generate_private_key(65537, 2048)
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        self._stamper = self._signed(name("Proeftijdstempel"), self._stamping.public_key(), (usage, True))

    def key(self, common: str, *, until: datetime | None = None, proof: str = "") -> SealKey:
        """Issue a certificate; with a `proof` (crl, ocsp) it says where to learn whether it was revoked."""
        private = ec.generate_private_key(ec.SECP256R1())
        told: list[tuple[Any, bool]] = []
        address = x509.UniformResourceIdentifier(f"{self.address}/{proof}")
        if proof == "crl":
            told.append((x509.CRLDistributionPoints([x509.DistributionPoint([address], None, None, None)]), False))
        elif proof == "ocsp":
            service = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, address)
            told.append((x509.AuthorityInformationAccess([service]), False))
        certificate = self._signed(name(common), private.public_key(), *told, until=until)
        return SealKey(private, certificate, (self.certificate,))

    def trusted(self) -> list[asn1crypto.x509.Certificate]:
        return [asn1crypto.x509.Certificate.load(self.certificate.public_bytes(Encoding.DER))]

    def _signed(
        self, subject: x509.Name, public: Any, *told: tuple[Any, bool], ca: bool = False, until: datetime | None = None
    ) -> x509.Certificate:
        usage = (not ca, not ca, False, False, False, ca, ca, False, False)
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.subject)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - LONG)
            .not_valid_after(until or now + LONG)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(*usage), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        )
        for extension, critical in told:
            builder = builder.add_extension(extension, critical=critical)
        return builder.sign(self.private, hashes.SHA256())

    def answer(self, path: str, question: bytes) -> bytes:
        """Return what the server answers."""
        if path == self.spoiled:
            return b"<html>onderhoud</html>"
        return {"/tsa": self._timestamp, "/crl": self._list, "/ocsp": self._status}[path](question)

    def _timestamp(self, question: bytes) -> bytes:
        private = self._stamping.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        certificate = asn1crypto.x509.Certificate.load(self._stamper.public_bytes(Encoding.DER))
        stamper = DummyTimeStamper(certificate, asn1crypto.keys.PrivateKeyInfo.load(private), fixed_dt=self.stamped_at)
        request = stamper.async_request_tsa_response(TimeStampReq.load(question))
        return bytes(asyncio.run(request).dump())

    def _list(self, _: bytes) -> bytes:
        now = datetime.now(UTC)
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.subject)
        builder = builder.last_update(now - LONG).next_update(now + LONG)
        for number, moment in self.revoked.items():
            entry = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(moment).build()
            builder = builder.add_revoked_certificate(entry)
        return builder.sign(self.private, hashes.SHA256()).public_bytes(Encoding.DER)

    def _status(self, question: bytes) -> bytes:
        request, now = ocsp.load_der_ocsp_request(question), datetime.now(UTC)
        moment = self.revoked.get(request.serial_number)
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            issuer_name_hash=request.issuer_name_hash,
            issuer_key_hash=request.issuer_key_hash,
            serial_number=request.serial_number,
            algorithm=request.hash_algorithm,
            cert_status=ocsp.OCSPCertStatus.REVOKED if moment else ocsp.OCSPCertStatus.GOOD,
            this_update=now - timedelta(hours=1),
            next_update=now + LONG,
            revocation_time=moment,
            revocation_reason=None,
        )
        signed = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self.certificate).sign(
            self.private, hashes.SHA256()
        )
        return signed.public_bytes(Encoding.DER)


@contextmanager
def served() -> Iterator[Authority]:
    """Serve an authority on a port of its own."""
    authority = Authority()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = authority.answer(self.path, self.rfile.read(int(self.headers.get("Content-Length", 0))))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST  # noqa: N815 - its name in the standard library

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the standard library
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    authority.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield authority
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def pkcs12_of(key: SealKey, file: Path, passphrase: str = "") -> Path:
    """Write a key to a PKCS#12 file."""
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    content = pkcs12.serialize_key_and_certificates(b"sleutel", key.private, key.certificate, list(key.chain), lock)
    file.write_bytes(content)
    return file
