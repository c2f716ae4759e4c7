"""Past assessments narrowed down by ecosystem, version of the framework and status, with what can be chosen now."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.facets import grouped, value_in_words
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.shelf import SHIPPED, Shelf


def draw_filters(key: str, cases: Sequence[Case], shelf: Shelf, language: Language) -> tuple[Case, ...]:
    """Draw a filter for each of the three, every value with how many there are; return the cases that pass all."""
    by_status: dict[str, tuple[Case, ...]] = {}
    for case in cases:
        status = shelf.status(case.id)
        by_status[status] = (*by_status.get(status, ()), case)
    filters: dict[str, tuple[dict[str, str], Mapping[str, tuple[Case, ...]]]] = {}
    for facet in ("ecosystem", "framework"):
        groups = grouped(cases, facet)
        filters[facet] = ({value: value_in_words(groups[value][0], facet, value, language) for value in groups}, groups)
    filters["status"] = ({status: status_in_words(status, language) for status in by_status}, by_status)
    kept = set(cases_ids(cases))
    for column, (facet, (labels, found)) in zip(st.columns(len(filters)), filters.items(), strict=True):
        chosen = column.selectbox(
            say(f"comparison.facet-{facet}", language),
            list(labels),
            index=None,
            format_func=partial(_counted, labels, found),
            placeholder=say("comparison.facet-all", language),
            key=f"{key}-{facet}",
        )
        if chosen is not None:
            kept &= set(cases_ids(found[chosen]))
    return tuple(case for case in cases if case.id in kept)


def _counted(labels: Mapping[str, str], found: Mapping[str, tuple[Case, ...]], value: str) -> str:
    return f"{labels[value]} ({len(found[value])})"


def cases_ids(cases: Sequence[Case]) -> tuple[str, ...]:
    """Return how these are called in an address."""
    return tuple(case.id for case in cases)


def status_in_words(status: str, language: Language) -> str:
    """Return a status, or that it is an example that came with the program."""
    return say("comparison.facet-shipped" if status == SHIPPED else f"proceedings.status-{status}", language)
