"""Choosing from a catalogue: a list to search in, and below it what the entries that were chosen mean and rest on."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

import streamlit as st

from ipcei_wizard.assessment.notation import show_date
from ipcei_wizard.framework.catalogues import Catalogue, Entry
from ipcei_wizard.framework.fields import ChoiceColumn, ChoiceField, TableField
from ipcei_wizard.framework.texts import Citation
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.row_cells import shown_option, stored_option
from ipcei_wizard.web.saving import seed, show_trouble, widget_key

MOST_OPEN: Final = 3
"""What so many entries mean is shown right away; of more it opens on a click."""


def choose_listed(desk: Desk, path: str, label: str, field: ChoiceField, why: str) -> None:
    """Draw a field that chooses from a catalogue: one entry or several, in the order of its groups."""
    language = desk.language
    catalogue = desk.framework.catalogues[field.catalogue or ""]
    labels = grouped_labels(catalogue, field, language)
    plain = {option.value: option.label.in_(language) for option in field.options}
    single = field.kind == "choice"
    value = desk.value(path)
    chosen = value if isinstance(value, list) else [] if value is None else [value]
    known = [shown for part in chosen if (shown := shown_option(plain, part, other=field.other))]
    seed(desk, path, {"": (known[0] if known else None) if single else known}, partial(_build, plain, single))
    look: dict[str, Any] = {
        "format_func": lambda option: labels.get(option, option),
        "key": widget_key(desk.id, path),
        "help": why,
        "placeholder": say("web.choose-or-type" if field.other else "web.choose", language),
        "accept_new_options": field.other,
    }
    if single:
        st.selectbox(label, list(labels), index=None, **look)
    else:
        st.multiselect(label, list(labels), select_all=False, **look)
    show_trouble(desk, path)
    explain(catalogue, known, language, widget_key(desk.id, path))


def grouped_labels(catalogue: Catalogue, part: ChoiceField | ChoiceColumn, language: Language) -> Mapping[str, str]:
    """Map each option to its label, with the name of its group where options of several groups are offered."""
    groups = {catalogue.entry_by_id[option.value].group for option in part.options}
    named = {}
    for option in part.options:
        group = catalogue.group_by_id.get(catalogue.entry_by_id[option.value].group or "")
        label, heading = option.label.in_(language), group.label.in_(language) if group else ""
        shown = heading if len(groups) > 1 and heading != label else ""
        named[option.value] = f"{shown}: {label}" if shown else label
    return named


def explain_rows(desk: Desk, path: str, field: TableField) -> None:
    """Say what the entries that are chosen in the rows of a table mean and rest on."""
    value = desk.value(path)
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    for column in field.columns:
        if isinstance(column, ChoiceColumn) and column.catalogue in desk.framework.catalogues:
            catalogue, key = desk.framework.catalogues[column.catalogue], widget_key(desk.id, path, column.id)
            explain(catalogue, (row.get(column.id) for row in rows), desk.language, key)


def explain(catalogue: Catalogue, chosen: Iterable[object], language: Language, key: str) -> None:
    """Draw for each entry that is chosen what it means, its limits, its sources and until when it holds."""
    named = dict.fromkeys(name for name in chosen if isinstance(name, str))
    found = [catalogue.entry_by_id[name] for name in named if name in catalogue.entry_by_id]
    if not found:
        return
    items = (f"- {entry_words(catalogue, entry, language)}" for entry in found)
    opened = len(found) <= MOST_OPEN
    place = st.container() if opened else st.expander(say("web.listed-meaning", language, count=len(found)))
    with place, st.container(key=f"listed-{key}"):
        st.markdown("\n".join(items), unsafe_allow_html=language != "nl")  # our own span around what is Dutch


def entry_words(catalogue: Catalogue, entry: Entry, language: Language) -> str:
    """Say in Markdown what an entry means, what bounds it, where that stands and whether it still holds."""
    parts = [f"**{_plain(entry.label.in_(language))}**"]
    if entry.valid_until is not None:
        ended = entry.ended_on(datetime.now().astimezone().date())
        key = "web.listed-ended" if ended else "web.listed-until"
        parts.append(f"**{say(key, language, day=show_date(entry.valid_until, language))}**")
    if entry.explanation is not None:
        parts.append(_plain(entry.explanation.in_(language)))
    parts += [f"{_plain(limit.label.in_(language))}: {_plain(limit.value.in_(language))}." for limit in entry.limits]
    sources = "; ".join(_source(catalogue, citation, language) for citation in entry.sources)
    parts.append(say("web.listed-source", language, sources=sources))
    return " ".join(parts)


def _source(catalogue: Catalogue, citation: Citation, language: Language) -> str:
    publication = catalogue.publications[citation.publication]
    name = _plain(publication.title)
    linked = f"[{_dutch(name, language)}]({publication.url})" if publication.url else _dutch(name, language)
    reference = _dutch(_plain(publication.reference), language) if publication.reference else ""
    dated = _plain(show_date(publication.date, language)) if publication.date else ""
    known = ", ".join(part for part in (reference, dated) if part)
    return f"{linked}{f' ({known})' if known else ''}, {_dutch(_plain(citation.place), language)}"


def _dutch(words: str, language: Language) -> str:
    """Mark in an English page the title, reference and place of a publication: most are Dutch."""
    return words if language == "nl" else f'<span lang="nl">{words}</span>'


def _plain(text: str) -> str:
    """Return words as Markdown that shows them as they are."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#$~|:" else character for character in text)


def _build(options: Mapping[str, str], single: bool, shown: Mapping[str, Any], _: Any = None) -> Any:
    picked = shown[""] or ()
    chosen = [stored_option(options, option) for option in ([picked] if single and picked else picked)]
    return (chosen[0] if chosen else None) if single else chosen or None
