"""Puts the document seal on a finished memo: a PAdES certification that allows no change, as an update of the file.

The bytes of the memo stay as they are, in front. The update holds an invisible field, its place in the structure tree
(so that a screen reader says there is a seal, and PDF/UA holds) and the seal.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ipcei_wizard.memo.seal.key import SealKey
from ipcei_wizard.memo.seal.long_term import validation_data
from ipcei_wizard.memo.seal.timestamp import TimestampService, no_timestamp
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused

FIELD: Final = "Documentzegel"
_PRINT_AND_LOCKED: Final = 4 + 128


class _QuietWriter(IncrementalPdfFileWriter):
    """Writes a seal and nothing else: the metadata are the memo's, and pyHanko would rewrite them."""

    def _update_meta(self) -> None:
        pass


def seal_pdf(
    pdf: bytes, key: SealKey, language: Language = "nl", *, timestamps: TimestampService | None = None
) -> bytes:
    """Return `pdf`, a memo of this program without signatures, with the seal of `key` on it.

    With a timestamp service the moment comes from there, and what the certificates offer to judge them in thirty years
    goes along, in the same update: the seal covers it.

    Raises:
        DocumentRefused: the service, or an address in the certificates, does not answer as it should.
    """
    writer = _QuietWriter(BytesIO(pdf))
    _add_field(writer, say("seal.field", language))
    if timestamps:
        _add_validation_data(writer, key, timestamps)
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=say("seal.reason", language),
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    out = BytesIO()
    signer = PdfSigner(metadata, _signer(key), timestamper=timestamps)
    with _answering(timestamps):
        signer.sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()


@contextmanager
def _answering(timestamps: TimestampService | None) -> Iterator[None]:
    try:
        yield
    except TimestampRequestError as error:
        raise DocumentRefused([no_timestamp(timestamps.address if timestamps else "", str(error))]) from None


def _add_validation_data(writer: IncrementalPdfFileWriter, key: SealKey, timestamps: TimestampService) -> None:
    with _answering(timestamps):
        token = asyncio.run(timestamps.async_dummy_response("sha256"))  # it is asked anyhow, for the room it takes
    stamping = [load_der_x509_certificate(each.chosen.dump()) for each in token["content"]["certificates"]]
    found = validation_data((key.certificate, *key.chain, *stamping))
    if found:
        DocumentSecurityStore.supply_dss_in_writer(
            writer, None, certs=found.certificates, crls=found.lists, ocsps=found.answers
        )


def _signer(key: SealKey) -> SimpleSigner:
    private = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    # A certificate that vouches for itself proves nothing, and the seal does not cover it: who verifies has their own.
    above = [each for each in key.chain if each.issuer != each.subject]
    certificate, *chain = (Certificate.load(each.public_bytes(Encoding.DER)) for each in (key.certificate, *above))
    store = SimpleCertificateStore()
    store.register_multiple(chain)  # its own would be in the file twice
    return SimpleSigner(certificate, PrivateKeyInfo.load(private), store)


def _add_field(writer: IncrementalPdfFileWriter, described: str) -> None:
    """Add the invisible field, last in reading order."""
    page, _ = writer.find_page_for_modification(0)
    tree = writer.root["/StructTreeRoot"]
    document = tree["/K"][0]
    place = int(tree["/ParentTreeNextKey"])
    widget = writer.add_object(_widget(page, place, described))
    form = writer.add_object(_form(tree, page, widget))
    annotations = page.get_object().setdefault(NameObject("/Annots"), ArrayObject())
    for listing, added in (
        (annotations, [widget]),
        (document["/K"], [form]),
        (tree["/ParentTree"]["/Nums"], [NumberObject(place), form]),
    ):
        listing.extend(added)
        writer.update_container(listing)
    writer.update_container(page.get_object())
    tree[NameObject("/ParentTreeNextKey")] = NumberObject(place + 1)
    writer.update_container(tree)
    writer.root[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([widget]), NameObject("/SigFlags"): NumberObject(3)}
    )
    writer.update_root()


def _widget(page: generic.Reference, place: int, described: str) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): generic.pdf_string(FIELD),
            NameObject("/TU"): generic.pdf_string(described),
            NameObject("/F"): NumberObject(_PRINT_AND_LOCKED),
            NameObject("/Rect"): ArrayObject([NumberObject(0)] * 4),
            NameObject("/P"): page,
            NameObject("/StructParent"): NumberObject(place),
        }
    )


def _form(tree: DictionaryObject, page: generic.Reference, widget: generic.IndirectObject) -> DictionaryObject:
    # pyHanko takes later signatures for tampering when this reference stands in an array.
    shown = DictionaryObject(
        {NameObject("/Type"): NameObject("/OBJR"), NameObject("/Pg"): page, NameObject("/Obj"): widget}
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/Form"),
            NameObject("/P"): tree["/K"].raw_get(0),
            NameObject("/Pg"): page,
            NameObject("/K"): shown,
        }
    )
