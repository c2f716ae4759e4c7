"""What was ever written at a question: who, when, what changed, and putting a version back. Read only when opened."""

from functools import partial
from typing import Any, Final

import streamlit as st

from ipcei_wizard.dossier.history import as_versions
from ipcei_wizard.dossier.reading import read_history
from ipcei_wizard.dossier.records import Change
from ipcei_wizard.messages import say
from ipcei_wizard.web.acting import i_may, someone, who_in_words
from ipcei_wizard.web.desk import Desk, the_store
from ipcei_wizard.web.pages.parts import literal
from ipcei_wizard.web.placed import change_html, moment, place_in_words
from ipcei_wizard.web.saving import later

_AT_A_TIME: Final = 10


def shown_history(below: str, desk: Desk) -> object:
    """Return what the versions below a path depend on: nothing as long as they are closed."""
    if not st.session_state.get(f"history-{below}"):
        return None
    return {path: stored.version for path, stored in desk.state.values.items() if path.startswith(f"{below}/")}


def draw_history(below: str, desk: Desk) -> None:
    """Draw the way to the versions of what is stored below a path."""
    language = desk.language
    box = st.expander(
        say("web_dossier.history", language), icon=":material/history:", on_change="rerun", key=f"history-{below}"
    )
    if not box.open:
        return
    with box:
        st.caption(say("web_dossier.history-explained", language))
        wanted = [
            found for found in read_history(the_store(), desk.id, someone()) if found.path.startswith(f"{below}/")
        ]
        versions = as_versions(wanted)[::-1]
        more = f"history-shown-{below}"
        shown = int(st.session_state.get(more, _AT_A_TIME))
        if not versions:
            st.markdown(say("web_dossier.history-none", language))
        for version in versions[:shown]:
            _version(desk, version)
        if len(versions) > shown:
            label = say("web_dossier.history-more", language, count=len(versions) - shown)
            st.button(label, key=f"more-{below}", on_click=_show_more, args=(more, shown + _AT_A_TIME))


def _show_more(key: str, count: int) -> None:
    st.session_state[key] = count


def _version(desk: Desk, version: Change) -> None:
    language, now = desk.language, desk.value(version.path)
    with st.container(border=True, key=f"version-{version.sequence}"):
        place = literal(place_in_words(desk, version.path))
        who = literal(who_in_words(version.by, language))
        st.markdown(f"**{place}** · {who}, {moment(version.at)}")
        st.html(change_html(desk, version))
        if version.new == now:
            st.caption(say("web_dossier.version-now", language))
        elif version.new is not None and i_may(desk.state, "edit"):
            label = say("web_dossier.restore", language)
            restore = later(desk.id, version.path, partial(_restored, version.new, now))
            st.button(label, key=f"restore-{version.sequence}", on_click=restore)


def _restored(version: Any, drawn: Any, stored: Any) -> Any:
    """Return the version that is put back, unless someone changed the place since it was drawn: then that stays."""
    return version if stored == drawn else stored
