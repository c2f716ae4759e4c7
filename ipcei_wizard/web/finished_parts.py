"""The end of a run names every part drawn in it, also those that joined it underway: a change to Streamlit 1.67.

Streamlit runs the parts of a page that are on a list, and a part may put more on it (`web/alone.py`). At the end the
browser takes away what was left over of each part in the message about the end; that message was made of the list as it
was at the beginning, so what is left over of a part that joined would stay. See docs/decisions/0083.
"""

from dataclasses import replace
from typing import Final

from streamlit.runtime.scriptrunner import RunDescriptor, ScriptRunContext, ScriptRunner, ScriptRunnerEvent

_STREAMLITS: Final = ScriptRunner._on_script_finished  # noqa: SLF001 - there is no public way to it


def name_all_drawn_parts() -> None:
    """From now on, let the end of a run name all of its parts."""
    ScriptRunner._on_script_finished = _on_script_finished  # type: ignore[method-assign]  # noqa: SLF001


def _on_script_finished(
    self: ScriptRunner,
    ctx: ScriptRunContext,
    event: ScriptRunnerEvent,
    premature_stop: bool,
    run_descriptor: RunDescriptor,
) -> None:
    whole = replace(run_descriptor, fragment_ids=tuple(ctx.fragment_ids_this_run or ()))
    _STREAMLITS(self, ctx, event, premature_stop, whole)
