"""Puts signatures on a finished memo (PAdES), each as an update of the file: those of approvers first, the seal last.

The bytes of the memo stay as they are, in front. The seal allows nothing after it: on a memo without signatures as a
certification, which must be the first signature of a file; behind those of approvers as one that locks the document.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ipcei_wizard.memo.seal.fields import SEAL_FIELD, Field, add_fields, fields_of, step_field
from ipcei_wizard.memo.seal.long_term import validation_data
from ipcei_wizard.memo.seal.on_token import Key, TokenKey
from ipcei_wizard.memo.seal.timestamp import TimestampService, no_timestamp
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused


class _QuietWriter(IncrementalPdfFileWriter):
    """Writes a signature and nothing else: the metadata are the memo's, and pyHanko would rewrite them."""

    def _update_meta(self) -> None:
        pass


def seal_pdf(pdf: bytes, key: Key, language: Language = "nl", *, timestamps: TimestampService | None = None) -> bytes:
    """Return `pdf`, a memo of this program without a seal, with the seal of `key` on it.

    With a timestamp service the moment comes from there, and what the certificates offer to judge them in thirty years
    goes along, in the same update: the seal covers it.

    Raises:
        DocumentRefused: the service, or an address in the certificates, does not answer as it should.
    """
    writer = _QuietWriter(BytesIO(pdf))
    first = not fields_of(writer)
    if first:
        add_fields(writer, [Field(SEAL_FIELD, say("seal.field", language))])
    metadata = PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=say("seal.reason", language),
        certify=first,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    return _signed(writer, key, metadata, timestamps)


def sign_step(  # noqa: PLR0913 - the last two are optional and said by name
    pdf: bytes,
    key: Key,
    number: int,
    steps: Sequence[str],
    language: Language = "nl",
    *,
    timestamps: TimestampService | None = None,
) -> bytes:
    """Return a memo with the signature of `key` at step `number` (from 1) of the route, of which `steps` are the names.

    The first signature brings the fields of all steps and of the seal, so that none has to be made later.

    Raises:
        DocumentRefused: as `seal_pdf` does.
    """
    writer = _QuietWriter(BytesIO(pdf))
    if not fields_of(writer):
        named = [Field(step_field(at), say("seal.step-field", language, step=step)) for at, step in enumerate(steps, 1)]
        add_fields(writer, [*named, Field(SEAL_FIELD, say("seal.field", language), closes=True)])
    metadata = PdfSignatureMetadata(
        field_name=step_field(number),
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=say("seal.step-reason", language, step=steps[number - 1]),
    )
    return _signed(writer, key, metadata, timestamps)


def _signed(
    writer: IncrementalPdfFileWriter, key: Key, metadata: PdfSignatureMetadata, timestamps: TimestampService | None
) -> bytes:
    out = BytesIO()
    with _answering(timestamps):
        if timestamps:
            _add_validation_data(writer, key, timestamps)
        signer = PdfSigner(metadata, _signer(key), timestamper=timestamps)
        signer.sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()


@contextmanager
def _answering(timestamps: TimestampService | None) -> Iterator[None]:
    try:
        yield
    except TimestampRequestError as error:
        raise DocumentRefused([no_timestamp(timestamps.address if timestamps else "", str(error))]) from None


def _add_validation_data(writer: IncrementalPdfFileWriter, key: Key, timestamps: TimestampService) -> None:
    token = asyncio.run(timestamps.async_dummy_response("sha256"))  # it is asked anyhow, for the room it takes
    stamping = [load_der_x509_certificate(each.chosen.dump()) for each in token["content"]["certificates"]]
    found = validation_data((key.certificate, *key.chain, *stamping))
    if found:
        DocumentSecurityStore.supply_dss_in_writer(
            writer, None, certs=found.certificates, crls=found.lists, ocsps=found.answers
        )


def _signer(key: Key) -> Signer:
    if isinstance(key, TokenKey):
        return key.signer
    private = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    # A certificate that vouches for itself proves nothing, and the seal does not cover it: who verifies has their own.
    above = [each for each in key.chain if each.issuer != each.subject]
    certificate, *chain = (Certificate.load(each.public_bytes(Encoding.DER)) for each in (key.certificate, *above))
    store = SimpleCertificateStore()
    store.register_multiple(chain)  # its own would be in the file twice
    return SimpleSigner(certificate, PrivateKeyInfo.load(private), store)
