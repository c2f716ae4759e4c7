"""The widgets an officer fills in: one function per kind of entry, each mirroring one path of the dossier."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from ipcei_wizard.assessment.fields import UNITS, as_chosen, read_field
from ipcei_wizard.framework.model import ChoiceField, PlainField, TableField
from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.explained import with_terms
from ipcei_wizard.web.listed import choose_listed, explain_rows
from ipcei_wizard.web.rows import declared_rows
from ipcei_wizard.web.saving import seed, show_trouble, widget_key
from ipcei_wizard.web.scenario import scenario_summary
from ipcei_wizard.web.typed import read_typed_day, read_typed_number, show_day, show_typed_number
from ipcei_wizard.web.words import fault_in_words

OTHER = "~other"
_YEAR = re.compile("[0-9]{1,4}")
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CZK", "DKK", "HUF", "NOK", "PLN", "RON", "SEK")
"""Those of the countries that take part in IPCEIs, and the dollar; others can be typed."""


def text(desk: Desk, path: str, label: str, *, height: int | None = None, help_: str | None = None) -> None:
    """Draw a text, saved as it is typed; with a `height` in pixels it has several lines."""
    seed(desk, path, {"": desk.value(path) or ""}, _only)
    key = widget_key(desk.id, path)
    if height is not None:
        st.text_area(label, height=height, key=key, help=help_)
    else:
        st.text_input(label, key=key, help=help_)
    show_trouble(desk, path)


def choice(desk: Desk, path: str, label: str, options: Mapping[str, str], *, help_: str | None = None) -> None:
    """Draw a choice of one of `options` (value -> label); a second click on the chosen one takes it back."""
    value = desk.value(path)
    seed(desk, path, {"": value if value in options else None}, _only)
    st.segmented_control(
        label,
        list(options),
        format_func=lambda option: options[option],
        key=widget_key(desk.id, path),
        help=help_,
    )
    show_trouble(desk, path)


def long_choice(desk: Desk, path: str, label: str, options: Mapping[str, str], captions: Sequence[str]) -> None:
    """Draw a choice of one of many options, one below the other, each with a word of explanation."""
    value = desk.value(path)
    seed(desk, path, {"": value if value in options else None}, _only)
    st.radio(
        label,
        list(options),
        index=None,
        format_func=lambda option: options[option],
        captions=captions,
        key=widget_key(desk.id, path),
    )
    show_trouble(desk, path)


def lines(desk: Desk, path: str, label: str, *, help_: str | None = None) -> None:
    """Draw a list of texts as one line each."""
    value = desk.value(path)
    seed(desk, path, {"": "\n".join(value) if isinstance(value, list) else ""}, _lines)
    st.text_area(
        label,
        key=widget_key(desk.id, path),
        height=100,
        help=help_,
    )
    show_trouble(desk, path)


def day(desk: Desk, path: str, label: str, *, help_: str | None = None) -> None:
    """Draw a date as text; what is not a date stays as it was typed, with a word about it."""
    value = desk.value(path)
    seed(desk, path, {"": show_day(value)}, _day)
    st.text_input(
        label,
        key=widget_key(desk.id, path),
        placeholder=say("web.date-placeholder", desk.language),
        help=help_,
    )
    show_trouble(desk, path)


def group(desk: Desk, path: str, texts: Mapping[str, str], *, lists: Mapping[str, str]) -> None:
    """Draw one mapping as several texts (key -> label); those of `lists` hold one item per line."""
    value = desk.value(path)
    held: Mapping[str, Any] = value if isinstance(value, dict) else {}
    parts = {key: held.get(key, "") for key in texts} | {key: "\n".join(held.get(key, ())) for key in lists}
    seed(desk, path, parts, partial(_build_group, tuple(texts), tuple(lists)))
    for key, label in texts.items():
        st.text_input(label, key=widget_key(desk.id, path, key))
    for key, label in lists.items():
        hint = say("web.one-per-line", desk.language)
        st.text_area(label, key=widget_key(desk.id, path, key), height=80, help=hint)
    show_trouble(desk, path)


def structured_field(desk: Desk, path: str, field: PlainField | ChoiceField | TableField) -> None:
    """Draw a field of the questionnaire as its kind asks, with what cannot be read in it right below."""
    language = desk.language
    label = field.label.in_(language) + (f" {say('web.required', language)}" if field.required else "")
    why = with_terms(field.why.in_(language), label, language)
    match field:
        case TableField():
            declared_rows(desk, path, label, field)
            explain_rows(desk, path, field)
            return
        case ChoiceField() if field.catalogue:
            choose_listed(desk, path, label, field, why)
        case ChoiceField(kind="choice", other=False):
            choice(desk, path, label, {o.value: o.label.in_(language) for o in field.options}, help_=why)
        case ChoiceField():
            _choices(desk, path, label, field, why)
        case PlainField(kind="scenario"):
            scenario_summary(desk, path, label, why)
            return
        case PlainField(kind="money"):
            _money(desk, path, label, why)
        case PlainField(kind="date"):
            day(desk, path, label, help_=why)
        case PlainField(kind="whole_number" | "percentage"):
            _number(desk, path, label, why)
        case _:
            text(desk, path, label, height=110 if field.kind == "long_text" else None, help_=why)
    for fault in read_field(field, as_chosen(field, desk.value(path)))[1]:
        st.error(fault_in_words(field.label.in_(language), fault.code, fault.written, fault.known, language))


def _choices(desk: Desk, path: str, label: str, field: ChoiceField, why: str) -> None:
    language = desk.language
    options = {o.value: o.label.in_(language) for o in field.options}
    if field.other:
        options[OTHER] = say("web.other", language)
    value = desk.value(path)
    chosen = value if isinstance(value, list) else [] if value is None else [value]
    other = next((c["other"] for c in chosen if isinstance(c, dict) and "other" in c), None)
    picked = [c for c in chosen if isinstance(c, str) and c in options] + ([OTHER] if other is not None else [])
    single = field.kind == "choice"
    shown = {"pick": (picked[0] if picked else None) if single else picked, "other": other or ""}
    seed(desk, path, shown, _build_choice if single else _build_choices)
    key = widget_key(desk.id, path, "pick")
    st.pills(
        label,
        list(options),
        selection_mode="single" if single else "multi",
        format_func=lambda option: options[option],
        key=key,
        help=why,
    )
    if OTHER in (st.session_state[key] or ()):
        st.text_input(say("web.other-namely", language), key=widget_key(desk.id, path, "other"))
    show_trouble(desk, path)


def _money(desk: Desk, path: str, label: str, why: str) -> None:
    language = desk.language
    value = desk.value(path)
    held: Mapping[str, Any] = value if isinstance(value, dict) else {"amount": value} if value is not None else {}
    year = held.get("price_level")
    parts = {
        "amount": show_typed_number(held.get("amount")),
        "currency": held.get("currency", "EUR"),
        "unit": held.get("unit", "million"),
        "price_level": "" if year is None else str(year),
        "date": show_day(held.get("date")),
    }
    seed(desk, path, parts, _build_money)
    st.markdown(f"**{label}**", help=why)
    with st.container(horizontal=True):
        st.text_input(say("web.amount", language), key=widget_key(desk.id, path, "amount"))
        st.selectbox(
            say("web.currency", language),
            CURRENCIES,
            accept_new_options=True,
            key=widget_key(desk.id, path, "currency"),
        )
        st.selectbox(
            say("web.unit", language),
            UNITS,
            format_func=lambda name: say(f"assessment.unit-{name}", language) or say("web.unit-one", language),
            key=widget_key(desk.id, path, "unit"),
        )
        st.text_input(say("web.price-level", language), key=widget_key(desk.id, path, "price_level"))
        st.text_input(
            say("web.as-of", language),
            key=widget_key(desk.id, path, "date"),
            placeholder=say("web.date-placeholder", language),
        )
    show_trouble(desk, path)


def _number(desk: Desk, path: str, label: str, why: str) -> None:
    seed(desk, path, {"": show_typed_number(desk.value(path))}, _build_number)
    st.text_input(
        label,
        key=widget_key(desk.id, path),
        help=why,
    )
    show_trouble(desk, path)


def _only(shown: Mapping[str, Any], _: Any = None) -> Any:
    return shown[""] or None


def _lines(shown: Mapping[str, Any], _: Any = None) -> list[str] | None:
    return [line.strip() for line in (shown[""] or "").split("\n") if line.strip()] or None


def _day(shown: Mapping[str, Any], _: Any = None) -> str | None:
    return read_typed_day(shown[""] or "")


def _build_group(texts: tuple[str, ...], lists: tuple[str, ...], shown: Mapping[str, Any], _: Any = None) -> Any:
    built = {key: shown[key] for key in texts if shown[key]}
    built |= {key: kept for key in lists if (kept := _lines({"": shown[key]}))}
    return built or None


def _build_number(shown: Mapping[str, Any], _: Any = None) -> Any:
    return read_typed_number(shown[""] or "")


def _build_money(shown: Mapping[str, Any], _: Any = None) -> Any:
    year = shown["price_level"] or ""
    money = {
        "amount": read_typed_number(shown["amount"] or ""),
        "currency": (shown["currency"] or "EUR").strip().upper(),
        "unit": shown["unit"],
        "price_level": int(year) if _YEAR.fullmatch(year) else year.strip() or None,
        "date": read_typed_day(shown["date"] or ""),
    }
    entered = {name: part for name, part in money.items() if part is not None}
    return entered if set(entered) - {"currency", "unit"} else None


def _picked(option: str, other: str | None) -> Any:
    return {"other": (other or "").strip()} if option == OTHER else option


def _build_choice(shown: Mapping[str, Any], _: Any = None) -> Any:
    return _picked(shown["pick"], shown["other"]) if shown["pick"] else None


def _build_choices(shown: Mapping[str, Any], _: Any = None) -> Any:
    return [_picked(option, shown["other"]) for option in shown["pick"] or ()] or None
