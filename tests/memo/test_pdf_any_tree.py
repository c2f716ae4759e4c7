"""Whatever tree of blocks comes: it is rendered, all of its text is there in order, and nothing leaves the margins."""

from collections.abc import Callable
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.pdf.styles import LEFT, PAGE_WIDTH, RIGHT

Render = Callable[..., Any]
WORDS = st.sampled_from(
    ["de", "financieringskloof", "≥ 50%", "één", "x" * 120, "en " * 90, "Overheidsinterventie " * 30, ""]
)
NOTES = {
    number: (tree.Paragraph((tree.Text(f"noottekst{number} " + "lang " * 60 * number),)),) for number in range(1, 9)
}
INLINE: st.SearchStrategy[tree.Inline] = st.one_of(
    WORDS.map(tree.Text),
    WORDS.map(lambda words: tree.Strong((tree.Text(words),))),
    WORDS.map(lambda words: tree.Link("https://a.nl", (tree.Text(words),))),
    WORDS.map(tree.Code),
    st.just(tree.LineBreak()),
    st.integers(1, 9).map(tree.NoteReference),
)
INLINES = st.lists(INLINE, max_size=5).map(tuple)
ROLES = st.sampled_from(["body", "lead", "quote", "caption", "code", "small", "addressee", "label"])
LEAF: st.SearchStrategy[tree.Block] = st.one_of(
    st.builds(tree.Paragraph, INLINES, ROLES),
    st.builds(tree.Heading, st.integers(1, 5), INLINES),
    st.just(tree.Rule()),
    st.just(tree.PageBreak()),
)


def _rows(blocks: st.SearchStrategy[tree.Blocks]) -> st.SearchStrategy[tree.Row]:
    cells = st.lists(st.builds(tree.Cell, blocks, st.booleans()), min_size=3, max_size=3).map(tuple)
    return st.builds(tree.Row, cells, st.sampled_from([0.0, 18.0]))


def _around(inner: st.SearchStrategy[tree.Block]) -> st.SearchStrategy[tree.Block]:
    blocks = st.lists(inner, max_size=4).map(tuple)
    columns = st.lists(
        st.builds(tree.Column, st.sampled_from([None, 20.0]), st.sampled_from([None, 2.0])), min_size=3, max_size=3
    )
    rows = st.lists(_rows(st.lists(LEAF, max_size=3).map(tuple)), max_size=6).map(tuple)
    header = st.lists(_rows(st.just((tree.Paragraph((tree.Text("kop"),)),))), max_size=1).map(tuple)
    return st.one_of(
        st.builds(tree.ListBlock, st.lists(blocks, max_size=4).map(tuple), st.just(value=False)),
        st.builds(tree.Quote, blocks),
        st.builds(tree.Callout, blocks),
        st.builds(tree.KeepTogether, blocks),
        st.builds(
            tree.KeyValues, st.lists(st.builds(tree.KeyValue, INLINES, blocks), max_size=3).map(tuple), st.booleans()
        ),
        st.builds(
            tree.Table, columns.map(tuple), rows, header, INLINES, st.just(""), st.sampled_from(["ruled", "grid"])
        ),
    )


BLOCKS = st.lists(st.recursive(LEAF, _around, max_leaves=8), max_size=12)


# Letters of the words above that neither notes nor repeated headers have: words may be cut where a column or page ends.
TELLING = "éOfx≥%"


# Shrinking a tree takes minutes; the first failure says enough.
@settings(phases=(Phase.explicit, Phase.generate), deadline=None, max_examples=50, derandomize=True)
@given(blocks=BLOCKS, side=st.booleans())
def test_any_tree_is_rendered_whole_and_within_the_margins(
    render: Render, blocks: list[tree.Block], side: bool
) -> None:
    aside = (tree.Paragraph((tree.Text("zij"),)),) if side else ()
    found = render(*blocks, notes=NOTES, side_column=aside, page_label="bladzij {page}")
    text, typed = found.text(), "".join(tree.inline_text(inlines) for inlines in tree.block_inlines(tuple(blocks)))
    assert {letter: text.count(letter) for letter in TELLING} == {letter: typed.count(letter) for letter in TELLING}
    referred = {
        leaf.number
        for inlines in tree.block_inlines(tuple(blocks))
        for leaf in tree.inline_leaves(inlines)
        if isinstance(leaf, tree.NoteReference) and leaf.number in NOTES
    }
    for number in NOTES:
        assert text.count(f"noottekst{number}") == (number in referred)
    for ink in (ink for inks in found.pages for ink in inks if ink.text.strip()):
        assert ink.x >= LEFT - 0.1
        assert ink.x + ink.width - ink.text.endswith(" ") * 0.4 * ink.size <= PAGE_WIDTH - RIGHT + 1
        assert ink.y > 30
