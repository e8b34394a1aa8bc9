"""LevelMap: the entry point of the app. `streamlit run app.py`."""

from pathlib import Path

import streamlit as st

from levelmap.pages import frame
from levelmap.pages.build_method import build_method
from levelmap.pages.compare import compare
from levelmap.pages.data_and_lists import data_and_lists
from levelmap.pages.explore import explore
from levelmap.pages.stories import stories
from levelmap.pages.place import place

STATIC = Path(__file__).parent / "static"

PAGES = [
    st.Page(frame.page(explore), title="Explore", icon=":material/map:", default=True),
    st.Page(frame.page(place), title="My place", icon=":material/location_on:", url_path="place"),
    st.Page(
        frame.page(compare),
        title="Compare",
        icon=":material/compare_arrows:",
        url_path="compare",
    ),
    st.Page(
        frame.page(build_method),
        title="Build a method",
        icon=":material/tune:",
        url_path="method",
    ),
    st.Page(
        frame.page(stories),
        title="Stories",
        icon=":material/auto_stories:",
        url_path="stories",
    ),
    st.Page(
        frame.page(data_and_lists),
        title="Data and lists",
        icon=":material/table_view:",
        url_path="data",
    ),
]

# before the navigation: else the browser would fetch the page's icon from another host
st.set_page_config(page_icon=str(STATIC / "icon.svg"), layout="wide")
chosen = st.navigation(PAGES, position="top")
st.set_page_config(f"{chosen.title} - LevelMap")
frame.header(STATIC / "logo.svg")
chosen.run()
frame.footer()
