"""A little PDF syntax, for the objects that ReportLab does not know."""

from ipcei_wizard.memo.characters import clean


def pdf_text(text: str) -> str:
    """Return `text` as a PDF string, whatever characters it has."""
    text = clean(text)
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
