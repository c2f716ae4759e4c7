"""Does a memo print what its data say? What the file carries is rendered again and the two files are compared.

With the version of the program that made the memo they must be the same, object for object: pages, fonts, structure
tree, bookmarks, metadata. With another version, which may lay out pages otherwise, they must read the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from itertools import zip_longest
from typing import Any, Final
from warnings import catch_warnings, simplefilter

import pikepdf
from pikepdf import Name

from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import assessment_from_text
from ipcei_wizard.framework.kept import pinned
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.memo.advice import ASSESSMENT_FILE, render_advice
from ipcei_wizard.memo.pdf.read_aloud import read_aloud
from ipcei_wizard.memo.pdf.xmp import CREATOR, NAMESPACE
from ipcei_wizard.memo.signed import SIGN_OFFS_FILE, UNSIGNED, SignedRoute, route_from_json
from ipcei_wizard.messages import Language
from ipcei_wizard.strict.faults import DocumentRefused

UNREADABLE: Final = (
    *(pikepdf.exceptions.PikepdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
    *(RecursionError, NotImplementedError, OSError, RuntimeError),
)
"""What reading a file that somebody has been at may raise."""
_EXCERPT: Final = 12


@dataclass(frozen=True, slots=True)
class Carried:
    """What a memo carries: its assessment with the SHA-256 of the file that is in, and its sign-off route."""

    assessment: Assessment
    digest: str
    signed: SignedRoute = UNSIGNED
    language: Language = "nl"
    """The language in which the memo speaks."""
    framework: Framework | None = None
    """The version of the questionnaire that the memo says it answers, where that is kept."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the memo first reads otherwise than its data; both empty when it only looks otherwise."""

    printed: str = ""
    expected: str = ""
    other_version: bool = False
    """The memo was made by another version of the program, which may have worded it otherwise."""


def carried_assessment(data: bytes) -> Carried | None:
    """Return the assessment in the memo `data`, or None when there is none, more than one, or none that can be read."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            content = pdf.attachments[ASSESSMENT_FILE].get_file().read_bytes()
            sign_offs = pdf.attachments.get(SIGN_OFFS_FILE)
            signed = route_from_json(sign_offs.get_file().read_bytes()) if sign_offs else UNSIGNED
            language = _language(pdf)
            framework = _framework(pdf)
        assessment = assessment_from_text(content.decode(), file=ASSESSMENT_FILE, framework=framework)
        return Carried(assessment, sha256(content).hexdigest(), signed, language, framework)
    except (*UNREADABLE, DocumentRefused):
        return None


def difference(
    data: bytes, assessment: Assessment, signed: SignedRoute = UNSIGNED, framework: Framework | None = None
) -> Difference | None:
    """Return how the memo `data` differs from what this program prints for `assessment`; None when it does not.

    `signed` is the sign-off route that the memo should show, `framework` the version it answers if not the shipped one.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            language = _language(pdf)
            created = _moment(str(pdf.docinfo.CreationDate))
            other_version = str(pdf.docinfo.Creator) != CREATOR
        again = render_advice(assessment, language, framework=framework, created=created, signed=signed)
        if _bare(data) == _bare(again):
            return None
        said, expected = _read(data), _read(again)
    except UNREADABLE:
        return Difference()
    if other_version and said == expected:
        return None
    return _first_difference(said[0], expected[0], other_version=other_version)


def _language(pdf: pikepdf.Pdf) -> Language:
    return "en" if str(pdf.Root.Lang).startswith("en") else "nl"


def _framework(pdf: pikepdf.Pdf) -> Framework | None:
    """Return the kept version that the memo says it answers. A lie about it shows: the memo then reads otherwise."""
    with pdf.open_metadata() as said:
        named = [
            str(said.get(f"{{{NAMESPACE}}}{key}", "")) for key in ("framework", "frameworkVersion", "frameworkDigest")
        ]
    try:
        return pinned(*named).framework
    except KeyError:
        return None


def _moment(written: str) -> datetime:
    return datetime.strptime(written.replace("'", ""), "D:%Y%m%d%H%M%S%z")


def _first_difference(printed: list[str], expected: list[str], *, other_version: bool) -> Difference:
    for at, (one, other) in enumerate(zip_longest(printed, expected)):
        if one != other:
            start = max(0, at - _EXCERPT // 3)
            quoted, meant = (" ".join(words[start : at + _EXCERPT]) for words in (printed, expected))
            return Difference(quoted, meant, other_version)
    return Difference(other_version=other_version)


def _read(data: bytes) -> tuple[list[str], tuple[str, ...]]:
    root, flaws = read_aloud(data)
    return root.text().split(), flaws


def _bare(data: bytes) -> bytes:
    """Return the memo without its seal and its associated files, in one spelling: uncompressed, objects in order."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        _strip_seal(pdf)
        for key in ("/AF", "/Names"):
            if key in pdf.Root:
                del pdf.Root[key]
        with catch_warnings():
            simplefilter("ignore")  # about fields that somebody cut loose: that shows in the comparison
            pdf.save(
                out,
                static_id=True,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
    return out.getvalue()


def _strip_seal(pdf: pikepdf.Pdf) -> None:
    """Take out invisible signature fields with all that points to them; whatever else was added stays."""
    fields = {field.objgen for field in _seal_fields(pdf)}
    if not fields:
        return
    for key in ("/AcroForm", "/Perms", "/Extensions", "/Version", "/DSS"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        _keep(page.obj, "/Annots", lambda each: each.objgen not in fields)
    tree: Any = pdf.Root.StructTreeRoot
    forms: set[tuple[int, int]] = set()
    nums = tree.ParentTree.Nums
    while len(nums) > 1 and nums[-1].get("/S") == Name.Form and nums[-1].K.get("/Obj").objgen in fields:
        forms.add(nums[-1].objgen)
        del nums[-1], nums[-1]
        tree.ParentTreeNextKey = int(tree.ParentTreeNextKey) - 1
    _keep(tree.K[0], "/K", lambda each: each.objgen not in forms)


def _keep(owner: Any, key: str, wanted: Any) -> None:
    if key in owner:
        kept = [each for each in owner[key] if wanted(each)]
        if len(kept) < len(owner[key]):
            owner[key] = pikepdf.Array(kept)
        if not kept:
            del owner[key]


def _seal_fields(pdf: pikepdf.Pdf) -> Iterator[Any]:
    form: Any = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    for field in form.get("/Fields", ()):
        if field.get("/FT") == Name.Sig and [float(side) for side in field.Rect] == [0, 0, 0, 0] and "/AP" not in field:
            yield field
