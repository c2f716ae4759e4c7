"""The memo without its tags and its archive form: what rendering costs by itself, for `make bench`."""

from typing import Any
from unittest.mock import patch

from ipcei_wizard.memo.advice import UNDATED
from ipcei_wizard.memo.document import Document
from ipcei_wizard.memo.pdf import render
from ipcei_wizard.memo.pdf.marks import Marks
from ipcei_wizard.memo.pdf.structure import Element, Owner, Skeleton


class _NoMarks(Marks):
    def claim(self, owner: Owner) -> None:
        """Say nothing of the ink that follows."""

    def link(self, owner: Element, target: str, area: tuple[float, float, float, float]) -> None:  # noqa: ARG002
        """Make a link as ReportLab does."""
        if target.startswith("#"):
            self._canvas.linkRect("", target[1:], area, thickness=0)
        else:
            self._canvas.linkURL(target, area, thickness=0)


class _NoSkeleton(Skeleton):
    def place_notes(self, element: Element, inlines: Any) -> None:  # noqa: ARG002
        """Give each note an element, since the layout asks for one."""
        for number in self._texts:
            self.notes.setdefault(number, self.root)


_canvas = render._canvas  # noqa: SLF001


def _compressing(*arguments: Any) -> Any:
    canvas = _canvas(*arguments)
    canvas.setPageCompression(1)
    canvas._doc.setCompression(1)  # noqa: SLF001
    return canvas


def render_untagged(document: Document) -> bytes:
    """Return `document` as ReportLab writes it, compressed, without structure, metadata and files."""
    with (
        patch.object(render, "Marks", _NoMarks),
        patch.object(render, "_canvas", _compressing),
        patch.object(render, "with_structure", lambda written, *_: (written, 0)),
        patch.object(render, "archived", lambda written, *_: written),
    ):
        return render.render_pdf(document, created=UNDATED)
