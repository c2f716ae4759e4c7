"""The places in the text of a dossier as people call them, the page each is on, and what a value there reads like."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any, Final

from ipcei_wizard.comparison.texts import pieces
from ipcei_wizard.dossier.paths import PIN, split
from ipcei_wizard.dossier.records import Change, pin_of
from ipcei_wizard.framework.model import Question
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.desk import Desk

_PARTS: Final = ("motivation", "verdict", "sources", "confidential")
_TAG: Final = {"same": "span", "removed": "del", "added": "ins"}


def place_in_words(desk: Desk, path: str) -> str:
    """Return a place as people call it: Vraag 9, Motivering."""
    keys, language = split(path), desk.language
    question = question_at(desk, path)
    if question is not None:
        named = say("web_dossier.question", language, number=question.number)
        return ", ".join((named, *_part_of(question, keys[2:], language)))
    if keys[0] == "sections" and len(keys) > 1:
        return say("web.decision-on", language, section=keys[1])
    if path == PIN:
        return say("carrying.place", language)
    if keys[0] == "consistency":
        return say("web.consistency", language)
    return say("web.place-advice" if keys[0] == "advice" else "web.place-details", language)


def page_of(desk: Desk, path: str) -> str:
    """Return the page a place is on."""
    keys, question = split(path), question_at(desk, path)
    if question is not None:
        return places.place_of(desk.framework, f"answers.{question.number}")
    if keys[0] == "sections" and len(keys) > 1 and keys[1] in desk.framework.section_by_id:
        return places.section_place(desk.framework.section_by_id[keys[1]])
    return {"advice": places.ADVICE, "consistency": places.REVIEW}.get(keys[0], places.DETAILS)


def question_at(desk: Desk, path: str) -> Question | None:
    """Return the question a place belongs to."""
    keys = split(path)
    return desk.framework.question_by_id.get(keys[1]) if keys[0] == "answers" and len(keys) > 1 else None


def _part_of(question: Question, keys: tuple[str, ...], language: Language) -> tuple[str, ...]:
    if keys[:1] == ("fields",) and len(keys) > 1:
        field = question.field_by_id.get(keys[1])
        return (field.label.in_(language) if field is not None else keys[1],)
    return (say(f"web.{keys[0]}", language),) if keys and keys[0] in _PARTS else keys


def moment(at: datetime) -> str:
    """Return a moment in the time of this computer."""
    return at.astimezone().strftime("%d-%m-%Y %H:%M")


def change_html(desk: Desk, change: Change) -> str:
    """Return what a change did, word by word: what went struck through, what came underlined."""
    old, new = (value_in_words(desk, change.path, value) for value in (change.old, change.new))
    words = "".join(f"<{_TAG[p.change]}>{escape(p.text)}</{_TAG[p.change]}>" for p in pieces(old, new))
    return f'<div class="memo changed"><p class="typed">{words}</p></div>'


def value_in_words(desk: Desk, path: str, value: Any) -> str:
    """Return a stored value as text: a label for a verdict, a line per row of a table."""
    question, keys = question_at(desk, path), split(path)
    if question is not None and keys[2:] == ("verdict",):
        labels = {option.value: option.label.in_(desk.language) for option in question.verdicts}
        return labels.get(str(value), lines_of(value))
    if path == PIN and (pinned := pin_of(value)):
        return pinned.version
    return lines_of(value)


def lines_of(value: Any) -> str:
    """Return any stored value as text, a line per part of a list."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {lines_of(inner)}" for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return "\n".join(map(lines_of, value))
    return "" if value is None else str(value)
