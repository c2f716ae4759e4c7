"""A page with the widgets the shell works on, and a file that holds what the server was told."""

import json
import os
import time
from pathlib import Path

import streamlit as st

STORE = Path(os.environ["ANSWER_STORE"])


def stored() -> dict[str, str]:
    return dict(json.loads(STORE.read_text(encoding="utf-8"))) if STORE.exists() else {}


def store(field: str) -> None:
    STORE.write_text(json.dumps(stored() | {field: st.session_state[field]}), encoding="utf-8")


def field_page() -> None:
    st.title("Vraag")
    for field in ("eerste", "tweede"):
        if field not in st.session_state:
            st.session_state[field] = stored().get(field, "")
        st.text_area(field.capitalize(), key=field, on_change=store, args=(field,))
    st.session_state.setdefault("regel", stored().get("regel", ""))
    st.text_input("Regel", key="regel", on_change=store, args=("regel",))


def other_page() -> None:
    st.title("Andere pagina")


pages = [st.Page(field_page, title="Vraag", default=True), st.Page(other_page, title="Andere", url_path="andere")]
page = st.navigation(pages, position="hidden")
with st.sidebar:
    for one in pages:
        st.page_link(one)
st.set_page_config(page_title=f"{page.title} – IPCEI-wizard")
if "traag" in st.query_params:
    time.sleep(float(st.query_params["traag"]))
page.run()
