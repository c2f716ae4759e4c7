"""Where the words that were asked stand: the place with most of them, marked, in a piece of text that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from ipcei_wizard.dossier.snippets import LETTERS, Snippet, snippet_of

WHY, SOURCES = "answers/a/motivation", "answers/a/sources"


def marked(snippet: Snippet | None) -> list[str]:
    return [piece.text for piece in snippet.pieces if piece.is_found] if snippet else []


def shown(snippet: Snippet | None) -> str:
    return "".join(piece.text for piece in snippet.pieces) if snippet else ""


def test_the_place_with_most_of_the_words_is_shown_with_these_marked() -> None:
    texts = {
        WHY: "Een batterij.",
        "answers/b/motivation": "De Europese batterijen zijn van strategisch belang.",
        "initiative/title": "Strategische Europese batterijen",
    }
    found = snippet_of(texts, "strategische europese batterij")
    assert found is not None
    assert found.path == "answers/b/motivation"
    assert marked(found) == ["Europese", "batterijen", "strategisch"]
    assert shown(found) == "De Europese batterijen zijn van strategisch belang."


def test_a_source_a_table_and_accents_are_found() -> None:
    texts = {SOURCES: [{"title": "Kamerbrief over coo\u0308peratie", "reference": "29826, nr. 277"}]}
    assert marked(snippet_of(texts, "COÖPERATIE")) == ["coo\u0308peratie"]
    assert marked(snippet_of(texts, "277")) == ["277"]


def test_small_words_mark_nothing_unless_nothing_else_was_asked() -> None:
    texts = {WHY: "De zee en de wind."}
    assert marked(snippet_of(texts, "de zee")) == ["zee"]
    assert marked(snippet_of(texts, "de")) == ["De", "de"]


def test_a_long_text_is_cut_around_the_first_word_between_words() -> None:
    text = "vooraf " * 100 + "**elektrolyse** op zee " + "achteraf " * 100
    said = shown(snippet_of({WHY: text}, "elektrolyse"))
    assert said.startswith("… vooraf")
    assert said.endswith("achteraf …")
    assert "elektrolyse op zee" in said
    assert len(said) <= LETTERS + 4


def test_words_that_are_not_there_have_no_snippet() -> None:
    assert snippet_of({WHY: "Iets anders."}, "batterij") is None
    assert snippet_of({}, "batterij") is None
    assert snippet_of({WHY: "Iets."}, "***") is None


@given(st.text(max_size=400), st.text(max_size=30))
def test_any_text_has_its_letters_and_no_others_in_the_snippet(text: str, asked: str) -> None:
    found = snippet_of({WHY: text}, asked)
    plain = "".join(text.split())
    for piece in found.pieces if found else ():
        assert "".join(piece.text.strip("… ").split()) in plain or not piece.is_found
