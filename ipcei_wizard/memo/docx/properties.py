"""What a search engine or archive reads about the Word file: title, subject, language, reference, questionnaire."""

from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from ipcei_wizard import __version__
from ipcei_wizard.memo.document import Document
from ipcei_wizard.memo.docx.markup import on_one_line, part, tag

_CORE: Final = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core_properties(document: Document, created: datetime) -> bytes:
    """Return title, subject, author and dates, as every kind of file of the Office family has them."""
    metadata = document.metadata
    moment = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    values = {
        "dc:title": document.title,
        "dc:subject": metadata.subject,
        "dc:creator": metadata.author,
        "cp:keywords": ", ".join(metadata.keywords),
        "dc:identifier": metadata.reference,
        "dc:language": document.language,
        "cp:contentStatus": document.draft_label if document.draft else "",
    }
    written = [tag(name, {}, escape(on_one_line(value))) for name, value in values.items() if value.strip()]
    dated = [tag(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, moment) for name in ("created", "modified")]
    return part(tag("cp:coreProperties", _CORE, *written, *dated))


def extended_properties() -> bytes:
    """Return which program made the file."""
    return part(tag("Properties", {"xmlns": _EXTENDED}, tag("Application", {}, "IPCEI wizard")))


def custom_properties(document: Document) -> bytes:
    """Return which questionnaire the memo answers, and which version of the tool wrote it."""
    metadata = document.metadata
    values = {
        "framework": metadata.framework,
        "frameworkVersion": metadata.framework_version,
        "frameworkDigest": metadata.framework_digest,
        "toolVersion": __version__,
    }
    written = [
        tag(
            "property",
            {"fmtid": _CUSTOM_FORMAT, "pid": number, "name": name},
            tag("vt:lpwstr", {}, escape(on_one_line(value))),
        )
        for number, (name, value) in enumerate(values.items(), 2)
        if value
    ]
    return part(tag("Properties", {"xmlns": _CUSTOM, "xmlns:vt": _TYPES}, *written))
