"""LevelMap: the entry point of the app. `streamlit run app.py`."""

from pathlib import Path

import streamlit as st

from levelmap.pages import frame
from levelmap.pages.data_and_lists import data_and_lists
from levelmap.pages.explore import explore

ICON = Path(__file__).parent / "static" / "icon.svg"

st.set_page_config(page_title="LevelMap", page_icon=str(ICON), layout="wide")

PAGES = [
    st.Page(frame.page(explore), title="Explore", icon=":material/map:", default=True),
    st.Page(
        frame.page(data_and_lists),
        title="Data and lists",
        icon=":material/table_view:",
        url_path="data",
    ),
]

st.navigation(PAGES, position="top").run()
frame.footer()
