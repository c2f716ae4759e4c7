"""The memo for Word: writes a document tree as Office Open XML (ISO/IEC 29500). Knows nothing of assessments."""

from ipcei_wizard.memo.docx.render import render_docx

__all__ = ["render_docx"]
