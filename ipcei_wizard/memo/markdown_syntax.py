"""The Markdown that officers write: CommonMark with tables, less what would make typed text disappear, as nodes.

It parses; what a node means in a memo is not its concern.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_NESTING: Final = 100
_MARKERS: Final = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]?){12}")


_DEEPER: Final = re.compile(r"^([ \t]*\d{0,9})([-+*>.)])")


@dataclass(slots=True)
class Node:
    """A token with what stands within it."""

    token: Token
    children: "list[Node]" = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The token's type without its ending."""
        return self.token.type.removesuffix("_open")

    def leaves(self) -> Iterator[Token]:
        """Yield the tokens without children, in order, however deep they lie."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if not node.children:
                yield node.token
            waiting += reversed(node.children)


def parse(text: str) -> list[Node]:
    """Return the blocks of `text`."""
    lines = [_shallow(line) for line in text.split("\n")]
    return _nodes(_parser().parse("\n".join(lines)))


def parse_inline(text: str) -> list[Node]:
    """Return the inlines of `text`, taken as one paragraph."""
    return [child for node in _nodes(_parser().parseInline(text.strip())) for child in node.children]


def _nodes(tokens: Sequence[Token]) -> list[Node]:
    """Nest flat tokens, without recursion: somebody may type a thousand asterisks."""
    roots: list[Node] = []
    levels: list[list[Node]] = [roots]
    for token in tokens:
        if token.nesting < 0:
            levels.pop()
            continue
        node = Node(token, _nodes(token.children) if token.children else [])
        levels[-1].append(node)
        if token.nesting > 0:
            levels.append(node.children)
    return roots


def _shallow(line: str) -> str:
    """Make marks of lists and quotations beyond the twelfth on a line text: the parser drops what nests too deep."""
    found = _MARKERS.match(line)
    if not found or not line.strip(" \t-*+"):  # a row of dashes is a rule
        return line
    deeper = _DEEPER.sub(r"\1\\\2", line[found.end() :], count=1)
    return line[: found.end()] + deeper


class _Parser(MarkdownIt):
    """Leaves addresses as they were typed: which of them become links is decided by who reads the nodes."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": _NESTING}).enable("table")
    # "[1]: https://..." would vanish, "&amp;" is not what was typed, and indented text is seldom meant as code.
    parser.disable(["reference", "html_block", "html_inline", "entity", "code"])
    parser.inline.ruler.before("escape", "double_backslash", _double_backslash)
    parser.block.ruler.at("table", _whole_table, {"alt": ["paragraph", "reference"]})
    return parser


def _double_backslash(state: StateInline, silent: bool) -> bool:
    r"""Keep both backslashes of `\\server\share`, which CommonMark makes one."""
    if not state.src.startswith("\\\\", state.pos):
        return False
    if not silent:
        state.pending += "\\\\"
    state.pos += 2
    return True


def _whole_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a table only when no row has more cells than the header: the parser would drop the others."""
    tokens = len(state.tokens)
    line = state.line
    if not table(state, start, end, silent):
        return False
    if silent:
        return True
    columns = sum(token.type == "th_open" for token in state.tokens[tokens:])
    for row in range(start + 2, state.line):
        if len(_cells(state, row)) > columns:
            del state.tokens[tokens:]
            state.line = line
            return False
    return True


def _cells(state: StateBlock, row: int) -> list[str]:
    text = state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]].strip()
    return escapedSplit(text.removeprefix("|").removesuffix("|"))
