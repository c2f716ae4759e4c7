"""Parts of a page that are drawn again alone: a click redraws its own part, and the others only if they change.

A page of many fields takes long to redraw as a whole, and most clicks change little outside their own part. So every
part says beforehand what it shows of the dossier, and what the rest of the page, which is in no part, depends on. After
a click, the parts that show something else are drawn again in one run; when the rest changes, the whole page is.

What still has to be drawn is kept in a plain object until it is: Streamlit may break a run off at any of its own calls.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.web.desk import Desk, open_desk
from ipcei_wizard.web.saving import anything_undrawn, draw_anew, sweep, troubled

Draw = Callable[[Desk], None]
Shows = Callable[[Desk], object]
"""Makes of a dossier a value that is equal as long as what it speaks for need not be drawn again."""


@dataclass(slots=True)
class _Part:
    draw: Draw
    shows: Shows
    rest: Shows
    rest_drawn: object
    drawn: object
    fragment: str = ""
    """The name Streamlit gave to this part."""


@dataclass(slots=True)
class _Sheet:
    """The parts of a page as it was last drawn as a whole, those that are `due`, and the dossier in the present run."""

    parts: list[_Part] = field(default_factory=list)
    due: set[str] = field(default_factory=set)
    run: list[str] = field(default_factory=list)
    desk: Desk | None = None

    def in_run(self, run: list[str], desk: Desk) -> Desk:
        """Return the dossier with all that was typed and chosen, the same for the whole run, and let what is due join.

        `run` is the list of parts that Streamlit goes through: what is put on it now is drawn in this very run.
        """
        if self.desk is None or self.run is not run:
            sweep()
            self.desk, self.run = open_desk(desk.id, desk.language), run
            self.due |= {part.fragment for part in self.parts if part.shows(self.desk) != part.drawn}
            run += (part.fragment for part in self.parts if part.fragment in self.due - set(run))
        return self.desk


_SHEET: Final = "sheet"


def start_page() -> None:
    """Begin a page without parts; called by every run of the whole page."""
    st.session_state[_SHEET] = _Sheet()


def _nothing(_: Desk) -> object:
    return None


def draw_alone(desk: Desk, draw: Draw, rest: Shows, shows: Shows = _nothing) -> None:
    """Draw a part of the page of `desk` that redraws itself when a widget in it changes, or what it `shows`."""
    sheet: _Sheet = st.session_state[_SHEET]
    part = _Part(draw, shows, rest, (rest(desk), troubled()), shows(desk))
    sheet.parts.append(part)
    _draw(sheet, part, desk, [desk])


@st.fragment
def _draw(sheet: _Sheet, part: _Part, desk: Desk, fresh: list[Desk]) -> None:
    # Streamlit keeps these arguments: in the run of the whole page the desk is fresh, in a run of this part it is not.
    if fresh:
        draw_anew()
        part.fragment = ThreadState.get().fragment_id or ""
        part.draw(fresh.pop())
        return
    context = get_script_run_ctx()
    assert context is not None and context.fragment_ids_this_run  # noqa: S101, PT018 - this is a run of parts
    run = context.fragment_ids_this_run
    try:
        now = sheet.in_run(run, desk)
        if (part.rest(now), troubled()) != part.rest_drawn:
            st.rerun()
        part.draw(now)
        part.drawn = part.shows(now)
        sheet.due.discard(part.fragment)
        if part.fragment == run[-1] and anything_undrawn():
            # Typing elsewhere breaks the run of a click off, and Streamlit then draws only the part that was typed in.
            st.rerun()
    except StoreError as error:
        st.error(f"{error.what(desk.language)} {error.remedy(desk.language)}")
