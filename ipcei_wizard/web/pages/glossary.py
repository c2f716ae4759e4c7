"""All terms of the glossary, with their sources."""

from functools import cache
from html import escape

import streamlit as st

from ipcei_wizard.framework.glossary import Term, shipped_glossary
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.explained import source_of


def draw(language: Language) -> None:
    """Draw the list."""
    st.title(say("glossary.title", language), anchor=False)
    st.markdown(say("glossary.introduction", language))
    st.html(_list(language))


@cache
def _list(language: Language) -> str:
    terms = sorted(shipped_glossary().terms, key=lambda term: term.name.in_(language).casefold())
    return f'<dl class="term-list" lang="{language}">{"".join(_entry(term, language) for term in terms)}</dl>'


def _entry(term: Term, language: Language) -> str:
    note = f"<dd>{escape(term.note.in_(language))}</dd>" if term.note else ""
    return (
        f"<dt>{escape(term.name.in_(language))}{_other_name(term, language)}</dt>"
        f"<dd>{escape(term.definition.in_(language))}</dd>{note}"
        f'<dd class="term-source">{_source(term, language)}{_related(term, language)}</dd>'
    )


def _other_name(term: Term, language: Language) -> str:
    """Name the Dutch word beside the English one: it is the word of the official text."""
    return "" if language == "nl" else f' (<span lang="nl">{escape(term.name.nl)}</span>)'


def _source(term: Term, language: Language) -> str:
    words = escape(source_of(term, language))
    if term.source is None:
        return words
    kind = escape(say(f"glossary.kind-{term.source.provenance}", language))
    url = shipped_glossary().publications[term.source.publication].url
    address = escape(url or "")
    return f"{kind}. {words} " + (f'<a href="{address}" rel="noopener noreferrer">{address}</a>' if url else "")


def _related(term: Term, language: Language) -> str:
    if not term.related:
        return ""
    names = ", ".join(shipped_glossary().term_by_id[other].name.in_(language) for other in term.related)
    return f"<br>{escape(say('glossary.related', language, terms=names))}"
