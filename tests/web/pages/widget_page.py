"""The widgets of which Streamlit writes the words itself, with Dutch labels."""

import datetime as dt

import streamlit as st

st.set_page_config(page_title="Onderdelen – IPCEI-wizard", page_icon="ipcei_wizard/web/assets/icon.svg")
with st.sidebar:
    st.write("Zijbalk")
st.header("Onderdelen")
st.text_area("Lang antwoord", key="lang")
st.selectbox("Keuze", ["a", "b"], index=None)
st.multiselect("Keuzes", ["a", "b"], default=["a"])
st.number_input("Aantal", value=1)
st.date_input("Datum", value=dt.date(2026, 1, 31), format="DD-MM-YYYY")
st.file_uploader("Bijlage", type=["pdf"])
st.dataframe({"kolom": [1, 2]})
st.bar_chart({"kolom": [1, 2]})
st.markdown("Upload, Search en Close zijn hier woorden van de pagina zelf.")
