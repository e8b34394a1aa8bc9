"""The briefing on the My place page: at once, or with sections and a note of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from levelmap import work
from levelmap.pages.place.briefing.choice import LONGEST_NOTE, SECTIONS, Choice
from levelmap.pages.place.briefing.make import file_name, make_apart
from levelmap.pages.place.query import PlaceQuery, plain_query
from levelmap.pages.place.state import PAGE, bound
from levelmap.pages.shared import cache, downloads

FIRST = "Briefing, one page"
"""What most readers want."""

_KINDS = {"pdf": "PDF", "docx": "Word", "pptx": "PowerPoint", "html": "HTML"}

TAKES = (
    "A briefing is made in about a second; the first one after a quiet time takes some four, and "
    "it may wait for those of others."
)
"""As `benchmarks.beside` and a new process measure it, on two cores."""

_PAGES = {"one": "One page to hand round", "full": "That page and the sections chosen"}


def show(query: PlaceQuery, name: str) -> None:
    """Show the button of the one page, and behind another what a briefing may be made of.

    Parameters
    ----------
    name
        Of the place.
    """
    _offer(query, name, "pdf", Choice("one"), FIRST)
    with st.popover("More briefings", icon=":material/tune:"):
        _choose(query)
        note = st.text_area(
            "Your own note for the first page (kept for this visit only)",
            max_chars=LONGEST_NOTE,
            key=f"{PAGE}.note",
        )
        choice = replace(query.choice, note=note.strip())
        with st.container(horizontal=True):
            for kind, words in _KINDS.items():
                _offer(query, name, kind, choice, f"Briefing ({words})")
        st.caption(TAKES)


def _choose(query: PlaceQuery) -> None:
    st.radio(
        "How much",
        list(_PAGES),
        format_func=lambda pages: _PAGES[pages],
        **bound("pages", query.choice.pages, _with_pages),
    )
    if query.choice.pages == "one":
        return
    st.multiselect(
        "Sections after the first page",
        list(SECTIONS),
        format_func=lambda name: SECTIONS[name],
        placeholder="The usual sections",
        **bound("sections", list(query.choice.sections), _with_sections),
    )


def _with_pages(query: PlaceQuery, pages: str) -> PlaceQuery:
    return replace(query, choice=replace(query.choice, pages=pages))


def _with_sections(query: PlaceQuery, sections: Sequence[str]) -> PlaceQuery:
    return replace(query, choice=replace(query.choice, sections=tuple(sections)))


def _offer(query: PlaceQuery, name: str, kind: str, choice: Choice, label: str) -> None:
    folders, asked = cache.atlas().folders, plain_query(query)
    downloads.offer(
        label,
        file_name(query.area, name, kind),
        lambda: work.do(make_apart, folders, asked, kind, choice),
        key=f"{PAGE}.{label}",
        is_main=label == FIRST,
    )
