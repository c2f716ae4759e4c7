"""Makes of a tagged PDF one that can be archived (PDF/A-3a): metadata, colour profile, associated files, one spelling.

qpdf writes the file anew: compressed by its own code, so that the bytes do not depend on the machine.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import md5
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.document import Document
from ipcei_wizard.memo.pdf.xmp import CREATOR, xmp_packet
from ipcei_wizard.resources import resource_folder

_PROFILE: Final = "sRGB IEC61966-2.1"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within the memo, and what it is to the memo."""

    name: str
    data: bytes
    media_type: str
    description: str
    relationship: Literal["Source", "Data", "Supplement"]


def archived(
    written: bytes, structure: int, document: Document, created: datetime, attachments: Sequence[Attachment]
) -> bytes:
    """Return the PDF in `written`, which holds `document`, as PDF/A-3a and PDF/UA-1.

    `structure` is the number of the object that is the root of its structure tree.
    """
    out = BytesIO()
    moment = String(created.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'"))
    with _opened(written) as pdf:
        for number, page in enumerate(pdf.pages):
            page.obj.Tabs = Name.S
            page.obj.StructParents = number
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        root = pdf.Root
        root.StructTreeRoot = pdf.get_object(structure, 0)
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(document.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.Metadata = pdf.make_stream(xmp_packet(document, created), Type=Name.Metadata, Subtype=Name.XML)
        root.OutputIntents = Array([_output_intent(pdf)])
        pdf.trailer.Info = pdf.make_indirect(_information(document, moment))
        _attach(pdf, attachments, moment)
        pdf.save(
            out,
            deterministic_id=True,
            min_version="1.7",
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,  # our XMP names no version of PDF, and parsing it takes a while
        )
    return out.getvalue()


@contextmanager
def _opened(written: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF from a file: qpdf reads that a third faster than memory, which it asks Python for byte by byte."""
    with TemporaryDirectory(prefix="memo-") as folder:
        file = Path(folder) / "memo.pdf"
        file.write_bytes(written)
        with pikepdf.open(file) as pdf:
            yield pdf


def _information(document: Document, moment: String) -> Dictionary:
    metadata = document.metadata
    said = {
        "/Title": document.title,
        "/Author": metadata.author,
        "/Subject": metadata.subject,
        "/Keywords": ", ".join(metadata.keywords),
        "/Creator": CREATOR,
        "/Producer": CREATOR,
    }
    found = {name: String(" ".join(clean(value).split())) for name, value in said.items() if value.strip()}
    return Dictionary({**found, "/CreationDate": moment, "/ModDate": moment})


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_PROFILE),
        RegistryName=String("http://www.color.org"),
        Info=String(_PROFILE),
        DestOutputProfile=pdf.make_stream(_colour_profile(), N=3),
    )


@cache
def _colour_profile() -> bytes:
    return (resource_folder("templates") / "colour" / "srgb.icc").read_bytes()


def _attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], moment: String) -> None:
    names, files = Array(), Array()
    for attachment in sorted(attachments, key=lambda each: each.name):
        content = pdf.make_stream(
            attachment.data,
            Type=Name.EmbeddedFile,
            Subtype=Name(f"/{attachment.media_type}"),
            Params=Dictionary(
                Size=len(attachment.data),
                ModDate=moment,
                CheckSum=String(md5(attachment.data, usedforsecurity=False).digest()),
            ),
        )
        file = Dictionary(
            Type=Name.Filespec,
            F=String(attachment.name),
            UF=String(attachment.name),
            Desc=String(attachment.description),
            AFRelationship=Name(f"/{attachment.relationship}"),
            EF=Dictionary(F=content, UF=content),
        )
        names.extend([String(attachment.name), pdf.make_indirect(file)])
        files.append(names[-1])
    if files:
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
        pdf.Root.AF = files
