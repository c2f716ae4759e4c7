"""How many pages a document asks, without drawing it."""

from ipcei_wizard.memo.document import Document
from ipcei_wizard.memo.pdf.pages import paginate


def page_count(document: Document) -> int:
    """Return the number of pages that `render_pdf` would make of `document`."""
    return len(paginate(document).pages)
