"""Is a memo as it was sealed, by whom, and does its text say what its data say? Facts apart; one property judges.

The seal is checked with pyHanko, the text by rendering the memo's own data again. Nothing is fetched from anywhere.
"""

import logging
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Final, Literal

import pikepdf
from asn1crypto.cms import EncapsulatedContentInfo
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError, SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import ValidationError

from ipcei_wizard.memo.rerendering import UNREADABLE, Carried, Difference, carried_assessment, difference
from ipcei_wizard.memo.seal.fields import Field, fields_of

Verdict = Literal["valid", "altered", "unsigned", "untrusted", "unreadable"]
_FAILURES: Final = (*UNREADABLE, zlib.error, PdfError, SignatureValidationError, ValidationError)
_SEALED: Final = re.compile(rb"/ByteRange\s*\[|/ETSI\.CAdES\.detached|/adbe\.pkcs7\.")
_MAY_SEAL: Final = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """One seal or signature. Where it cannot be read at all, the name is empty and nothing holds."""

    name: str
    role: Literal["seal", "signature"]
    signed_at: datetime | None
    intact: bool
    """What it covers is what was signed."""
    valid: bool
    """It was made with the key of its certificate, and nothing came after it that it does not allow."""
    trusted: bool
    """A certificate that the reader trusts stands above it."""
    issuer: str = ""
    timestamped: bool = False
    """The moment comes from a timestamp that is valid and trusted, not from the clock of who signed."""
    described: str = ""
    """What an approver's signature is put at, as its field says: a step of the sign-off route."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What is found in a file that should be a memo."""

    readable: bool
    encrypted: bool = False
    """It is a PDF that asks for a password, so that nobody can look into it."""
    signatures: tuple[Signature, ...] = ()
    sealed_once: bool = False
    """There is a signature in the file, even if it can no longer be read."""
    covers_whole_file: bool = False
    """The last signature covers every byte of the file."""
    carried: Carried | None = None
    difference: Difference | None = None
    signed_fields: tuple[str, ...] = ()
    open_fields: tuple[str, ...] = ()
    """What the fields say of themselves in which nobody signed yet."""

    @property
    def sealed(self) -> bool:
        """Whether one of the signatures is a seal, which allows nothing after it."""
        return any(each.role == "seal" for each in self.signatures)

    @property
    def intact(self) -> bool:
        """Whether every signature says that nothing changed; False without any."""
        return bool(self.signatures) and all(each.intact and each.valid for each in self.signatures)

    @property
    def data_matches_text(self) -> bool:
        """Whether the memo carries its data, and prints what they say."""
        return self.carried is not None and self.difference is None

    @property
    def trusted(self) -> bool:
        """Whether every signature is of somebody the reader trusts."""
        return bool(self.signatures) and all(each.trusted for each in self.signatures)

    @property
    def verdict(self) -> Verdict:
        """Return the one word for all of it."""
        if not self.readable:
            return "unreadable"
        if not self.sealed_once:
            return "unsigned"
        if not (self.intact and self.covers_whole_file and self.data_matches_text):
            return "altered"
        if not self.sealed:
            return "unsigned"
        return "valid" if self.trusted else "untrusted"

    def to_contract(self) -> dict[str, Any]:
        """Return what `verify --json` prints."""
        return {
            "verdict": self.verdict,
            "intact": self.intact,
            "covers_whole_file": self.covers_whole_file,
            "data_matches_text": self.data_matches_text,
            "signatures": [_signature_to_contract(each) for each in self.signatures],
            "assessment": _assessment_to_contract(self.carried) if self.carried else None,
        }


def verify_memo(data: bytes, trusted: Sequence[Certificate] = ()) -> Verification:
    """Return what is found in the file `data`; `trusted` are the certificates that the reader trusts."""
    _keep_quiet()
    sealed_once = bool(_SEALED.search(data))
    opens = _opens(data)
    if opens == "with a password" or (opens == "no" and not sealed_once):
        return Verification(readable=False, encrypted=opens != "no")
    judged = _judged_in(data, trusted)
    carried = carried_assessment(data)
    fields = _fields(data)
    return Verification(
        readable=True,
        signatures=tuple(signature for signature, _ in judged),
        sealed_once=sealed_once or bool(judged),
        covers_whole_file=bool(judged) and judged[-1][1],
        carried=carried,
        difference=difference(data, carried.assessment, carried.signed, carried.framework) if carried else None,
        signed_fields=tuple(field.name for field in fields if field.signed),
        open_fields=tuple(field.described for field in fields if not field.signed),
    )


def _keep_quiet() -> None:
    # What pyHanko has to say is in its verdict; without a handler Python prints its warnings on the terminal.
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _opens(data: bytes) -> Literal["yes", "no", "with a password"]:
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return "yes" if len(pdf.pages) > 0 else "no"
    except pikepdf.PasswordError:
        return "with a password"
    except UNREADABLE:
        return "no"


def verify_seals(data: bytes, trusted: Sequence[Certificate] = ()) -> tuple[Signature, ...]:
    """Return the seals and signatures alone, oldest first, without a look at what the memo says."""
    _keep_quiet()
    return tuple(signature for signature, _ in _judged_in(data, trusted))


def _fields(data: bytes) -> tuple[Field, ...]:
    try:
        return fields_of(PdfFileReader(BytesIO(data)))
    except _FAILURES:
        return ()


def _judged_in(data: bytes, trusted: Sequence[Certificate]) -> list[tuple[Signature, bool]]:
    """Return the signatures, oldest first, each with whether it covers the whole file."""
    try:
        found = PdfFileReader(BytesIO(data)).embedded_signatures
    except _FAILURES:
        return []
    return [_judged(each, data, trusted) for each in found]


def _judged(embedded: Any, data: bytes, trusted: Sequence[Certificate]) -> tuple[Signature, bool]:
    role: Literal["seal", "signature"] = "signature"
    try:
        role = "seal" if embedded.docmdp_level is not None else "signature"
        certificate = embedded.signer_cert
        status = _status(embedded, trusted)
        stamp = status.timestamp_validity
        stamped = _holds(stamp)
        covers = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        allowed = covers or (status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and bool(status.docmdp_ok))
        signature = Signature(
            name=_common_name(certificate.subject),
            role=role,
            signed_at=stamp.timestamp if stamped else status.signer_reported_dt,
            intact=bool(status.intact) and _well_written(embedded, data),
            valid=bool(status.valid) and allowed and (stamp is None or bool(stamp.valid)),
            trusted=bool(status.trusted),
            issuer=_common_name(certificate.issuer),
            timestamped=stamped,
            described=str(embedded.sig_field.get("/TU", "")) if role == "signature" else "",
        )
    except _FAILURES:
        return Signature("", role, None, intact=False, valid=False, trusted=False), False
    return signature, covers


def _status(embedded: Any, trusted: Sequence[Certificate]) -> Any:
    """Return what pyHanko finds; certificates are judged at the moment that a trusted timestamp gives, else now."""
    now = _context(embedded, trusted, None)
    at = now
    if any(True for _ in extract_tst_data_iter(embedded.signer_info, signed=False)):
        first: Any = validate_pdf_signature(embedded, now, key_usage_settings=_MAY_SEAL, skip_diff=True)
        if _holds(first.timestamp_validity):
            at = _context(embedded, trusted, first.timestamp_validity.timestamp)
    return validate_pdf_signature(embedded, at, now, key_usage_settings=_MAY_SEAL)


def _holds(stamp: Any) -> bool:
    return bool(stamp and stamp.valid and stamp.trusted)


def _context(embedded: Any, trusted: Sequence[Certificate], moment: datetime | None) -> ValidationContext:
    """Return whom to trust, at which moment (None is now), with what the file itself says of revoked certificates."""
    settings: dict[str, Any] = {"trust_roots": list(trusted), "allow_fetching": False, "revocation_mode": "soft-fail"}
    if moment is not None:
        settings |= {"moment": moment, "retroactive_revinfo": True}
    try:
        return DocumentSecurityStore.read_dss(embedded.reader).as_validation_context(settings)
    except NoDSSFoundError:
        return ValidationContext(**settings)


def _well_written(embedded: Any, data: bytes) -> bool:
    """Tell whether the bytes that hold the signature, which it cannot cover itself, hold nothing but the signature."""
    first, length, second, _ = (int(each) for each in embedded.byte_range)
    written = data[first + length : second]
    if written[:1] != b"<" or written[-1:] != b">":
        return False
    digits = written[1:-1].decode("latin-1")
    content = bytes(embedded.pkcs7_content)
    size = _encoded_size(content)
    # Two values, its kind and the signature: with a longer length, zeros behind it would count as a third.
    kind = _header_size(content)
    signature = kind + _encoded_size(content[kind:])
    alone = signature + _encoded_size(content[signature:]) == size <= len(content) and not any(content[size:])
    one_spelling = digits in (digits.lower(), digits.upper()) and bytes.fromhex(digits) == content
    return first == 0 and alone and one_spelling and _says_nothing_else(embedded.signed_data)


def _says_nothing_else(signed: Any) -> bool:
    """Tell whether the parts of a signature that nothing covers say what the covered parts say."""
    [signer] = signed["signer_infos"]
    [digest] = signed["digest_algorithms"]
    hashes = (digest.dump(), signer["digest_algorithm"].dump())
    bare = EncapsulatedContentInfo({"content_type": "data"})
    return bool(
        hashes[0] == hashes[1]
        and signed["encap_content_info"].dump() == bare.dump()
        and signed["version"].native == signer["version"].native == "v1"
    )


def _encoded_size(content: bytes) -> int:
    """Return how many bytes the DER value at the beginning of `content` takes."""
    header = _header_size(content)
    return header + (content[1] if header == 2 else int.from_bytes(content[2:header], "big"))


def _header_size(content: bytes) -> int:
    """Return how many bytes say what kind of value `content` begins with, and how long it is."""
    return 2 if content[1] < 0x80 else 2 + (content[1] & 0x7F)


def _common_name(name: Any) -> str:
    native = name.native
    return str(native.get("common_name") or native.get("organization_name") or name.human_friendly)


def _signature_to_contract(signature: Signature) -> dict[str, Any]:
    return {
        "name": signature.name,
        "role": signature.role,
        "signed_at": signature.signed_at.isoformat() if signature.signed_at else None,
        "intact": signature.intact,
        "valid": signature.valid,
        "trusted": signature.trusted,
    }


def _assessment_to_contract(carried: Carried) -> dict[str, Any]:
    assessment = carried.assessment
    return {
        "id": assessment.memo.reference or None,
        "title": assessment.initiative.title,
        "framework": assessment.framework,
        "digest": carried.digest,
    }
