"""What could not be saved on a page that was left: said on every other page, with the way back.

Who types and goes on in one breath has left before the answer comes. Without this the next page would look as if all
were saved, and the browser would let go of the text.
"""

import streamlit as st

from ipcei_wizard.framework.model import Framework
from ipcei_wizard.messages import Language, say
from ipcei_wizard.web import places
from ipcei_wizard.web.saving import mark_unsaved, troubled


def draw_left_behind(framework: Framework, here: tuple[str, str] | None, language: Language) -> None:
    """Draw a note for each page, other than `here` (dossier and place), on which something could not be saved."""
    told: set[tuple[str, str]] = set()
    for dossier, path in sorted(troubled()):
        there = (dossier, places.place_of_path(framework, path))
        if here in {there, (dossier, places.FUNDING_GAP)}:  # the calculator shows a field of a question
            continue
        mark_unsaved(dossier, path)
        if there in told:
            continue
        told.add(there)
        st.warning(say("web.left-unsaved", language, place=places.title_of(there[1])), icon=":material/difference:")
        places.link(there[1], say("web.left-unsaved-back", language), dossier, language, icon=":material/arrow_back:")
