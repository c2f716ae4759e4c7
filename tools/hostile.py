"""Memos nobody would write: arbitrary assessments whose texts try everything Markdown and Unicode have to offer.

The same memos every time: the search is not random between runs.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import assessment_from_text
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.drawing import Drawing, Label, Stroke, bar
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.messages import LANGUAGES, Language
from tests.assessment.any_assessment import DOCUMENTS

_PIECES: Final = (
    "# Kop 1\n\n#### Kop 4\n\n###### Kop 6 zonder 5",
    "- een\n  - twee\n    1. drie\n    2. vier\n\n-\n- ",
    "7) zeven\n8) acht",
    "| kop | **vet** |\n|---|:-:|\n| cel | [site](https://example.org) |\n| alleen |\n| a | b | c |",
    "| leeg |\n|---|",
    "> citaat\n>\n>> dieper\n>>\n>> - punt",
    '[naar buiten](https://example.org/ü?a="1"&b=<2>) en [weg](#nergens) en [leeg]() en [ ](https://example.org)',
    "[eerste](https://example.org)[tweede](https://example.org) [**vet** en _schuin_](mailto:a@example.org)",
    "`code  met  spaties` en\n\n```\nblok\n\tmet tab\n\n  en wit\n```",
    "<script>alert(1)</script> &amp; &lt; &#x202e; <!-- weg -->",
    "😀 中文 עברית العربية हिन्दी ไทย 🇳🇱 👩‍👩‍👧",
    "\ue000\uf8ff\U000f0000 \ufdd0\uffff\ufffe \ufffd",
    "a\u0301\u0301\u0301 e\u0323\u0307 n\u0303",
    "\u202eomgekeerd\u202c zacht\u00adkoppel nul\u200bbreed \ufeffbom",
    "x" * 400 + " " + "lang-" * 60 + "einde",
    "½ ≥ ≤ ☑ ☐ ✓ ⚠ € ∑ ﬁ ﬂ ĳ Ĳ ŉ ß İ",
    "regel een  \nregel twee\\\nregel drie",
    " \u00a0\u2003 ",
    "![beeld](https://example.org/x.png) voetnoot[^1]\n\n[^1]: noot",
    "---\n\n***",
    "**vet _en schuin `en code`_** ~~weg~~",
    "nul\x00 bel\x07 esc\x1b del\x7f",
    "{plaats} %s ${x} \\ ( ) << >> endobj",
    "Woorden. " * 400,
)
MARKDOWN: Final = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4).map("\n\n".join)


TEXT: Final = st.sampled_from([piece for piece in _PIECES if "\n" not in piece])
INLINES: Final = st.builds(
    lambda text, number, language: (
        tree.Text(text),
        tree.NoteReference(number),
        tree.LanguageSpan(language, (tree.Text(f" {text}"), tree.Link("https://example.org", (tree.Text(text),)))),
    ),
    TEXT,
    st.integers(1, 4),
    st.sampled_from(["en-GB", "nl-NL"]),
)
BLOCKS: Final = MARKDOWN.map(markdown_blocks)
PARAGRAPHS: Final = st.builds(lambda inlines: (tree.Paragraph(inlines),), INLINES)
CELLS: Final = st.builds(tree.Cell, BLOCKS | PARAGRAPHS, st.booleans(), st.integers(1, 2))
ROWS: Final = st.lists(st.builds(tree.Row, st.lists(CELLS, min_size=1, max_size=3).map(tuple)), max_size=3).map(tuple)
TABLES: Final = st.builds(tree.Table, st.just((tree.Column(),) * 6), ROWS, ROWS, INLINES | st.just(()), TEXT)
DRAWING: Final = Drawing(
    300, 80, (bar(0, 0, 100, 60, "#154273"), Stroke(((0, 70), (300, 70))), Label("€ 1 mln 中", (0, 78)))
)
FIGURES: Final = st.builds(tree.Figure, st.just(DRAWING), TEXT.map(lambda text: f"Beeld {text}"), INLINES)
ENTRIES: Final = st.lists(st.builds(tree.KeyValue, INLINES, BLOCKS), max_size=3).map(tuple)
PARTS: Final = st.one_of(
    BLOCKS,
    PARAGRAPHS,
    st.builds(lambda block: (block,), TABLES | FIGURES | st.builds(tree.KeyValues, ENTRIES, st.booleans())),
    st.builds(lambda blocks: (tree.Callout(blocks), tree.Quote(blocks), tree.KeepTogether(blocks)), PARAGRAPHS),
)
NOTES: Final = st.lists(BLOCKS, max_size=3).map(lambda texts: dict(enumerate(texts, 1)))
DOCUMENTS_OF_PARTS: Final = st.builds(
    tree.Document,
    title=TEXT,
    blocks=st.lists(PARTS, min_size=1, max_size=4).map(lambda parts: tuple(block for part in parts for block in part)),
    language=st.sampled_from(["nl-NL", "en-GB"]),
    reference=TEXT,
    organisation=st.lists(TEXT, max_size=4).map(tuple),
    side_column=st.builds(lambda entries: (tree.KeyValues(entries, stacked=True),), ENTRIES) | st.just(()),
    notes=NOTES,
    draft=st.booleans(),
    metadata=st.builds(tree.Metadata, TEXT, TEXT, st.tuples(TEXT), TEXT),
)


def _the_same_every_time(count: int) -> settings:
    return settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def hostile_documents(count: int) -> Iterator[tree.Document]:
    """Yield `count` documents of one to a few pages, with every kind of block and inline."""
    found: list[tree.Document] = []

    @_the_same_every_time(count)
    @given(DOCUMENTS_OF_PARTS)
    def gather(document: tree.Document) -> None:
        found.append(document)

    gather()
    yield from found


def hostile_memos(count: int) -> Iterator[tuple[Assessment, Language]]:
    """Yield `count` assessments, each with the language to render it in."""
    found: list[tuple[Assessment, Language]] = []

    @_the_same_every_time(count)
    @given(DOCUMENTS, st.lists(MARKDOWN, min_size=8, max_size=8), st.sampled_from(LANGUAGES))
    def gather(document: dict[str, Any], texts: list[str], language: Language) -> None:
        found.append((assessment_from_text(json.dumps(_laced(document, texts)), file="hostile.json"), language))

    gather()
    yield from found


def _laced(document: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    """Return `document` with `texts` in the places that take Markdown, and one that takes a line."""
    answers = {number: dict(answer) for number, answer in document.get("answers", {}).items()}
    for at, answer in enumerate(answers.values()):
        answer["motivation"] = texts[at % len(texts)]
    memo = {**document.get("memo", {}), "explanation": texts[0], "with_consent_of": [texts[1]]}
    return {
        **document,
        "answers": answers,
        "initiative": {"title": texts[2].split("\n")[0].strip() or "x"},
        "memo": memo,
        "advice": {**document.get("advice", {}), "motivation": texts[3], "conditions": texts[4:6]},
    }
