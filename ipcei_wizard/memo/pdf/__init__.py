"""The memo on paper: lays a document tree out on A4 pages and writes them as PDF. Knows nothing of assessments."""

from ipcei_wizard.memo.pdf.glyphs import Unprintable, UnprintableCharacters, unprintable
from ipcei_wizard.memo.pdf.render import render_pdf

__all__ = ["Unprintable", "UnprintableCharacters", "render_pdf", "unprintable"]
