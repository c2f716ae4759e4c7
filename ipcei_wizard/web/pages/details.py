"""What the memo says about itself: the initiative, to whom, from whom, and who signs it off."""

import streamlit as st

from ipcei_wizard.messages import say
from ipcei_wizard.web import entry, places
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.row_cells import RowColumn
from ipcei_wizard.web.rows import rows


def draw(desk: Desk) -> None:
    """Draw the page with the particulars of the memo."""
    language = desk.language
    st.title(say("web.place-details", language), anchor=False)
    st.markdown(say("web.details-explained", language))
    entry.text(desk, "initiative/title", say("web.initiative-title", language))
    entry.text(desk, "initiative/short_title", say("web.initiative-short", language))
    st.header(say("web.addressees", language), anchor=False)
    rows(
        desk,
        "memo/to",
        [
            RowColumn("name", "text", say("web.addressee-name", language)),
            RowColumn("short_name", "text", say("web.addressee-short", language)),
            RowColumn("decision", "text", say("web.addressee-decision", language)),
        ],
    )
    st.header(say("web.sender", language), anchor=False)
    _sender(desk)
    reference, date = st.columns(2)
    with reference:
        entry.text(desk, "memo/reference", say("web.reference", language))
    with date:
        entry.day(desk, "memo/date", say("web.date", language))
    for key in ("copy_to", "annexes", "with_consent_of"):
        entry.lines(desk, f"memo/{key}", say(f"web.{key}", language), help_=say("web.one-per-line", language))
    st.header(say("web.route", language), anchor=False)
    st.caption(say("web.route-explained", language))
    rows(
        desk,
        "memo/route",
        [RowColumn(key, "text", say(f"web.route-{key}", language)) for key in ("function", "name", "role")],
    )
    with st.expander(say("web.own-words", language)):
        st.caption(say("web.own-words-explained", language))
        entry.text(desk, "memo/title", say("web.memo-title", language))
        entry.text(desk, "memo/occasion", say("web.memo-occasion", language), height=110)
        entry.lines(
            desk, "memo/key_points", say("web.memo-key-points", language), help_=say("web.one-per-line", language)
        )
        entry.text(desk, "memo/explanation", say("web.memo-explanation", language), height=110)
    parts.show_findings(desk.findings_at("memo"))
    parts.way_on(desk, places.DETAILS)


def _sender(desk: Desk) -> None:
    language = desk.language
    texts = {key: say(f"web.{key}", language) for key in ("ministry", "directorate_general", "directorate")}
    entry.group(desk, "memo/from", texts, lists={"authors": say("web.authors", language)})
