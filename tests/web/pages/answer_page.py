"""A page with the widgets the shell works on, and a file that holds what the server was told.

The address sets how the page behaves: `?slow=0.5` takes that long, `?seed=1` fills the fields from the store in every
run (as a careless page would), `?notice=1` draws a notice above the fields once something is stored, `?refuse=1` stores
nothing and says so, `?tidy=1` stores and shows the text without outer spaces, `?move=1` draws the first field in a box
once something is stored, `?break=1` fails.
"""

import json
import os
import time
from contextlib import nullcontext
from pathlib import Path

import streamlit as st

STORE = Path(os.environ["ANSWER_STORE"])
FIELDS = ("eerste", "tweede", "regel")
LINES = {"regel"}


def stored() -> dict[str, str]:
    return dict(json.loads(STORE.read_text(encoding="utf-8"))) if STORE.exists() else {}


def sweep() -> None:
    """Store what changed: as a callback, and at the start of a run, as Streamlit may break a callback off for good."""
    for field in FIELDS:
        if field in st.session_state and st.session_state[field] != st.session_state.known[field]:
            store(field, st.session_state[field])
            st.session_state.known[field] = st.session_state[field]


def store(field: str, typed: str) -> None:
    text = typed.strip() if "tidy" in st.query_params else typed
    time.sleep(float(st.query_params.get("slow", 0)))
    if "refuse" not in st.query_params:
        fresh = STORE.with_suffix(".new")
        fresh.write_text(json.dumps(stored() | {field: text}), encoding="utf-8")
        fresh.replace(STORE)  # at once: the tests read at any moment


def field_page() -> None:
    st.title("Vraag")
    if "refuse" in st.query_params:
        st.html('<span data-not-saved="st-key-eerste">Iemand anders was eerder.</span>')
    if "notice" in st.query_params and stored().get("eerste"):
        st.warning("Let op: dit is een melding boven het veld.")
    for field in FIELDS:
        if field not in st.session_state or {"seed", "tidy"} & set(st.query_params):
            st.session_state[field] = st.session_state.known[field] = stored().get(field, "")
        boxed = "move" in st.query_params and field == "eerste" and stored().get(field)
        with st.container(border=True) if boxed else nullcontext():
            (st.text_input if field in LINES else st.text_area)(field.capitalize(), key=field, on_change=sweep)
    if "break" in st.query_params:
        raise ValueError("secret detail")
    st.write(f"Aantal tekens: {len(st.session_state['eerste'])}")


def other_page() -> None:
    st.title("Andere pagina")


st.session_state.setdefault("known", {})
sweep()
pages = [st.Page(field_page, title="Vraag", default=True), st.Page(other_page, title="Andere", url_path="andere")]
page = st.navigation(pages, position="hidden")
with st.sidebar:
    for one in pages:
        st.page_link(one)
st.set_page_config(page_title=f"{page.title} – IPCEI-wizard")
time.sleep(float(st.query_params.get("slow", 0)) / 2)
page.run()
