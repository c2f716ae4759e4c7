"""The XMP packet of a memo: what archives and search engines read, and which standards the file says it keeps."""

from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from ipcei_wizard import __version__
from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.document import Document

CREATOR: Final = f"IPCEI wizard {__version__}"
NAMESPACE: Final = "urn:ipcei-wizard:memo:1:"
_OUR_PROPERTIES: Final = {
    "framework": "The questionnaire that the memo answers",
    "frameworkVersion": "Its version",
    "frameworkDigest": "The SHA-256 of its content",
    "toolVersion": "The version of the IPCEI wizard that made the file",
}
_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
_FORBIDDEN: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))  # XML cannot say these


def xmp_packet(document: Document, created: datetime) -> bytes:
    """Return the packet for `document`, made at `created`."""
    metadata = document.metadata
    moment = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    ours = {
        "framework": metadata.framework,
        "frameworkVersion": metadata.framework_version,
        "frameworkDigest": metadata.framework_digest,
        "toolVersion": __version__,
    }
    keywords = ", ".join(metadata.keywords)
    properties = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(document.title)}</dc:title>",
        _when(metadata.subject, f"<dc:description>{_alternatives(metadata.subject)}</dc:description>"),
        _when(metadata.author, f"<dc:creator><rdf:Seq>{_entry(metadata.author)}</rdf:Seq></dc:creator>"),
        _when(metadata.reference, f"<dc:identifier>{_said(metadata.reference)}</dc:identifier>"),
        f"<dc:language><rdf:Bag>{_entry(document.language)}</rdf:Bag></dc:language>",
        _when(keywords, f"<pdf:Keywords>{_said(keywords)}</pdf:Keywords>"),
        f"<pdf:Producer>{_said(CREATOR)}</pdf:Producer>",
        f"<xmp:CreatorTool>{_said(CREATOR)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
        *(_when(value, f"<ipcei:{name}>{_said(value)}</ipcei:{name}>") for name, value in ours.items()),
    ]
    return _PACKET.format(
        properties="\n".join(filter(None, properties)),
        schemas=_schema(_UA, "pdfuaid", "PDF/UA identification", {"part": "PDF/UA version"}, kind="Integer")
        + _schema(NAMESPACE, "ipcei", "IPCEI wizard", _OUR_PROPERTIES, kind="Text"),
    ).encode()


def _when(value: str, written: str) -> str:
    return written if value.strip() else ""


def _said(text: str) -> str:
    return escape(" ".join(clean(text).translate(_FORBIDDEN).split()))


def _entry(text: str) -> str:
    return f"<rdf:li>{_said(text)}</rdf:li>"


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_said(text)}</rdf:li></rdf:Alt>'


def _schema(address: str, prefix: str, name: str, properties: dict[str, str], *, kind: str) -> str:
    """Describe properties that PDF/A does not know by itself; without this it refuses them."""
    described = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{property_}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{what}</pdfaProperty:description></rdf:li>"
        for property_, what in properties.items()
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{name}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{address}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{described}</rdf:Seq></pdfaSchema:property></rdf:li>\n"
    )


_PACKET: Final = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="{_UA}"
 xmlns:ipcei="{NAMESPACE}">
{{properties}}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
{{schemas}}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
