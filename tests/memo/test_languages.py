"""Passages in the other language are marked as such, and nothing else is touched."""

import pytest

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.advice import advice_document
from ipcei_wizard.memo.languages import mark_languages
from ipcei_wizard.memo.markdown import markdown_blocks
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder

DUTCH = "De steun is nodig om het project te laten slagen."
ENGLISH = "The aid is needed for the project to succeed."


def spans(document: tree.Document) -> list[tuple[str, str]]:
    """Return what is marked, and as what."""
    found: list[tuple[str, str]] = []
    for inlines in tree.block_inlines((*document.side_column, *document.blocks)):
        found += [
            (each.language, tree.inline_text(each.inlines)) for each in inlines if isinstance(each, tree.LanguageSpan)
        ]
    return found


def marked(text: str, language: str) -> list[tuple[str, str]]:
    return spans(mark_languages(tree.Document("t", markdown_blocks(text), language)))


def test_a_passage_in_the_other_language_is_marked_and_one_in_the_same_is_not() -> None:
    assert marked(ENGLISH, "nl-NL") == [("en-GB", ENGLISH)]
    assert marked(DUTCH, "en-GB") == [("nl-NL", DUTCH)]
    assert marked(DUTCH, "nl-NL") == marked(ENGLISH, "en-GB") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{DUTCH} {ENGLISH}",
        "https://x.org/the-and-for-with",
        "IPCEI Next Generation Cloud",
        "€ 12,5",
        "",
        "de the",
        "Kamerstuk 29826, nr. 277",
        "the",
    ],
)
def test_what_is_mixed_or_too_short_to_tell_is_left_alone(text: str) -> None:
    assert marked(text, "nl-NL") == marked(text, "en-GB") == []


def test_marked_words_stay_with_the_passage_and_our_own_label_does_not() -> None:
    inlines = (
        tree.Strong((tree.Text("Why is it needed and for whom? "),)),
        *tree_inlines(f"{DUTCH} **Echt** waar, en niet te laat."),
    )
    document = tree.Document("t", (tree.Paragraph(inlines),), "en-GB")
    assert spans(mark_languages(document)) == [("nl-NL", f"{DUTCH} Echt waar, en niet te laat.")]


def tree_inlines(text: str) -> tree.Inlines:
    (paragraph,) = markdown_blocks(text)
    assert isinstance(paragraph, tree.Paragraph)
    return paragraph.inlines


def test_a_mark_that_somebody_made_is_kept() -> None:
    made = tree.LanguageSpan("fr-FR", (tree.Text("the and for with"),))
    document = tree.Document("t", (tree.Paragraph((made,)),), "nl-NL")
    assert mark_languages(document).blocks == document.blocks


def test_passages_are_found_wherever_words_can_stand() -> None:
    words = f"- {ENGLISH}\n\n> {ENGLISH}\n\n| {ENGLISH} |\n|---|\n| {ENGLISH} |"
    paragraph = tree.Paragraph((tree.Text(ENGLISH),))
    values = tree.KeyValues((tree.KeyValue((tree.Text(ENGLISH),), (paragraph,)),))
    blocks = (*markdown_blocks(words), tree.Callout((tree.KeepTogether((paragraph,)),)), values)
    document = tree.Document("t", blocks, side_column=(paragraph,), notes={1: (paragraph,)})
    found = mark_languages(document)
    assert spans(found) == [("en-GB", ENGLISH)] * 8
    assert isinstance(found.notes[1][0], tree.Paragraph)
    assert isinstance(found.notes[1][0].inlines[0], tree.LanguageSpan)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_english_memo_of_dutch_answers_marks_them_and_a_dutch_memo_only_its_english_sources(
    language: Language,
) -> None:
    assessment = read_assessment(resource_folder("examples") / "ipcei-cis.yaml")
    framework = shipped_framework(assessment.framework)
    document = advice_document(framework, assessment, evaluate(framework, assessment, language), language)
    found = spans(document)
    if language == "nl":
        assert 1 <= len(found) < 10
        titles = [words.lower().replace("-", " ") for _, words in found]
        assert all("next generation cloud" in title for title in titles)  # the titles of two sources
    else:
        assert len(found) > 50
        assert {tag.partition("-")[0] for tag, _ in found} == {"nl"}
        assert not any("Is an active role" in words for _, words in found)
