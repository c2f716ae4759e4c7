"""The front door for `streamlit run streamlit_app.py`; `ipcei-wizard run` opens the same application."""

import streamlit as st

from ipcei_wizard.web.colleagues import ROUTE
from ipcei_wizard.web.desk import what_is_missing
from ipcei_wizard.web.server import MAIN_SCRIPT, app_options

# Streamlit reads this file without running it and looks for exactly this call.
app = st.App(MAIN_SCRIPT, **app_options(what_is_missing, more_routes=[ROUTE]))
