"""Who acts on this screen, and what became of it: who logged in, or without login one person with all roles.

What an action led to is kept until it is shown, once, beside the button that asked for it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from ipcei_wizard.dossier import access
from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.dossier.people import LOCAL_USER, Person, refusal_in_words
from ipcei_wizard.dossier.records import DossierState, Refusal
from ipcei_wizard.dossier.rights import ROLES, Action
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.login import logged_in, the_login

Trouble = StoreError | Refusal
"""Why something was not done."""

_TROUBLES: Final = "why it was not done"
_NAME: Final = "my name"


def someone(name: str = "") -> Person:
    """Return the person at this screen: who logged in; without login who he says, and nobody vouches for it."""
    account = logged_in()
    return account.person if account else Person(name.strip() or LOCAL_USER, frozenset(ROLES))


def signer(name: str) -> Person:
    """Return the person at this screen as one who signs: without a name nobody signs as the user of this computer."""
    person = someone(name)
    return person if person.authenticated else replace(person, name=name.strip())


def types_name() -> bool:
    """Say whether whoever acts types his name, because there is no login to tell it."""
    return the_login() is None


def i_may(state: DossierState, action: Action) -> bool:
    """Say whether the person at this screen may do this to a dossier as it is now."""
    return access.may(state, someone(), action)


def my_name() -> str:
    """Return the name that was typed last in this session; empty before that."""
    return str(st.session_state.get(_NAME, ""))


def remember_name(name: str) -> None:
    """Keep a name for the next form that asks for one."""
    st.session_state[_NAME] = name.strip()


def who_in_words(name: str, language: Language) -> str:
    """Return a name as people read it; who gave none is the user of this computer."""
    return say("web_dossier.local-user", language) if name == LOCAL_USER else name


def attempt(where: str, act: Callable[[], Any]) -> bool:
    """Do `act`; say whether it was done, and keep why not for `show_refused` at `where`."""
    troubles: dict[str, Trouble] = st.session_state.setdefault(_TROUBLES, {})
    try:
        outcome = act()
    except StoreError as error:
        troubles[where] = error
        return False
    if isinstance(outcome, Refusal):
        troubles[where] = outcome
        return False
    troubles.pop(where, None)
    return True


def show_refused(where: str, language: Language) -> None:
    """Say why what was asked at `where` was not done."""
    trouble = st.session_state.get(_TROUBLES, {}).pop(where, None)
    if trouble is not None:
        st.error(in_words(trouble, language), icon=":material/block:")


def in_words(trouble: Trouble, language: Language) -> str:
    """Return why something was not done, and what to do."""
    if isinstance(trouble, Refusal):
        return refusal_in_words(trouble, language)
    return f"{trouble.what(language)} {trouble.remedy(language)}"
