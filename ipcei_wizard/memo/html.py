"""The same document tree as plain semantic HTML, for the preview on the screen: escaped, without styles or scripts.

Class names start with `memo-`; notes are linked endnotes. Only addresses that may be followed become links.
"""

from collections.abc import Mapping
from html import escape
from typing import Final

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.svg import drawing_image

_DEEPEST: Final = 6
_FOLLOWED: Final = ("https://", "http://", "mailto:")


def document_html(document: tree.Document, *, base_level: int = 1, prefix: str = "") -> str:
    """Return a whole memo; its title becomes a heading of `base_level`.

    `prefix` begins the name of every place in it, so that two memos can stand on one page.
    """
    writer = _Writer(document.notes, base_level, prefix)
    side = f'<aside class="memo-side">{writer.blocks(document.side_column)}</aside>' if document.side_column else ""
    draft = f'<p class="memo-draft">{_text(document.draft_label)}</p>' if document.draft else ""
    organisation = "".join(f'<p class="memo-organisation">{_text(name)}</p>' for name in document.organisation)
    body = writer.blocks(document.blocks)
    reference = f'<p class="memo-reference">{_text(document.reference)}</p>' if document.reference else ""
    return (
        f'<article class="memo" lang="{escape(document.language)}">{draft}{organisation}{side}'
        f'<div class="memo-body">{body}</div>{writer.endnotes()}{reference}</article>'
    )


def blocks_html(blocks: tree.Blocks, *, base_level: int = 1) -> str:
    """Return blocks without the notes they may refer to; a heading of level 1 becomes one of `base_level`."""
    return _Writer({}, base_level).blocks(blocks)


class _Writer:
    """Writes blocks and remembers the notes that were referred to."""

    def __init__(self, notes: Mapping[int, tree.Blocks], base_level: int, prefix: str = "") -> None:
        self._notes = notes
        self._prefix = prefix
        self._shift = base_level - 1
        self._referred: list[int] = []

    def blocks(self, blocks: tree.Blocks) -> str:
        return "".join(self._block(block) for block in blocks)

    def endnotes(self) -> str:
        """Return the notes, each with a way back to where it was first referred to."""
        items = []
        for number in self._referred:  # grows while it is read: a note may refer to another
            back = f'<a class="memo-back" href="#{self._prefix}memo-ref-{number}" role="doc-backlink">↩</a>'
            note = f'id="{self._prefix}memo-note-{number}" value="{number}"'
            items.append(f"<li {note}>{self.blocks(self._notes[number])}{back}</li>")
        return f'<section class="memo-notes" role="doc-endnotes"><ol>{"".join(items)}</ol></section>' if items else ""

    def _block(self, block: tree.Block) -> str:  # noqa: PLR0911 - one line per kind of block
        match block:
            case tree.Heading():
                level = min(block.level + self._shift, _DEEPEST)
                anchor = f' id="{escape(self._prefix + block.anchor)}"' if block.anchor else ""
                return f"<h{level}{anchor}>{self.inlines(block.inlines)}</h{level}>"
            case tree.Paragraph():
                return self._paragraph(block)
            case tree.ListBlock():
                name = "ol" if block.ordered else "ul"
                start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
                items = "".join(f"<li>{self.blocks(item)}</li>" for item in block.items)
                return f"<{name}{start}>{items}</{name}>"
            case tree.Quote():
                return f"<blockquote>{self.blocks(block.blocks)}</blockquote>"
            case tree.Callout():
                return f'<div class="memo-callout">{self.blocks(block.blocks)}</div>'
            case tree.KeepTogether():
                return self.blocks(block.blocks)
            case tree.Table():
                return self._table(block)
            case tree.Figure():
                return self._figure(block)
            case tree.KeyValues():
                return self._key_values(block)
            case tree.Rule():
                return "<hr>"
            case tree.PageBreak():
                return '<hr class="memo-page-break">'

    def _paragraph(self, block: tree.Paragraph) -> str:
        words = self.inlines(block.inlines)
        match block.role:
            case "body":
                return f"<p>{words}</p>"
            case "quote":
                return f"<blockquote><p>{words}</p></blockquote>"
            case "code":
                return f"<pre><code>{words}</code></pre>"
            case role:
                return f'<p class="memo-{role}">{words}</p>'

    def _table(self, block: tree.Table) -> str:
        caption = self.inlines(block.caption) or _text(block.summary)
        hidden = "" if block.caption else ' class="memo-unseen"'
        above = f"<caption{hidden}>{caption}</caption>" if caption else ""
        header = "".join(self._row(row, block, "col") for row in block.header)
        rows = "".join(self._row(row, block, "row") for row in block.rows)
        top = f"<thead>{header}</thead>" if header else ""
        return f'<table class="memo-{block.look}">{above}{top}<tbody>{rows}</tbody></table>'

    def _row(self, row: tree.Row, table: tree.Table, scope: str) -> str:
        cells, at = [], 0
        for cell in row.cells:
            name = "th" if cell.heading or scope == "col" else "td"
            place = f' scope="{scope}"' if name == "th" else ""
            span = f' colspan="{cell.span}"' if cell.span > 1 else ""
            align = table.columns[at].align if at < len(table.columns) else "left"
            aligned = f' class="memo-{align}"' if align != "left" else ""
            cells.append(f"<{name}{place}{span}{aligned}>{self.blocks(cell.blocks)}</{name}>")
            at += cell.span
        return f"<tr>{''.join(cells)}</tr>"

    def _figure(self, block: tree.Figure) -> str:
        caption = f"<figcaption>{self.inlines(block.caption)}</figcaption>" if block.caption else ""
        data = self._table(block.data) if block.data else ""
        return f'<figure class="memo-figure">{caption}{drawing_image(block.drawing, block.alternative)}{data}</figure>'

    def _key_values(self, block: tree.KeyValues) -> str:
        pairs = (f"<dt>{self.inlines(entry.label)}</dt><dd>{self.blocks(entry.blocks)}</dd>" for entry in block.entries)
        stacked = ' class="memo-stacked"' if block.stacked else ""
        return f"<dl{stacked}>{''.join(pairs)}</dl>"

    def inlines(self, inlines: tree.Inlines) -> str:
        """Return words with what is marked in them."""
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: tree.Inline) -> str:  # noqa: PLR0911 - one line per kind of inline
        match inline:
            case tree.Text(text):
                return _text(text)
            case tree.Strong():
                return f"<strong>{self.inlines(inline.inlines)}</strong>"
            case tree.Emphasis():
                return f"<em>{self.inlines(inline.inlines)}</em>"
            case tree.Code(text):
                return f"<code>{_text(text)}</code>"
            case tree.Link():
                return self._link(inline)
            case tree.LineBreak():
                return "<br>"
            case tree.NoteReference(number):
                return self._note(number)
            case tree.LanguageSpan():
                return f'<span lang="{escape(inline.language)}">{self.inlines(inline.inlines)}</span>'

    def _link(self, link: tree.Link) -> str:
        words = self.inlines(link.inlines)
        if link.url.startswith("#"):
            return f'<a href="#{escape(self._prefix + link.url[1:])}">{words}</a>'
        if link.url.lower().startswith(_FOLLOWED):
            return f'<a href="{escape(link.url)}" rel="noopener noreferrer">{words}</a>'
        return words

    def _note(self, number: int) -> str:
        if number not in self._notes:
            return f"<sup>{number}</sup>"
        first = number not in self._referred
        if first:
            self._referred.append(number)
        mark = f' id="{self._prefix}memo-ref-{number}"' if first else ""
        return f'<sup><a{mark} href="#{self._prefix}memo-note-{number}" role="doc-noteref">{number}</a></sup>'


def _text(text: str) -> str:
    return escape(clean(text))
