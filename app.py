"""LevelMap: the entry point of the app. `streamlit run app.py`."""

from pathlib import Path

import streamlit as st

from levelmap.pages.shared import frame

STATIC = Path(__file__).parent / "static"

# folder in levelmap/pages, title, icon, address
PAGES = (
    ("explore", "Explore", "map", "explore"),
    ("place", "My place", "location_on", "place"),
    ("compare", "Compare", "compare_arrows", "compare"),
    ("method", "Build a method", "tune", "method"),
    ("stories", "Stories", "auto_stories", "stories"),
    ("data", "Data and lists", "table_view", "data"),
)

# before the navigation: else the browser would fetch the page's icon from another host
st.set_page_config(page_icon=str(STATIC / "icon.svg"), layout="wide")
pages = [
    st.Page(frame.later(name), title=title, icon=f":material/{icon}:", url_path=address)
    for name, title, icon, address in PAGES
]
# the first page is what an address without a page opens; a frame on another site has no navigation
chosen = st.navigation(pages, position="hidden" if st.context.is_embedded else "top")
st.set_page_config(f"{chosen.title} - LevelMap")
frame.header(STATIC / "logo.svg")
chosen.run()
frame.footer()
