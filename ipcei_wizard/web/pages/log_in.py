"""The door: who has not logged in, or may not come in, sees why and the way to log in. Nothing of a dossier is here."""

import streamlit as st

from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.login import Account


def draw(account: Account, language: Language) -> None:
    """Draw the way in."""
    st.title(say("login.title", language), anchor=False)
    st.markdown(say(f"login.{account.why_not}", language))
    if account.why_not in {"login-needed", "login-ended"}:
        st.button(say("login.button", language), type="primary", icon=":material/login:", on_click=_log_in)
    else:
        draw_out(language)


def draw_out(language: Language) -> None:
    """Draw the way out."""
    st.button(say("login.out", language), icon=":material/logout:", on_click=_log_out, key="log-out")


def _log_in() -> None:
    st.login()


def _log_out() -> None:
    st.logout()
