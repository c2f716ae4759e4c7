"""Parts of a page that are drawn again alone: a click in one of them redraws it, and the page only if that changes.

A page of many fields takes long to redraw as a whole, and most clicks change nothing outside their own part. So every
part says beforehand what the rest of the page depends on; when that is another value after the click, all is redrawn.
"""

from collections.abc import Callable

import streamlit as st

from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.web.desk import Desk, open_desk
from ipcei_wizard.web.saving import anything_undrawn, draw_anew, sweep, troubled

Draw = Callable[[Desk], None]
Rest = Callable[[Desk], object]
"""Makes of a dossier a value that is equal as long as the rest of the page need not change."""


def draw_alone(desk: Desk, draw: Draw, rest: Rest) -> None:
    """Draw a part of the page of `desk` that redraws itself when a widget in it changes."""
    _draw(desk, draw, rest, (rest(desk), troubled()), [desk])


@st.fragment
def _draw(desk: Desk, draw: Draw, rest: Rest, before: object, fresh: list[Desk]) -> None:
    # Streamlit keeps these arguments: in the run of the whole page the desk is fresh, in a run of this part it is not.
    if fresh:
        draw_anew()
        draw(fresh.pop())
        return
    try:
        sweep()
        now = open_desk(desk.id, desk.language)
        if (rest(now), troubled()) != before:
            st.rerun()
        draw(now)
        if anything_undrawn():
            # Typing elsewhere breaks the run of a click off, and Streamlit then draws only the part that was typed in.
            st.rerun()
    except StoreError as error:
        st.error(f"{error.what(desk.language)} {error.remedy(desk.language)}")
