"""All assessments in figures: charts with their words and a table, in which every number leads to its assessments."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from html import escape
from io import StringIO
from urllib.parse import urlencode

import streamlit as st
from babel.numbers import format_decimal

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.overview import FIGURES, Counted, Figure, count, in_words
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.figure_charts import chart_of, to_png, to_svg
from ipcei_wizard.web.narrowed import draw_filters
from ipcei_wizard.web.shelf import Shelf, take, the_shelf

_ADOPTED = "vastgesteld"


def draw(dossier: str | None, language: Language) -> None:
    """Draw the page; `dossier` is the one that is open, if any."""
    st.title(say("overview.place", language), anchor=False)
    st.markdown(say("overview.intro", language))
    shelf = the_shelf(language)
    every, refused = take(shelf, shelf.titles, language)
    for line in refused:
        st.warning(line, icon=":material/warning:")
    cases = draw_filters("figures", every, shelf, language)
    st.markdown(say("overview.counted", language, count=len(cases)))
    for figure in FIGURES:
        _figure(figure, cases, days_of(shelf), places.address(dossier, language), language)


def days_of(shelf: Shelf) -> dict[str, int]:
    """Map the adopted dossiers to the days from their start to their last sign-off, after which nothing changes."""
    return {
        id_: (summary.changed_at - summary.created_at).days
        for id_, summary in shelf.stored.items()
        if summary.status == _ADOPTED
    }


def _figure(
    figure: Figure, cases: Sequence[Case], days: Mapping[str, int], kept: Mapping[str, str], language: Language
) -> None:
    title = say(f"overview.{figure}", language)
    st.header(title, anchor=False)
    st.caption(say(f"overview.{figure}-explained", language))
    counted = count(figure, cases, days, language)
    said = in_words(counted, language, partial(_number, language))
    if counted.bars:
        st.altair_chart(
            chart_of(counted, language), alt=f"{title}. {said}", theme=None, width="content", key=f"chart-{figure}"
        )
        _downloads(counted, title, language)
    else:
        st.markdown(say("overview.nothing", language))
    with st.expander(say("overview.data", language), icon=":material/table:", key=f"data-{figure}"):
        st.markdown(said)
        st.html(table_html(counted, kept, language))


def _downloads(counted: Counted, title: str, language: Language) -> None:
    made = {
        "csv": ("text/csv", to_csv),
        "svg": ("image/svg+xml", to_svg),
        "png": ("image/png", to_png),
    }
    with st.container(horizontal=True):
        for kind, (mime, write) in made.items():
            st.download_button(
                say(f"overview.download-{kind}", language),
                data=partial(write, counted, language),
                file_name=f"{say('overview.file', language)}-{counted.figure}.{kind}",
                mime=mime,
                icon=":material/download:",
                key=f"{kind}-{counted.figure}",
                help=say("overview.download-help", language, title=title, format=kind.upper()),
                on_click="ignore",
            )


def to_csv(counted: Counted, language: Language) -> bytes:
    """Return the bars as CSV (RFC 4180, UTF-8 with its mark), each with the ids of its assessments."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(say("overview.columns-csv", language).split(" | "))
    for bar in counted.bars:
        writer.writerow([bar.category, bar.series, format(bar.value.normalize(), "f"), " ".join(bar.ids)])
    writer.writerow([say("overview.unknown", language), "", len(counted.unknown), " ".join(counted.unknown)])
    return stream.getvalue().encode("utf-8-sig")


def table_html(counted: Counted, kept: Mapping[str, str], language: Language) -> str:
    """Return the figure as a table, a row per category and a column per series, each number a link to its cases."""
    bars = {(bar.category, bar.series): bar for bar in counted.bars}
    heads = "".join(f'<th scope="col">{escape(series)}</th>' for series in counted.series)
    rows = []
    for category in counted.categories:
        cells = []
        for series in counted.series:
            bar = bars.get((category, series))
            told = "–" if bar is None else _link(_number(language, bar.value), bar.ids, kept, f"{category}, {series}")
            cells.append(f"<td>{told}</td>")
        rows.append(f'<tr><th scope="row">{escape(category)}</th>{"".join(cells)}</tr>')
    title = escape(say(f"overview.{counted.figure}", language))
    part = escape(say("overview.category", language))
    table = f'<table><thead><tr><th scope="col">{part}</th>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    shown = f'<div class="matrix" role="region" aria-label="{title}" tabindex="0">{table}</div>' if rows else ""
    if counted.unknown:
        label = say("overview.unknown-count", language, count=_number(language, Decimal(len(counted.unknown))))
        unknown = escape(say("overview.unknown", language))
        shown += f'<p class="memo">{unknown}: {_link(label, counted.unknown, kept, unknown)}</p>'
    return shown


def _link(label: str, ids: Sequence[str], kept: Mapping[str, str], what: str) -> str:
    address = f"{places.COMPARISON}?{urlencode({**kept, 'met': ','.join(ids)})}"
    return f'<a href="{escape(address)}" aria-label="{escape(f"{label}: {what}")}">{escape(label)}</a>'


def _number(language: Language, value: Decimal) -> str:
    return str(format_decimal(value, "#,##0.#", locale=language))
