"""The memo for Word: writes a document tree as an Office Open XML file (ISO/IEC 29500). Knows nothing of assessments."""

from ipcei_wizard.memo.docx.render import render_docx

__all__ = ["render_docx"]
