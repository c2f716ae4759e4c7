"""Markdown becomes blocks, and nothing that is typed gets lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.memo.characters import clean
from ipcei_wizard.memo.document import (
    Blocks,
    Code,
    Document,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    NoteReference,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    block_inlines,
    inline_text,
    plain_text,
)
from ipcei_wizard.memo.markdown import markdown_blocks, markdown_inlines

PIECES = st.sampled_from(
    [
        "woord",
        "één",
        "7",
        "x_y",
        " ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "*",
        "**",
        "_",
        "`",
        "```",
        "#",
        "## ",
        "> ",
        "- ",
        "+ ",
        "1. ",
        "3) ",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](https://a.nl)",
        "](javascript:x)",
        "<https://b.nl>",
        "<b>",
        "</div>",
        "<!--",
        "&amp;",
        "&lt;",
        "\\",
        "\\\\",
        "|",
        "|-|-|\n",
        "|a|b|\n",
        "---",
        "===",
        "~~",
        "{{ x }}",
        "[1]: https://c.nl",
        "https://d.nl/e,",
        "€",
        "α",
        "!",
        '"t"',
        ":",
    ]
)


def text_of(markdown: str) -> str:
    return plain_text(Document("", markdown_blocks(markdown, base_level=2)))


def text_with_addresses(blocks: Blocks) -> str:
    """Return the text, with the address of each link behind its words."""

    def told(inlines: Inlines) -> str:
        text = ""
        for inline in inlines:
            match inline:
                case Strong(inner) | Emphasis(inner):
                    text += told(inner)
                case Link(url, inner):
                    text += told(inner) + url
                case _:
                    text += inline_text((inline,))
        return text

    return "".join(told(inlines) for inlines in block_inlines(blocks))


def without_leading_zeros(text: str) -> str:
    """List items are numbered anew: "07." becomes "7."."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", text)


def is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


@settings(deadline=None, max_examples=500, derandomize=True)
@given(markdown=st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_no_letter_or_digit_is_lost(markdown: str) -> None:
    markdown = without_leading_zeros(clean(markdown))
    typed = "".join(char for char in markdown if char.isalnum())
    assert is_subsequence(typed, text_with_addresses(markdown_blocks(markdown, base_level=2)))


@pytest.mark.parametrize(
    "typed",
    [
        "<b>vet</b>", "<script>alert(1)</script>", "&amp; &lt; &copy;", "{{ bedrag }} {% if %}",
        "C:\\map\\bestand", "\\\\server\\map",
        "5 * 3 = 15", "snake_case_naam", "~~door~~", "<!-- weg? -->", "a < b > c", "[1]: https://x.nl",
        "50% & meer", "x" * 500,
    ],
)  # fmt: skip
def test_what_only_looks_like_markup_is_text(typed: str) -> None:
    assert text_of(typed) == typed


def test_emphasis_code_and_line_breaks() -> None:
    assert markdown_blocks("a **b *c*** `d`\ne") == (
        Paragraph(
            (
                Text("a "),
                Strong((Text("b "), Emphasis((Text("c"),)))),
                Text(" "),
                Code("d"),
                LineBreak(),
                Text("e"),
            )
        ),
    )


def test_only_web_and_mail_addresses_become_links() -> None:
    assert markdown_inlines("[a](https://a.nl)") == (Link("https://a.nl", (Text("a"),)),)
    assert markdown_inlines("<jan@a.nl>") == (Link("mailto:jan@a.nl", (Text("jan@a.nl"),)),)
    assert markdown_inlines("[a](javascript:alert)") == (Text("a"), Text(" (javascript:alert)"))
    assert markdown_inlines("[a](file:///etc/passwd)") == (Text("a"), Text(" (file:///etc/passwd)"))


def test_a_bare_address_becomes_a_link_without_the_full_stop() -> None:
    link = Link("https://a.nl/b", (Text("https://a.nl/b"),))
    assert markdown_inlines("Zie https://a.nl/b.") == (Text("Zie "), link, Text("."))


def test_an_image_becomes_its_description_and_address() -> None:
    assert text_of("![Kaart van *Nederland*](https://a.nl/k.png)") == "Kaart van Nederland (https://a.nl/k.png)"


def test_headings_never_skip_a_level() -> None:
    levels = [
        block.level
        for block in markdown_blocks("# a\n#### b\n## c\n###### d\n# e", base_level=3)
        if isinstance(block, Heading)
    ]
    assert levels == [3, 4, 4, 5, 3]


def test_headings_without_a_base_level_are_bold_lines() -> None:
    assert markdown_blocks("## Kop") == (Paragraph((Strong((Text("Kop"),)),)),)


def test_lists_nest() -> None:
    (block,) = markdown_blocks("1. a\n   - b\n2. c")
    assert isinstance(block, ListBlock)
    assert block.ordered
    assert isinstance(block.items[0][1], ListBlock)


def test_typed_numbers_are_kept_where_they_jump() -> None:
    blocks = markdown_blocks("2. a\n3. b\n7. c")
    assert [(block.start, len(block.items)) for block in blocks if isinstance(block, ListBlock)] == [(2, 2), (7, 1)]


def test_a_list_of_ones_asks_to_be_counted() -> None:
    (block,) = markdown_blocks("1. a\n1. b")
    assert isinstance(block, ListBlock)
    assert len(block.items) == 2


def test_tables_keep_their_alignment() -> None:
    (block,) = markdown_blocks("|a|b|\n|-|-:|\n|1|2|")
    assert isinstance(block, Table)
    assert [column.align for column in block.columns] == ["left", "right"]
    assert len(block.header) == len(block.rows) == 1


def test_a_table_with_cells_to_spare_stays_text() -> None:
    assert "extra" in text_of("|a|b|\n|-|-|\n|1|2|extra|")


def test_quotes_rules_and_fences() -> None:
    quote, rule, code = markdown_blocks("> q\n\n---\n```\n  x\n```")
    assert isinstance(quote, Quote)
    assert isinstance(rule, Rule)
    assert code == Paragraph((Text("  x"),), role="code")


@pytest.mark.parametrize(
    "typed",
    [
        "> " * 200 + "diep",
        "- " * 200 + "diep",
        "*" * 3000 + "diep" + "*" * 3000,
        "[" * 2000 + "diep",
        "1. " * 200 + "diep",
    ],
)
def test_absurd_nesting_is_neither_lost_nor_fatal(typed: str) -> None:
    assert "diep" in text_of(typed)


def test_plain_text_puts_a_note_behind_its_first_reference() -> None:
    body = Paragraph((Text("a"), NoteReference(1)))
    document = Document("", (body, body), notes={1: (Paragraph((Text("noot"),)),)})
    assert plain_text(document).split("\n") == ["a1", "1", "noot", "a1"]
