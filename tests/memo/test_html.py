"""The memo on the screen: the same words as on paper, as HTML that means what it says and can do no harm."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.advice import advice_document
from ipcei_wizard.memo.html import blocks_html, document_html
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder

FRAMEWORK = shipped_framework("afwegingskader-2022")
EXAMPLES = sorted(resource_folder("examples").glob("*.yaml"))
VOID = {"br", "hr"}
ALLOWED = {"id", "class", "href", "rel", "role", "lang", "start", "value", "scope", "colspan"}


class Reader(HTMLParser):
    """Reads HTML back: elements with their attributes, the text, and whether all is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def text(self) -> str:
        return "".join("".join(self.words).split())

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def paragraph(*inlines: tree.Inline | str) -> tree.Paragraph:
    return tree.Paragraph(tuple(tree.Text(one) if isinstance(one, str) else one for one in inlines))


def every_text(blocks: tree.Blocks) -> Iterator[str]:
    for inlines in tree.block_inlines(blocks):
        yield "".join(tree.inline_text(inlines).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_screen_says_what_the_paper_says(path: Any, language: Language) -> None:
    assessment = read_assessment(path)
    document = advice_document(FRAMEWORK, assessment, evaluate(FRAMEWORK, assessment, language), language)
    read = Reader(document_html(document, base_level=2))
    text = read.text()
    for words in every_text((*document.side_column, *document.blocks)):
        # An ordered list counts by itself, and a note's number stands in a link.
        assert words in text or words.rstrip(".").isdigit(), words
    ids = [attributes["id"] for _, attributes in read.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    within = {str(attributes["href"])[1:] for attributes in read.named("a") if str(attributes["href"]).startswith("#")}
    assert within <= set(ids)
    assert {f"memo-note-{number}" for number in document.notes} <= set(ids)
    for _, attributes in read.elements:
        assert set(attributes) <= ALLOWED
    assert {name for name, _ in read.elements}.isdisjoint({"h1", "script", "style", "img", "iframe"})
    assert all(attributes.get("scope") in {"row", "col"} for attributes in read.named("th"))


def test_typed_markup_is_text() -> None:
    typed = "<script>alert(1)</script> & \"x\" <img src=x onerror=y> 'z'"
    html = document_html(
        tree.Document(
            title="t",
            blocks=(tree.Heading(1, (tree.Text(typed),)), paragraph(typed), *markdown_blocks(typed)),
            language='nl" onclick="x',
            reference=typed,
            organisation=(typed,),
            draft=True,
            draft_label=typed,
        )
    )
    read = Reader(html)
    assert {name for name, _ in read.elements} <= {"article", "p", "div", "h1"}
    assert "".join(read.words).count(typed) == 6
    assert read.elements[0][1] == {"class": "memo", "lang": 'nl" onclick="x'}


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ('https://a.nl/?b=1&c="2"', True),
        ("mailto:a@b.nl", True),
        ("#vraag-1", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.nl", False),
    ],
)
def test_only_addresses_that_may_be_followed_become_links(url: str, followed: bool) -> None:
    read = Reader(blocks_html((paragraph(tree.Link(url, (tree.Text("hier"),))),)))
    assert [attributes["href"] for attributes in read.named("a")] == [url] * followed
    assert read.text() == "hier"


def test_headings_start_at_the_level_asked_and_go_no_deeper_than_six() -> None:
    blocks = tuple(tree.Heading(level, (tree.Text(str(level)),), f"a{level}") for level in (1, 2, 4, 6))
    assert blocks_html(blocks, base_level=3) == (
        '<h3 id="a1">1</h3><h4 id="a2">2</h4><h6 id="a4">4</h6><h6 id="a6">6</h6>'
    )
    assert blocks_html(blocks[:1]) == '<h1 id="a1">1</h1>'


def test_a_table_says_what_its_headings_head() -> None:
    header = tree.Row((tree.Cell((paragraph("Jaar"),), heading=True), tree.Cell((paragraph("Bedrag"),), heading=True)))
    row = tree.Row((tree.Cell((paragraph("2026"),), heading=True), tree.Cell((paragraph("1"),))))
    wide = tree.Row((tree.Cell((paragraph("samen"),), span=2),))
    columns = (tree.Column(), tree.Column(align="right"))
    table = tree.Table(columns, (row, wide), (header,), summary="Bedrag per jaar.")
    assert blocks_html((table,)) == (
        '<table class="memo-ruled"><caption class="memo-unseen">Bedrag per jaar.</caption>'
        '<thead><tr><th scope="col"><p>Jaar</p></th><th scope="col" class="memo-right"><p>Bedrag</p></th></tr></thead>'
        '<tbody><tr><th scope="row"><p>2026</p></th><td class="memo-right"><p>1</p></td></tr>'
        '<tr><td colspan="2"><p>samen</p></td></tr></tbody></table>'
    )
    named = tree.Table(columns, (row,), caption=(tree.Text("Naam"),), summary="Niet dit.")
    assert "<caption>Naam</caption>" in blocks_html((named,))
    assert "<thead>" not in blocks_html((named,))


def test_notes_are_linked_there_and_back_and_stand_once() -> None:
    one, two = tree.NoteReference(1), tree.NoteReference(2)
    notes = {1: (paragraph("eerste", two),), 2: (paragraph("tweede"),), 3: (paragraph("nergens genoemd"),)}
    html = document_html(tree.Document("t", (paragraph("a", one), paragraph("b", one)), notes=notes))
    assert html.count('<a id="memo-ref-1" href="#memo-note-1" role="doc-noteref">1</a>') == 1
    assert html.count('<a href="#memo-note-1" role="doc-noteref">1</a>') == 1
    assert html.count('<li id="memo-note-2" value="2"><p>tweede</p>') == 1
    assert "nergens" not in html
    assert blocks_html((paragraph("x", one),)) == "<p>x<sup>1</sup></p>"


def test_every_kind_of_block_and_inline_has_its_element() -> None:
    words = (paragraph("w"),)
    blocks: tree.Blocks = (
        tree.ListBlock((words,), ordered=True, start=3),
        tree.ListBlock((words,)),
        tree.Quote(words),
        tree.Callout(words),
        tree.KeepTogether(words),
        tree.KeyValues((tree.KeyValue((tree.Text("k"),), words),), stacked=True),
        tree.Rule(),
        tree.PageBreak(),
        tree.Paragraph((tree.Text("a"), tree.LineBreak(), tree.Code("<c>")), "small"),
        tree.Paragraph((tree.Text("x\ny"),), "code"),
        tree.Paragraph((tree.Text("q"),), "quote"),
        paragraph(tree.Strong((tree.Text("s"),)), tree.Emphasis((tree.LanguageSpan("en", (tree.Text("e"),)),))),
    )
    assert blocks_html(blocks) == (
        '<ol start="3"><li><p>w</p></li></ol><ul><li><p>w</p></li></ul><blockquote><p>w</p></blockquote>'
        '<div class="memo-callout"><p>w</p></div><p>w</p><dl class="memo-stacked"><dt>k</dt><dd><p>w</p></dd></dl>'
        '<hr><hr class="memo-page-break"><p class="memo-small">a<br><code>&lt;c&gt;</code></p>'
        "<pre><code>x\ny</code></pre><blockquote><p>q</p></blockquote>"
        '<p><strong>s</strong><em><span lang="en">e</span></em></p>'
    )


def test_two_memos_on_one_page_have_no_place_in_common() -> None:
    blocks = (
        tree.Heading(2, (tree.Text("Kop"),), "kop"),
        tree.Paragraph((tree.Link("#kop", (tree.Text("terug"),)), tree.NoteReference(1))),
    )
    document = tree.Document("Nota", blocks, notes={1: (tree.Paragraph((tree.Text("Noot"),)),)})
    html = document_html(document, prefix="a-")
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == 3
    assert all(name.startswith("a-") for name in names)
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(names)
