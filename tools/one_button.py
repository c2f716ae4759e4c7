"""The smallest page that does something: what any Streamlit page costs, for the benchmark."""

import streamlit as st

st.session_state.setdefault("clicks", 0)


def _count() -> None:
    st.session_state.clicks += 1


st.button("Click", on_click=_count)
st.text(f"Clicked {st.session_state.clicks} times")
