"""Everything somebody could do to a sealed memo: each returns the file as they would pass it on.

Three hands: one that changes bytes, one that adds to the file as the format allows (an incremental update), and one
that writes the whole file anew.
"""

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

OVERLAY: Final = b"q 1 g 50 600 400 80 re f 0 g BT /F1 12 Tf 60 620 Td (ja) Tj ET Q"


def signature_gap(data: bytes) -> tuple[int, int]:
    """Return where the signature itself begins and ends: the only bytes that it does not cover."""
    _, length, second, _ = (int(each) for each in re.findall(rb"/ByteRange\s*\[([\d\s]+)\]", data)[-1].split())
    return length, second


def flipped(data: bytes, at: int, *, to: int | None = None) -> bytes:
    """Return the file with one byte changed."""
    return data[:at] + bytes([data[at] ^ 1 if to is None else to]) + data[at + 1 :]


def at_share(share: float) -> Callable[[bytes], bytes]:
    """Change the byte at this share of the file."""
    return lambda data: flipped(data, int(share * (len(data) - 1)))


def in_signature(data: bytes) -> bytes:
    """Change a digit in the middle of the signature."""
    start, _ = signature_gap(data)
    return flipped(data, start + 2000)


def signature_spelled_otherwise(data: bytes) -> bytes:
    """Write one digit of the signature in lower case: the same signature, another byte."""
    start, end = signature_gap(data)
    digit = next(at for at in range(start, end) if data[at : at + 1].isupper())
    return flipped(data, digit, to=data[digit] + 32)


def behind_signature(data: bytes) -> bytes:
    """Hide a byte in the room that is kept free behind the signature."""
    _, end = signature_gap(data)
    return flipped(data, end - 5, to=ord("7"))


def updated(change: Callable[[IncrementalPdfFileWriter], None]) -> Callable[[bytes], bytes]:
    """Append a revision in which `change` was made."""

    def alter(data: bytes) -> bytes:
        writer, out = IncrementalPdfFileWriter(BytesIO(data)), BytesIO()
        change(writer)
        writer.write(out)
        return out.getvalue()

    return alter


def rewritten(change: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
    """Write the whole file anew, signature and all, after `change`."""

    def alter(data: bytes) -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(out)
        return out.getvalue()

    return alter


def _update_overlay(writer: IncrementalPdfFileWriter) -> None:
    page, _ = writer.find_page_for_modification(0)
    shown = page.get_object()
    stream = writer.add_object(generic.StreamObject(stream_data=OVERLAY))
    shown[NameObject("/Contents")] = ArrayObject([shown.raw_get("/Contents"), stream])
    writer.update_container(shown)


def _update_attachment(writer: IncrementalPdfFileWriter) -> None:
    specification = writer.root["/AF"][0]
    stream = generic.StreamObject(stream_data=specification["/EF"]["/F"].data.replace(b"ja", b"nee"))
    specification["/EF"][NameObject("/F")] = writer.add_object(stream)
    writer.update_container(specification["/EF"])


def _annotation(kind: str, flags: int) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Contents"): generic.pdf_string("Niet akkoord"),
            NameObject("/F"): NumberObject(flags),
            NameObject("/Rect"): ArrayObject([NumberObject(each) for each in (100, 100, 200, 120)]),
        }
    )


def _update_annotation(kind: str, flags: int) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page, _ = writer.find_page_for_modification(0)
        annotations = page.get_object()["/Annots"]
        annotations.append(writer.add_object(_annotation(kind, flags)))
        writer.update_container(annotations)

    return change


def _update_page(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    page = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Page"),
            NameObject("/Parent"): writer.root.raw_get("/Pages"),
            NameObject("/MediaBox"): ArrayObject([NumberObject(each) for each in (0, 0, 595, 842)]),
        }
    )
    pages["/Kids"].append(writer.add_object(page))
    pages[NameObject("/Count")] = NumberObject(int(pages["/Count"]) + 1)
    writer.update_container(pages["/Kids"])
    writer.update_container(pages)


def _update_catalog(key: str, value: Any) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[NameObject(key)] = value
        writer.update_root()

    return change


def _update_title(writer: IncrementalPdfFileWriter) -> None:
    information = writer.trailer["/Info"]
    information[NameObject("/Title")] = generic.pdf_string("Een andere nota")
    writer.update_container(information)


def _update_alternative(writer: IncrementalPdfFileWriter) -> None:
    document = writer.root["/StructTreeRoot"]["/K"][0]
    document[NameObject("/Alt")] = generic.pdf_string("Het advies is niet deelnemen")
    writer.update_container(document)


def _update_value(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


def _update_reason(writer: IncrementalPdfFileWriter) -> None:
    value = writer.root["/AcroForm"]["/Fields"][0]["/V"]
    value[NameObject("/Reason")] = generic.pdf_string("Concept")
    writer.update_container(value)


_SCRIPT = DictionaryObject(
    {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): generic.pdf_string("app.alert(1)")}
)


def _rewrite_nothing(_: pikepdf.Pdf) -> None:
    pass


def _rewrite_words(pdf: pikepdf.Pdf) -> None:
    """Write the letters of the last line on the first page the other way round."""
    instructions = list(pikepdf.parse_content_stream(pdf.pages[0]))
    shown: Any = next(
        each for each in reversed(instructions) if str(each.operator) == "Tj" and len(bytes(each.operands[0])) > 5
    )
    at = instructions.index(shown)
    backwards = String(bytes(shown.operands[0])[::-1])
    instructions[at] = pikepdf.ContentStreamInstruction([backwards], shown.operator)
    pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _rewrite_overlay(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"/Artifact BMC 1 g 50 600 400 80 re f EMC")


def _rewrite_attachment(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.AF[0].EF.F
    stream.write(stream.read_bytes().replace(b'"title": "', b'"title": "Niet '))


def _rewrite_fonts(pdf: pikepdf.Pdf) -> None:
    """Let the letters read otherwise than they look."""
    for font in pdf.pages[0].Resources.Font.values():
        font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0061>", b"<0065>"))


def _rewrite_bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Niet deelnemen")


def _rewrite_xmp(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"IPCEI", b"IPCEX"))


def _rewrite_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Een andere nota"


def _rewrite_link(pdf: pikepdf.Pdf) -> None:
    link = next(each for page in pdf.pages for each in page.obj.get("/Annots", ()) if each.Subtype == Name.Link)
    link.Border = Array([0, 0, 3])


def _rewrite_annotation(pdf: pikepdf.Pdf) -> None:
    hidden = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, F=2, Rect=Array([100, 100, 200, 120]))
    pdf.pages[-1].obj.Annots = Array([*pdf.pages[-1].obj.get("/Annots", ()), pdf.make_indirect(hidden)])


def _rewrite_alternative(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].K[0].ActualText = String("Niet deelnemen")


def _rewrite_order(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    kids[1], kids[2] = kids[2], kids[1]


def _rewrite_page_away(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def _rewrite_pages_swapped(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.Pages.Kids
    kids[0], kids[1] = kids[1], kids[0]


def _rewrite_second_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["toelichting.txt"] = pdf.attachments["assessment.json"]


def _rewrite_data_away(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF, pdf.Root.Names


def _rewrite_signature_away(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm.Fields[0].V
    del pdf.Root.Perms


def _rewrite_form_away(pdf: pikepdf.Pdf) -> None:
    field = pdf.Root.AcroForm.Fields[0]
    page = pdf.pages[0].obj
    page.Annots = Array([each for each in page.Annots if each.objgen != field.objgen])
    del pdf.Root.AcroForm, pdf.Root.Perms


def unsealed(data: bytes) -> bytes:
    """Cut off the revision with the seal: the memo as it was before."""
    return data[: data.index(b"%%EOF") + 6]


def cut_short(data: bytes) -> bytes:
    """Lose the last bytes."""
    return data[:-200]


def _one_stream_emptied(data: bytes) -> bytes:
    """Blank out a compressed stream of the memo, at the same length."""
    start = data.index(b"stream\n", len(data) // 4) + 7
    length = data.index(b"endstream", start) - start
    blank = zlib.compress(b" ")
    return data[:start] + blank + bytes(length - len(blank)) + data[start + length :]


def _byte_range_shrunk(data: bytes) -> bytes:
    """Say that the seal covers less, so that what follows can be changed."""
    found = list(re.finditer(rb"/ByteRange\s*\[\d+ \d+ \d+ (\d+)", data))[-1]
    digits = found[1]
    return data[: found.start(1)] + b"%0*d" % (len(digits), int(digits) - 50) + data[found.end(1) :]


def _saved_by_another_program(data: bytes) -> bytes:
    out = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(data))).write(out)
    return out.getvalue()


def signature_moved(sealed: bytes, other: bytes) -> bytes:
    """Put the signature of `sealed` into `other`, a memo that was sealed as well, in the place of its own."""
    (start, end), (first, last) = signature_gap(sealed), signature_gap(other)
    return other[:first] + sealed[start:end].ljust(last - first) + other[last:]


REMOVED: Final[dict[str, Callable[[bytes], bytes]]] = {
    "the seal cut off": unsealed,
    "the value of the field taken out": rewritten(_rewrite_signature_away),
}
ALTERED: Final[dict[str, Callable[[bytes], bytes]]] = {
    **{f"a byte at {share:.0%}": at_share(share) for share in (0.02, 0.13, 0.29, 0.41, 0.57, 0.7, 0.83, 0.94, 1)},
    "the first byte of the header": lambda data: flipped(data, 7),
    "a digit of the signature": in_signature,
    "the signature spelled otherwise": signature_spelled_otherwise,
    "a byte behind the signature": behind_signature,
    "less covered": _byte_range_shrunk,
    "a stream emptied": _one_stream_emptied,
    "a newline added": lambda data: data + b"\n",
    "words added behind the end": lambda data: data + b"% akkoord, de minister\n",
    "the last bytes lost": cut_short,
    "an overlay added": updated(_update_overlay),
    "the data replaced by an update": updated(_update_attachment),
    "a hidden annotation added": updated(_update_annotation("/FreeText", 2)),
    "a note added": updated(_update_annotation("/Text", 4)),
    "a stamp added": updated(_update_annotation("/Stamp", 4)),
    "a page added": updated(_update_page),
    "a script added": updated(_update_catalog("/OpenAction", _SCRIPT)),
    "another language said": updated(_update_catalog("/Lang", generic.pdf_string("de-DE"))),
    "another title in an update": updated(_update_title),
    "another alternative text": updated(_update_alternative),
    "the value of the field emptied": updated(_update_value),
    "another reason with the seal": updated(_update_reason),
    "an empty update": updated(lambda writer: writer.update_root()),
    "printed words changed": rewritten(_rewrite_words),
    "an overlay painted": rewritten(_rewrite_overlay),
    "the data replaced": rewritten(_rewrite_attachment),
    "letters that read otherwise": rewritten(_rewrite_fonts),
    "a bookmark changed": rewritten(_rewrite_bookmark),
    "metadata changed": rewritten(_rewrite_xmp),
    "the title changed": rewritten(_rewrite_title),
    "a link that leads elsewhere": rewritten(_rewrite_link),
    "an annotation painted": rewritten(_rewrite_annotation),
    "other words for a screen reader": rewritten(_rewrite_alternative),
    "another reading order": rewritten(_rewrite_order),
    "a page taken out": rewritten(_rewrite_page_away),
    "pages swapped": rewritten(_rewrite_pages_swapped),
    "a file attached": rewritten(_rewrite_second_attachment),
    "the data taken out": rewritten(_rewrite_data_away),
    "the form taken out": rewritten(_rewrite_form_away),
    "saved by qpdf": rewritten(_rewrite_nothing),
    "saved by another program": _saved_by_another_program,
}
CHANGES_THE_TEXT: Final[dict[str, Callable[[pikepdf.Pdf], None]]] = {
    "printed words changed": _rewrite_words,
    "an overlay painted": _rewrite_overlay,
    "the data replaced": _rewrite_attachment,
    "letters that read otherwise": _rewrite_fonts,
    "a bookmark changed": _rewrite_bookmark,
    "metadata changed": _rewrite_xmp,
    "the title changed": _rewrite_title,
    "a link that leads elsewhere": _rewrite_link,
    "an annotation painted": _rewrite_annotation,
    "other words for a screen reader": _rewrite_alternative,
    "another reading order": _rewrite_order,
    "a page taken out": _rewrite_page_away,
    "pages swapped": _rewrite_pages_swapped,
    "the data taken out": _rewrite_data_away,
}
"""What the memo's own data give away, even where the one who changed it put a trusted seal on it."""
