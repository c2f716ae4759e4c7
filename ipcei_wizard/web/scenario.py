"""A scenario on the screen: its yearly figures as texts that take a pasted row or column, and what comes of them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import streamlit as st

from ipcei_wizard.assessment.fields import is_empty
from ipcei_wizard.assessment.funding_gap.reader import scenario_from
from ipcei_wizard.assessment.funding_gap.results import assess_gap
from ipcei_wizard.assessment.funding_gap.spoken import show_figure
from ipcei_wizard.assessment.funding_gap.workbook_rows import TEXTS, YEARLY
from ipcei_wizard.assessment.notation import parse_number
from ipcei_wizard.assessment.reader import to_json_value
from ipcei_wizard.messages import say
from ipcei_wizard.web import places
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.typed import read_typed_number, show_typed_number

PERCENTAGES: Final = frozenset(("wacc", "max_intensity", "reference_rate", "aid_profile"))
"""Stored as parts of one, shown and typed in per cents."""
DEFAULTS: Final[Mapping[str, Any]] = {
    "currency": "EUR",
    "unit": "million",
    "price_basis": "nominal",
    "max_intensity": 1,
}


def scenario_summary(desk: Desk, path: str, label: str, why: str) -> None:
    """Draw, at the question, what the calculation says and the way to it."""
    language, value = desk.language, desk.value(path)
    st.markdown(f"**{label}**", help=why)
    scenario = None if is_empty(value) else scenario_from(value)[0]
    if is_empty(value):
        st.caption(say("funding_gap.page-start", language))
    elif scenario is None:
        st.caption(say("funding_gap.page-unfinished", language))
    else:
        outcome = assess_gap(scenario, language)
        result = outcome.result
        gap, aid = (show_figure(figure, scenario.unit, language) for figure in (result.funding_gap, result.nominal_aid))
        unit, about = (say(f"funding_gap.{key}", language) for key in (f"unit-{scenario.unit}", "label"))
        values = {"gap": gap, "aid": aid, "unit": unit, "currency": scenario.currency, "label": about}
        st.markdown(say("funding_gap.in-memo", language, **values))
        for finding in outcome.findings:
            if finding.severity != "info":
                st.warning(finding.message, icon=":material/warning:")
    open_it = say("funding_gap.page-open", language)
    places.link(places.FUNDING_GAP, open_it, desk.id, language, icon=":material/calculate:")


def shown_parts(stored: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    """Return what the widgets of these rows show."""
    held: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
    return {key: _shown(key, _at(held, key)) for key in keys}


def _at(held: Mapping[str, Any], key: str) -> Any:
    part, _, rest = key.rpartition(".")
    inner = held.get(part) if part else held
    value = inner.get(rest) if isinstance(inner, dict) else None
    return DEFAULTS.get(key) if value is None else value


def _shown(key: str, value: Any) -> Any:
    if key in YEARLY:
        return "; ".join(_figure(key, each) for each in value) if isinstance(value, list) else str(value or "")
    if key in TEXTS:
        return str(value or "")
    return str(value) if key == "base_year" and value is not None else _figure(key, value)


def _figure(key: str, value: Any) -> str:
    if key in PERCENTAGES and isinstance(value, int | float) and not isinstance(value, bool):
        value = to_json_value(Decimal(str(value)) * 100)
    return show_typed_number(value)


def build_scenario(shown: Mapping[str, Any], stored: Any = None) -> dict[str, Any] | None:
    """Return what to store for what the widgets show; what has no widget stays as it was stored."""
    built: dict[str, Any] = dict(stored) if isinstance(stored, dict) else {}
    for key, typed in shown.items():
        part, _, rest = key.rpartition(".")
        inner = dict(built.get(part) or {}) if part else built
        value = _stored(key, typed)
        if value is None:
            inner.pop(rest, None)
        else:
            inner[rest] = value
        if part:
            built.pop(part, None)
            built |= {part: inner} if inner else {}
    return built if any(built[key] != DEFAULTS.get(key) for key in built) else None


def _stored(key: str, typed: Any) -> Any:
    if not typed:
        return None
    if key in YEARLY:
        return [_number(key, cell) for cell in cells(typed)] or None
    if key in TEXTS:
        return typed
    if key == "base_year":
        return int(typed) if re.fullmatch(r"\s*\d{4}\s*", typed) else typed
    return _number(key, typed)


def _number(key: str, typed: str) -> Any:
    if key not in PERCENTAGES:
        return "" if not typed.strip() else read_typed_number(typed)
    number = parse_number(typed)
    return to_json_value(number / 100) if number is not None else typed.strip()


def cells(typed: str) -> list[str]:
    """Return the figures of a pasted row or column: by tab, line or semicolon; where there is none, by space."""
    if re.search(r"[\t\n;]", typed):
        return re.split(r"[\t\n;]", re.sub(r"[\s;]+$", "", typed))
    return typed.split()
