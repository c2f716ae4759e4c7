"""A memo as Typst markup, so that Typst can be given the same content to set: for `make bench` only."""

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.characters import clean

_SETUP = """#set document(title: {title})
#set page(paper: "a4", margin: (top: 96pt, right: 71pt, bottom: 68pt, left: 77pt))
#set page(footer: context [Pagina #counter(page).display()])
#set text(font: ("Source Sans 3", "DejaVu Sans"), size: 11pt, lang: "nl")
#show heading: set text(fill: rgb("#154273"), weight: 600)
"""


def typst_markup(document: tree.Document, mark: str = "") -> str:
    """Return `document` as Typst; `mark` stands behind every text, so that Typst cannot use what it set before."""
    writer = _Writer(document, mark)
    body = "\n\n".join((writer.blocks(document.side_column), writer.blocks(document.blocks)))
    return _SETUP.format(title=writer.said(document.title)) + body


class _Writer:
    def __init__(self, document: tree.Document, mark: str) -> None:
        self._notes = dict(document.notes)
        self._mark = mark

    def said(self, text: str) -> str:
        return '"' + (clean(text) + self._mark).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    def blocks(self, blocks: tree.Blocks) -> str:
        return "\n\n".join(map(self._block, blocks))

    def _block(self, block: tree.Block) -> str:  # noqa: PLR0911 - one line per kind of block
        match block:
            case tree.Heading(level, inlines):
                return f"#heading(level: {level})[{self._inlines(inlines)}]"
            case tree.Paragraph(inlines):
                return f"#par[{self._inlines(inlines)}]"
            case tree.ListBlock(items, ordered, start):
                name = f"#enum(start: {start})" if ordered else "#list"
                return name + "".join(f"[{self.blocks(item)}]" for item in items)
            case tree.Quote(inner):
                return f"#quote(block: true)[{self.blocks(inner)}]"
            case tree.Callout(inner) | tree.KeepTogether(inner):
                return f'#block(fill: rgb("#EEF3F8"), inset: 10pt, width: 100%)[{self.blocks(inner)}]'
            case tree.Table():
                return self._table(block)
            case tree.KeyValues(entries):
                return (
                    "#terms("
                    + "".join(f"terms.item[{self._inlines(e.label)}][{self.blocks(e.blocks)}]," for e in entries)
                    + ")"
                )
            case tree.Rule():
                return "#line(length: 100%)"
            case tree.PageBreak():
                return "#pagebreak()"
            case tree.Figure(_, alternative):
                return f"#par[#{self.said(alternative)}]"

    def _table(self, table: tree.Table) -> str:
        header = "".join(self._row(row) for row in table.header)
        rows = "".join(self._row(row) for row in table.rows)
        top = f"table.header({header})," if header else ""
        return f"#table(columns: {len(table.columns)}, stroke: none, {top}{rows})"

    def _row(self, row: tree.Row) -> str:
        return "".join(f"table.cell(colspan: {cell.span})[{self.blocks(cell.blocks)}]," for cell in row.cells)

    def _inlines(self, inlines: tree.Inlines) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: tree.Inline) -> str:  # noqa: PLR0911 - one line per kind of inline
        match inline:
            case tree.Text(text):
                return f"#{self.said(text)};"
            case tree.Code(text):
                return f"#raw({self.said(text)});"
            case tree.Strong(inner):
                return f"#strong[{self._inlines(inner)}]"
            case tree.Emphasis(inner):
                return f"#emph[{self._inlines(inner)}]"
            case tree.Link(url, inner) if not url.startswith("#"):
                return f"#link({self.said(url)})[{self._inlines(inner)}]"
            case tree.Link(_, inner) | tree.LanguageSpan(_, inner):
                return self._inlines(inner)
            case tree.LineBreak():
                return "#linebreak();"
            case tree.NoteReference(number):
                note = self._notes.pop(number, None)
                return f"#footnote[{self.blocks(note)}]" if note else f"#super[{number}]"
