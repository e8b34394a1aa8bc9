"""The pages together: navigation, what stands around each page, and who is told of a fault."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import streamlit as st

from levelmap.pages.shared import frame, inputs, present
from levelmap.paths import package_root

STATIC = package_root() / "static"

# folder in levelmap/pages, title, icon, address
PAGES = (
    ("start", "Start", "home", "start"),
    ("explore", "Explore", "map", "explore"),
    ("place", "My place", "location_on", "place"),
    ("compare", "Compare", "compare_arrows", "compare"),
    ("method", "Build a method", "tune", "method"),
    ("stories", "Stories", "auto_stories", "stories"),
    ("progress", "Progress", "flag", "progress"),
    ("data", "Data and lists", "table_view", "data"),
)

# as above; a page or the foot of every page leads to them, the navigation does not
ASIDE = (
    ("scenarios", "Scenario book", "bookmarks", "scenarios"),
    ("reading", "How to read this", "school", "reading"),
)

STORIES = "Stories"
"""The page that presents step by step, and watches over that itself."""

TITLES = {address: title for _, title, _, address in (*PAGES, *ASIDE)}
"""Title of each page by its address."""

ADDRESSES = tuple(TITLES)

Watch = Callable[[str, bool], AbstractContextManager[None]]
"""Measures a run of a page (its title); the second argument says that it was just opened."""


def show(watch: Watch) -> None:
    """Show the page that the address names, with navigation, header and footer."""
    # before the navigation: else the browser would fetch the page's icon from another host
    st.set_page_config(page_icon=str(STATIC / "icon.svg"), layout="wide")
    pages = [
        st.Page(
            frame.later(name),
            title=title,
            icon=f":material/{icon}:",
            url_path=address,
            visibility="visible" if is_shown else "hidden",
        )
        for known, is_shown in ((PAGES, True), (ASIDE, False))
        for name, title, icon, address in known
    ]
    # the first page is what an address without a page opens; a frame on another site and a page
    # that presents have no navigation
    is_bare = st.context.is_embedded or present.is_on()
    chosen = st.navigation(pages, position="hidden" if is_bare else "top")
    is_first = st.session_state.get("page_opened") != chosen.title
    st.session_state["page_opened"] = chosen.title
    if is_first:
        inputs.arrive()
    with watch(chosen.title, is_first):
        st.set_page_config(f"{chosen.title} - LevelMap")
        frame.header(STATIC / "logo.svg")
        chosen.run()
        frame.footer()
        if chosen.title != STORIES:
            present.watch()


def tell_of_fault(log: Callable[[Exception], str], error: Exception) -> bool:
    """Tell the visitor that the program failed, and by which reference the log knows it."""
    reference = log(error)
    st.error(
        "Something on this page failed, and it is not your doing. Reload the page to go on; what "
        f"you chose is in its address. Whoever runs this site finds it under **{reference}**.",
        icon=":material/error:",
    )
    return True
