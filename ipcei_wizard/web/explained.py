"""Text whose terms explain themselves: the words stay as they are, the first place that names a term is marked.

Knows no Streamlit. Marking a text is done once; `terms.js` shows the definitions, which travel with it.
"""

from functools import cache
from html import escape
from typing import Any, Final

from ipcei_wizard.framework.glossary import Term, shipped_glossary
from ipcei_wizard.framework.model import QuestionText
from ipcei_wizard.messages import LANGUAGES, Language, say

_BETWEEN: Final = "\f"  # in no text, and in no term


@cache
def marked(text: str, language: Language) -> str:
    """Return plain text, written in `language`, as HTML in which the first place that names a term is marked."""
    return "".join(
        f'<span class="term" role="button" tabindex="0" data-term="{piece.term}" aria-describedby="term-{piece.term}">'
        f"{escape(piece.text)}</span>"
        if piece.term
        else escape(piece.text)
        for piece in shipped_glossary().pieces(text, language)
    )


@cache
def paragraphs(text: str, language: Language) -> str:
    """Return plain text as HTML paragraphs, a blank line beginning a new one; terms are marked once in the whole."""
    inside = marked(text, language).replace("\n\n", "</p><p>")
    return f'<div class="explained" lang="{language}"><p>{inside}</p></div>'


@cache
def question_html(text: QuestionText, language: Language, *, titled: bool = False) -> str:
    """Return a question as it stands in print, with its terms marked, and its title above it if that is asked."""
    parts = [(text.title if titled else None, "asked"), (text.sub_question, "asked"), (text.guidance, "guidance")]
    given = [(part, look) for part, look in parts if part]
    pieces = marked(_BETWEEN.join(part for part, _ in given), language).split(_BETWEEN)
    inside = "".join(f'<p class="{look}">{piece}</p>' for piece, (_, look) in zip(pieces, given, strict=True))
    return f'<div class="explained" lang="{language}">{inside}</div>'


@cache
def citation_html(before: str, place: str) -> str:
    """Return a line that names a place in the official publication; it is cited in Dutch, whatever stands before it."""
    return f'<p class="citation">{escape(before)}<span lang="nl">{escape(place)}</span></p>'


@cache
def with_terms(why: str, label: str, language: Language) -> str:
    """Return the Markdown of a field's reason, followed by what the terms in it and in its label mean."""
    named = shipped_glossary().named_in(f"{label}\n{why}", language)
    explained = (f"**{term.name.in_(language)}**: {' '.join(lines_of(term, language))}" for term in named)
    return "\n\n".join((why, *explained))


def lines_of(term: Term, language: Language) -> tuple[str, ...]:
    """Return what a term means, our note about it if there is one, and where the definition is from."""
    note = (term.note.in_(language),) if term.note else ()
    return (term.definition.in_(language), *note, source_of(term, language))


def source_of(term: Term, language: Language) -> str:
    """Say where a definition is from, or that it is ours."""
    if term.source is None:
        return say("glossary.ours", language)
    publication = shipped_glossary().publications[term.source.publication].name.in_(language)
    return say("glossary.source", language, publication=publication, place=term.source.place.in_(language))


def definitions() -> dict[str, dict[Language, dict[str, Any]]]:
    """Return what the script shows: term -> language -> its name and its lines."""
    return {
        term.id: {
            language: {"name": term.name.in_(language), "lines": lines_of(term, language)} for language in LANGUAGES
        }
        for term in shipped_glossary().terms
    }
