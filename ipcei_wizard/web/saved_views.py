"""The views that someone keeps of the dossiers: as links, and what keeps, renames and removes one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

import streamlit as st

from ipcei_wizard.dossier.views import keep_view, remove_view, rename_view, views_of
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.acting import attempt, show_refused, someone
from ipcei_wizard.web.desk import the_store
from ipcei_wizard.web.sought import FROM_LINK, Sought

_WISHES: Final = "wishes about views"
_WHERE: Final = "views"


def draw_views(sought: Sought, language: Language) -> None:
    """Draw the views as links, and behind a click what changes them. `sought` is what can be kept now."""
    _grant()
    views = views_of(the_store(), someone())
    if views:
        with st.container(horizontal=True, key="views", gap="small"):
            for view in views:
                asked = dict(view.asked) | {FROM_LINK: "1"}
                places.link(
                    places.DOSSIERS, view.name, None, language, asked, icon=":material/bookmark:", width="content"
                )
    with st.expander(say("finding.views", language), icon=":material/bookmarks:", key="change-views"):
        st.markdown(say("finding.views-explained", language))
        names = {view.id: view.name for view in views}
        _keep(sought, names, language)
        if views:
            _change(names, language)
    show_refused(_WHERE, language)


def _keep(sought: Sought, names: Mapping[str, str], language: Language) -> None:
    if sought == Sought():
        st.caption(say("finding.view-all", language))
        return
    typed = _key("view-name", names)
    with st.form("keep-view", border=False):
        st.text_input(say("finding.view-name", language), key=typed)
        wish = _wishing(lambda: keep_view(the_store(), someone(), _value(typed), sought.address))
        st.form_submit_button(say("finding.view-keep", language), icon=":material/bookmark_add:", on_click=wish)


def _change(names: Mapping[str, str], language: Language) -> None:
    chosen, typed = _key("view-chosen", names), _key("view-new-name", names)
    with st.form("change-view", border=False):
        left, right = st.columns(2)
        label = say("finding.view-choose", language)
        left.selectbox(label, list(names), format_func=lambda view: names[view], key=chosen)
        right.text_input(say("finding.view-new-name", language), key=typed)
        with st.container(horizontal=True):
            rename = _wishing(lambda: rename_view(the_store(), someone(), _value(chosen), _value(typed)))
            st.form_submit_button(say("finding.view-rename", language), icon=":material/edit:", on_click=rename)
            remove = _wishing(lambda: remove_view(the_store(), someone(), _value(chosen)))
            st.form_submit_button(say("finding.view-remove", language), icon=":material/delete:", on_click=remove)


def _key(field: str, names: Mapping[str, str]) -> str:
    """Return the key of a field that begins anew when there are other views: a choice is sent by the name it had."""
    return f"{field}-{hash(tuple(names.items()))}"


def _value(key: str) -> str:
    return str(st.session_state.get(key) or "")


# Streamlit may break a callback off; what a click wants is put on a plain list and done by the run it begins.
def _wishing(act: Callable[[], Any]) -> Callable[[], None]:
    wishes: list[Callable[[], Any]] = st.session_state.setdefault(_WISHES, [])
    return partial(wishes.append, act)


def _grant() -> None:
    wishes: list[Callable[[], Any]] = st.session_state.setdefault(_WISHES, [])
    while wishes:
        attempt(_WHERE, wishes[0])
        del wishes[0]
