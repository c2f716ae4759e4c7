"""The signature fields of a memo: invisible, with a place in the structure tree, made before the first signature.

pyHanko takes a later signature for tampering when the reference of a form element to its field stands in an array, or
when elements are not in one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields

SEAL_FIELD: Final = "Documentzegel"
_STEP_FIELD: Final = "Paraaf-"
_PRINT_AND_LOCKED: Final = 4 + 128
_NOTHING: Final = 1  # what a lock that closes the document allows


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field: its name in the file, what it is in words, and whether a signature in it closes the file."""

    name: str
    described: str
    closes: bool = False
    signed: bool = False


def step_field(number: int) -> str:
    """Return the name of the field of a step of the route, counted from 1."""
    return f"{_STEP_FIELD}{number}"


def fields_of(file: PdfHandler) -> tuple[Field, ...]:
    """Return the signature fields of a file."""
    return tuple(
        Field(name, str(reference.get_object().get("/TU", name)), signed=value is not None)
        for name, value, reference in enumerate_sig_fields(file)
    )


def add_fields(writer: IncrementalPdfFileWriter, fields: Sequence[Field]) -> None:
    """Add fields to a memo that has none, last in reading order."""
    page, _ = writer.find_page_for_modification(0)
    tree = writer.root["/StructTreeRoot"]
    first = int(tree["/ParentTreeNextKey"])
    widgets = [writer.add_object(_widget(page, place, field)) for place, field in enumerate(fields, first)]
    forms = [writer.add_object(_form(tree, page, widget)) for widget in widgets]
    numbered = [entry for place, form in enumerate(forms, first) for entry in (NumberObject(place), form)]
    annotations = page.get_object().setdefault(NameObject("/Annots"), ArrayObject())
    for listing, added in (
        (annotations, widgets),
        (tree["/K"][0]["/K"], forms),
        (tree["/ParentTree"]["/Nums"], numbered),
    ):
        listing.extend(added)
        writer.update_container(listing)
    writer.update_container(page.get_object())
    tree[NameObject("/ParentTreeNextKey")] = NumberObject(first + len(fields))
    writer.update_container(tree)
    writer.root[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject(widgets), NameObject("/SigFlags"): NumberObject(3)}
    )
    writer.update_root()


def _widget(page: generic.Reference, place: int, field: Field) -> DictionaryObject:
    lock = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/SigFieldLock"),
            NameObject("/Action"): NameObject("/All"),
            NameObject("/P"): NumberObject(_NOTHING),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): generic.pdf_string(field.name),
            NameObject("/TU"): generic.pdf_string(field.described),
            NameObject("/F"): NumberObject(_PRINT_AND_LOCKED),
            NameObject("/Rect"): ArrayObject([NumberObject(0)] * 4),
            NameObject("/P"): page,
            NameObject("/StructParent"): NumberObject(place),
            **({NameObject("/Lock"): lock} if field.closes else {}),
        }
    )


def _form(tree: DictionaryObject, page: generic.Reference, widget: generic.IndirectObject) -> DictionaryObject:
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
