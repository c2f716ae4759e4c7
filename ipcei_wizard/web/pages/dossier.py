"""The dossier as a file that goes round: its status, who signs, and what stands in the way."""

from functools import partial
from typing import Final

import streamlit as st

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.comments import blocking, comments_of
from ipcei_wizard.dossier.paths import STATUS
from ipcei_wizard.dossier.people import Comment, status_in_words
from ipcei_wizard.dossier.rights import Action
from ipcei_wizard.dossier.signing import NEEDS_REASON, status_record
from ipcei_wizard.dossier.store import FROZEN
from ipcei_wizard.messages import say
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import attempt, i_may, show_refused, someone, who_in_words
from ipcei_wizard.web.desk import Desk, the_store
from ipcei_wizard.web.pages import admission, framework_version, parts, sign_off
from ipcei_wizard.web.placed import moment, page_of, place_in_words

_MOVES: Final[tuple[Action, ...]] = ("consult", "present", "return", "withdraw")
_ICONS: Final = {
    "concept": ":material/edit_note:",
    "in-afstemming": ":material/forum:",
    "ter-ondertekening": ":material/draw:",
    "vastgesteld": ":material/verified:",
    "ingetrokken": ":material/cancel:",
}


def draw(desk: Desk) -> None:
    """Draw the page of the dossier itself."""
    language = desk.language
    st.caption(say("web_dossier.place", language))
    st.title(parts.literal(desk.title), anchor=False)
    _status(desk)
    if desk.state.summary.status not in FROZEN:
        _in_the_way(desk)
    sign_off.draw(desk)
    _comments(desk)
    admission.draw(desk)
    framework_version.summary(desk)


def status_note(desk: Desk) -> None:
    """Say on every page of a dossier what its status does to what is typed there; nothing of a draft."""
    status, language = desk.state.summary.status, desk.language
    if status in FROZEN:
        words = say("web_dossier.frozen", language, status=status_in_words(status, language))
        st.info(words, icon=":material/lock:")
    elif status == "ter-ondertekening":
        st.info(say("web_dossier.being-signed", language), icon=":material/draw:")
    admission.reader_note(desk)


def _status(desk: Desk) -> None:
    language, status = desk.language, desk.state.summary.status
    record = status_record(desk.state)
    st.header(say("web_dossier.status", language), anchor=False)
    with st.container(border=True, key="dossier-status"):
        st.markdown(f"{_ICONS.get(status, '')} **{status_in_words(status, language).capitalize()}**")
        st.markdown(say(f"web_dossier.means-{record.status}", language))
        stored = desk.state.values.get(STATUS)
        if stored is not None:
            who = who_in_words(stored.changed_by, language)
            st.caption(say("web_dossier.since", language, who=who, at=moment(stored.changed_at)))
        if record.reason:
            st.markdown(say("web_dossier.reason-was", language, reason=parts.literal(record.reason)))
        _moves(desk)
        show_refused("status", language)


def _moves(desk: Desk) -> None:
    language = desk.language
    allowed = [action for action in _MOVES if i_may(desk.state, action)]
    with st.container(horizontal=True):
        for action in allowed:
            if action not in NEEDS_REASON:
                label = say(f"web_dossier.do-{action}", language)
                st.button(label, key=f"do-{action}", type="primary", on_click=_move, args=(desk.id, action))
    for action in allowed:
        if action in NEEDS_REASON:
            label = say(f"web_dossier.do-{action}", language)
            with st.expander(label), st.form(f"form-{action}", border=False):
                st.text_area(say("web_dossier.reason", language), key=f"reason-{action}", height=80)
                st.form_submit_button(label, on_click=_move, args=(desk.id, action))


def _move(dossier: str, action: Action) -> None:
    reason = str(st.session_state.get(f"reason-{action}", ""))
    attempt("status", partial(proceedings.take_status, the_store(), dossier, someone(), action, reason))


def _in_the_way(desk: Desk) -> None:
    """Say what stops the last signature, with the way to each."""
    language = desk.language
    comments = blocking(desk.state)
    errors = [finding for finding in desk.evaluation.findings if finding.severity == "error"]
    st.header(say("web_dossier.in-the-way", language), anchor=False)
    if not comments and not errors:
        st.markdown(say("web_dossier.nothing-in-the-way", language))
        return
    st.markdown(say("web_dossier.in-the-way-explained", language, comments=len(comments), errors=len(errors)))
    for comment in comments:
        _comment_line(desk, comment)
    shown = (
        st.container() if len(errors) <= _FEW else st.expander(say("web_dossier.errors", language, count=len(errors)))
    )
    for finding in errors:
        with shown.container(horizontal=True, vertical_alignment="top"):
            st.markdown(f"{parts.SEVERITY_ICON['error']} {parts.literal(finding.message)}")
            place = places.place_of(desk.framework, finding.where)
            places.link(place, places.title_of(place), desk.id, language, width="content")


_FEW: Final = 5


def _comments(desk: Desk) -> None:
    language = desk.language
    found = [comment for comment in comments_of(desk.state) if comment.open and not comment.blocking]
    if found:
        st.header(say("web_dossier.open-comments", language), anchor=False)
        for comment in found:
            _comment_line(desk, comment)


def _comment_line(desk: Desk, comment: Comment) -> None:
    language = desk.language
    who = who_in_words(comment.by, language)
    icon = ":material/front_hand:" if comment.blocking else ":material/comment:"
    with st.container(horizontal=True, vertical_alignment="top"):
        st.markdown(f"{icon} **{parts.literal(who)}** – {parts.literal(comment.text)}")
        where = place_in_words(desk, comment.about)
        places.link(page_of(desk, comment.about), where, desk.id, language, width="content")
