"""Comments on a question: nothing but their number before they are opened."""

from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.comments import comments_of
from ipcei_wizard.dossier.people import Comment, Remark
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.acting import (
    attempt,
    i_may,
    my_name,
    remember_name,
    show_refused,
    someone,
    types_name,
    who_in_words,
)
from ipcei_wizard.web.desk import Desk, the_store
from ipcei_wizard.web.pages.parts import literal
from ipcei_wizard.web.placed import moment


def draw_comments(about: str, desk: Desk) -> None:
    """Draw the way to the comments at `about` and below it, with how many are open."""
    language = desk.language
    found = comments_of(desk.state, about)
    _count(found, language)
    # A label that changes would make it another box, which is closed.
    label = say("web_dossier.comments", language)
    box = st.expander(label, icon=":material/comment:", on_change="rerun", key=f"comments-{about}")
    if not box.open:
        return
    with box:
        st.caption(say("web_dossier.comments-explained", language))
        for comment in found:
            _comment(desk, comment)
        if i_may(desk.state, "comment"):
            _new(desk, about)
        show_refused(f"comment-{about}", language)


def _count(found: tuple[Comment, ...], language: Language) -> None:
    count = sum(comment.open for comment in found)
    blocked = sum(comment.open and comment.blocking for comment in found)
    if count:
        key = "comments-blocking" if blocked else "comments-open"
        icon = ":material/front_hand:" if blocked else ":material/comment:"
        st.markdown(f"{icon} {say(f'web_dossier.{key}', language, count=count, blocking=blocked)}")


def _comment(desk: Desk, comment: Comment) -> None:
    language = desk.language
    with st.container(border=True, key=f"comment-{comment.id}"):
        if comment.blocking:
            key = "blocking" if comment.open else "was-blocking"
            st.markdown(f":material/front_hand: **{say(f'web_dossier.{key}', language)}**")
        st.markdown(_said(comment.by, comment.at, comment.text, language))
        for reply in comment.replies:
            st.markdown(f"↳ {_said(reply.by, reply.at, reply.text, language)}")
        if not comment.open:
            who = literal(who_in_words(comment.resolved_by, language))
            settled = say("web_dossier.settled", language, who=who)
            st.markdown(f":material/check_circle: {settled} {literal(comment.resolution)}")
        elif i_may(desk.state, "comment"):
            _reply(desk, comment)
        show_refused(f"comment-{comment.id}", language)


def _said(by: str, at: str, text: str, language: Language) -> str:
    return f"**{literal(who_in_words(by, language))}**, {moment(datetime.fromisoformat(at))}: {literal(text)}"


def _reply(desk: Desk, comment: Comment) -> None:
    language = desk.language
    with st.form(f"reply-{comment.id}", border=False, clear_on_submit=True):
        st.text_area(say("web_dossier.reply", language), key=f"reply-text-{comment.id}", height=80)
        _ask_name(f"reply-name-{comment.id}", language)
        with st.container(horizontal=True):
            args = (desk.id, comment.id)
            answer, settle = say("web_dossier.reply-send", language), say("web_dossier.settle", language)
            st.form_submit_button(answer, key=f"answer-{comment.id}", on_click=_answer, args=args)
            st.form_submit_button(settle, key=f"settle-{comment.id}", on_click=_settle, args=args)


def _new(desk: Desk, about: str) -> None:
    language = desk.language
    with st.form(f"new-comment-{about}", clear_on_submit=True):
        st.text_area(say("web_dossier.comment-new", language), key=f"comment-text-{about}", height=100)
        _ask_name(f"comment-name-{about}", language)
        st.checkbox(say("web_dossier.comment-blocking", language), key=f"comment-blocks-{about}")
        st.form_submit_button(say("web_dossier.comment-place", language), on_click=_place, args=(desk.id, about))


def _ask_name(key: str, language: Language) -> None:
    if not types_name():
        return
    column, _ = st.columns(2)
    column.text_input(say("web_dossier.your-name", language), value=my_name(), key=key)


def _typed(key: str) -> Any:
    return st.session_state.get(key, "")


def _place(dossier: str, about: str) -> None:
    remark = Remark(about, _typed(f"comment-text-{about}"), blocking=bool(_typed(f"comment-blocks-{about}")))
    name = _typed(f"comment-name-{about}")
    if attempt(f"comment-{about}", partial(proceedings.comment, the_store(), dossier, someone(name), remark)):
        remember_name(name)


def _answer(dossier: str, comment: str) -> None:
    text, name = _typed(f"reply-text-{comment}"), _typed(f"reply-name-{comment}")
    act = partial(proceedings.answer, the_store(), dossier, someone(name), comment, text)
    if attempt(f"comment-{comment}", act):
        remember_name(name)


def _settle(dossier: str, comment: str) -> None:
    text, name = _typed(f"reply-text-{comment}"), _typed(f"reply-name-{comment}")
    act = partial(proceedings.settle, the_store(), dossier, someone(name), comment, text)
    if attempt(f"comment-{comment}", act):
        remember_name(name)
