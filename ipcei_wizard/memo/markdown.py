"""An officer's Markdown as blocks of the memo: nothing typed is lost, and nothing in it is markup but Markdown's own.

Raw HTML is text. Links go to web and mail addresses only; other addresses are printed. Headings become sections from
`base_level` on, without skipping a level, or bold lines. It knows no assessment and no page.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from markdown_it.token import Token

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.markdown_syntax import Node, parse, parse_inline

_WEB: Final = frozenset({"http", "https"})
_BARE_ADDRESS: Final = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?()\[\]'*_])")
_ALIGNMENTS: Final[dict[str, tree.Align]] = {"text-align:right": "right", "text-align:center": "centre"}
_DEEPEST_BLOCK: Final = 5  # quotations and lists within each other; further in they are set as if on this level
_DEEPEST_INLINE: Final = 8


def markdown_blocks(text: str, *, base_level: int | None = None) -> tree.Blocks:
    """Return the blocks of the Markdown `text`.

    `base_level` is the level of its highest heading; without it a heading becomes a paragraph in bold.
    """
    return _Reader(base_level).blocks(parse(clean(text)))


def markdown_inlines(text: str) -> tree.Inlines:
    """Return the inlines of a text that is one paragraph; block marks such as `#` and `-` are text."""
    return tuple(_inlines(parse_inline(clean(text))))


class _Reader:
    """Turns block nodes into blocks; remembers the levels of the headings above, so that none is skipped."""

    def __init__(self, base_level: int | None) -> None:
        self._base = base_level
        self._above: list[int] = []

    def blocks(self, nodes: Sequence[Node], depth: int = 0) -> tree.Blocks:
        return tuple(block for node in nodes for block in self._block(node, depth))

    def _block(self, node: Node, depth: int) -> Iterator[tree.Block]:
        token = node.token
        match node.kind:
            case "paragraph":
                yield tree.Paragraph(_within(node))
            case "heading":
                yield self._heading(node)
            case "bullet_list" | "ordered_list":
                yield from self._lists(node, depth)
            case "blockquote" if depth < _DEEPEST_BLOCK:
                yield tree.Quote(self.blocks(node.children, depth + 1))
            case "blockquote":
                yield from self.blocks(node.children, depth)
            case "fence":
                info = (tree.Text(token.info.strip()), tree.LineBreak()) if token.info.strip() else ()
                yield tree.Paragraph((*info, tree.Text(token.content.removesuffix("\n"))), role="code")
            case "hr":
                yield tree.Rule()
            case "table":
                yield _table(node)
            case unknown:
                raise NotImplementedError(f"Markdown block {unknown}")

    def _heading(self, node: Node) -> tree.Block:
        inlines = _within(node)
        if self._base is None:
            return tree.Paragraph((tree.Strong(inlines),))
        typed = int(node.token.tag[1:])
        self._above = [*(level for level in self._above if level < typed), typed]
        return tree.Heading(self._base + len(self._above) - 1, inlines)

    def _lists(self, node: Node, depth: int) -> Iterator[tree.Block]:
        """Yield one list, or several where the typed numbers jump: Markdown would change what was typed."""
        deep = depth >= _DEEPEST_BLOCK
        items = [self.blocks(item.children, depth + 1) for item in node.children]
        if node.kind == "bullet_list":
            yield from (block for item in items for block in item) if deep else (tree.ListBlock(tuple(items)),)
            return
        numbers = [int(item.token.info) for item in node.children]
        if deep:
            for number, item in zip(numbers, items, strict=True):
                yield from (tree.Paragraph((tree.Text(f"{number}."),)), *item)
            return
        jumps = [at for at, (one, other) in enumerate(pairwise(numbers), 1) if other != one + 1]
        if len(set(numbers)) == 1:  # "1. 1. 1." asks to be counted
            jumps = []
        for start, end in pairwise([0, *jumps, len(items)]):
            yield tree.ListBlock(tuple(items[start:end]), ordered=True, start=numbers[start])


def _table(node: Node) -> tree.Table:
    rows = {part.kind: [_row(row) for row in part.children] for part in node.children}
    header = rows["thead"]
    alignments = [str(cell.token.attrs.get("style")) for cell in node.children[0].children[0].children]
    columns = tuple(tree.Column(align=_ALIGNMENTS.get(alignment, "left")) for alignment in alignments)
    return tree.Table(columns, tuple(rows.get("tbody", ())), header=tuple(header))


def _row(node: Node) -> tree.Row:
    return tree.Row(tuple(tree.Cell((tree.Paragraph(_within(cell)),), cell.kind == "th") for cell in node.children))


def _within(node: Node) -> tree.Inlines:
    """Return the inlines of a block that holds text."""
    return tuple(inline for child in node.children for inline in _inlines(child.children))


def _inlines(nodes: Sequence[Node], depth: int = 0, *, in_link: bool = False) -> Iterator[tree.Inline]:
    for node in nodes:
        token = node.token
        match node.kind:
            case "text" | "text_special":
                yield from (tree.Text(token.content),) if in_link else _text(token.content)
            case "softbreak" | "hardbreak":
                # Who presses Enter means a new line.
                yield tree.LineBreak()
            case "code_inline":
                yield tree.Code(token.content)
            case "link":
                yield from _link(token, tuple(_inlines(node.children, depth + 1, in_link=True)))
            case "image":
                yield from _inlines(node.children, depth + 1, in_link=in_link)
                yield from _address(str(token.attrs.get("src", "")), in_link=in_link)
                yield from _title(token)
            case "strong" | "em" if depth >= _DEEPEST_INLINE:
                yield from (tree.Text(leaf.content) for leaf in node.leaves() if leaf.content)
            case "strong":
                yield tree.Strong(tuple(_inlines(node.children, depth + 1, in_link=in_link)))
            case "em":
                yield tree.Emphasis(tuple(_inlines(node.children, depth + 1, in_link=in_link)))
            case unknown:
                raise NotImplementedError(f"Markdown inline {unknown}")


def _text(content: str) -> Iterator[tree.Inline]:
    """Yield text, with the addresses in it as links."""
    for at, part in enumerate(_BARE_ADDRESS.split(content)):
        if at % 2:
            yield tree.Link(part, (tree.Text(part),))
        elif part:
            yield tree.Text(part)


def _link(token: Token, words: tree.Inlines) -> Iterator[tree.Inline]:
    url = str(token.attrs.get("href", ""))
    if _is_address(url) and words:
        yield tree.Link(url, words)
    else:
        yield from words
        yield from _address(url, in_link=False)
    yield from _title(token)


def _address(url: str, *, in_link: bool) -> Iterator[tree.Inline]:
    """Yield an address behind its words: as a link when it is one that may be followed."""
    if url and _is_address(url) and not in_link:
        yield from (tree.Text(" ("), tree.Link(url, (tree.Text(url),)), tree.Text(")"))
    elif url:
        yield tree.Text(f" ({url})")


def _title(token: Token) -> Iterator[tree.Inline]:
    if title := str(token.attrs.get("title", "")):
        yield tree.Text(f" ({title})")


def _is_address(url: str) -> bool:
    """Whether `url` goes somewhere: a site, or a mailbox."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc if parts.scheme in _WEB else parts.scheme == "mailto" and parts.path)
