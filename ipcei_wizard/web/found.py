"""One found dossier as a line of the list: title, status, advice, last change, and where the words stand in it."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

import streamlit as st

from ipcei_wizard.dossier.errors import UnknownDossierError
from ipcei_wizard.dossier.people import Person, status_in_words
from ipcei_wizard.dossier.records import DossierSummary
from ipcei_wizard.dossier.snippets import Snippet, snippet_of
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import someone, who_in_words
from ipcei_wizard.web.desk import open_desk
from ipcei_wizard.web.placed import moment, page_of, place_in_words

_KEPT: Final = 5_000  # lines kept in memory, a few hundred bytes each


@dataclass(frozen=True, slots=True)
class Told:
    """What a line tells beside what the list of dossiers has: the advice, and where the words stand."""

    advice: str
    snippet: Snippet | None = None
    place: str = ""
    page: str = ""


def draw_found(line: DossierSummary, words: str, language: Language) -> None:
    """Draw a line; where words were asked, with the text around them and the way to it."""
    try:
        told = told_of(line.id, line.head, words, language, someone())
    except UnknownDossierError:  # closed to him at this very moment
        return
    except KeyError:
        told = Told(say("finding.line-unread", language))
    with st.container(border=True, key=f"dossier-{line.id}", gap="small"):
        title = line.title or say("assessment.untitled", language)
        places.link(places.REVIEW, title, line.id, language, icon=":material/folder_open:")
        st.html(_line_html(line, told, language))
        if told.page:
            label = say("finding.at", language, place=told.place)
            places.link(told.page, label, line.id, language, icon=":material/arrow_forward:")


def _line_html(line: DossierSummary, told: Told, language: Language) -> str:
    facts = say(
        "finding.line",
        language,
        status=status_in_words(line.status, language),
        advice=told.advice,
        at=moment(line.changed_at),
        who=who_in_words(line.changed_by, language),
    )
    shown = f'<p class="found-facts">{escape(facts)}</p>'
    if told.snippet is not None:
        pieces = (
            f"<mark>{escape(piece.text)}</mark>" if piece.is_found else escape(piece.text)
            for piece in told.snippet.pieces
        )
        shown += f'<p class="found-text">{"".join(pieces)}</p>'
    return f'<div class="found">{shown}</div>'


# The head says when it is another text, and who looks what of it is shown: both are here for the cache.
@lru_cache(maxsize=_KEPT)
def told_of(dossier: str, head: str, words: str, language: Language, person: Person) -> Told:  # noqa: ARG001
    """Return what a line tells to this person: the officer's advice, else the tool's reading, called so.

    Raises:
        UnknownDossierError: there is no such dossier for him (any more).
        KeyError: its questionnaire does not ship with this program.
    """
    desk = open_desk(dossier, language)
    advice = desk.evaluation.advice
    kind = "line-reading" if advice.decision is None else "line-advice"
    label = desk.framework.outcome_by_id[advice.outcome].label.in_(language)
    label = label[:1].lower() + label[1:] if label[1:2].islower() else label
    said = say(f"finding.{kind}", language, advice=label)
    snippet = snippet_of(desk.state.contents, words) if words.strip() else None
    if snippet is None:
        return Told(said)
    return Told(said, snippet, place_in_words(desk, snippet.path), page_of(desk, snippet.path))
