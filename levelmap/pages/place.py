"""The My place page: one place, everything about it, and a briefing to take away."""

from __future__ import annotations

import streamlit as st

from levelmap.errors import LevelMapError
from levelmap.figures.briefing import content, html
from levelmap.figures.briefing.make import file_name
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages import (
    _cache,
    _components,
    _inputs,
    _place_cache,
    place_beside,
    place_dashboard,
    place_find,
    place_wards,
)
from levelmap.pages.place_state import PAGE
from levelmap.views import place_tables
from levelmap.views.place import PlaceView
from levelmap.views.place_query import PlaceQuery, read_link, write_link

_CONTENTS = (
    ("lists", "Lists"),
    ("missions", "Missions"),
    ("neighbourhoods", "Neighbourhoods"),
    ("methods", "Methods"),
    ("beside", "Similar places and neighbours"),
    ("money", "Money"),
    ("sources", "Sources"),
)


def place() -> None:
    """Show the page."""
    query = _inputs.start(PAGE, lambda parameters: read_link(parameters, _place_cache.almanac()))
    st.html(f"<style>{html.style()}</style>")
    heading, search = st.columns([2, 3], vertical_alignment="bottom")
    with search:
        place_find.show_search()
    for problem in _inputs.problems(PAGE):
        st.warning(problem, icon=":material/info:")
    if query.area:
        heading.title(_cache.atlas().gazetteer.area(query.area, CURRENT).name)
        view = _view(query)
        _show(view)
        query = view.query
    else:
        heading.title("My place")
        st.markdown(
            "Choose a place, here or on the map: which lists name it, how it stands on the twelve "
            "missions, where in it need is greatest, who is like it, and what money came."
        )
        place_find.show_map("")
    _inputs.finish(PAGE, query, write_link(query))


def _view(query: PlaceQuery) -> PlaceView:
    """Return the view; if a part of it cannot be had, the usual view with a sentence."""
    try:
        return _place_cache.place_view(query)
    except LevelMapError as error:
        st.error(str(error), icon=":material/error:")
        return _place_cache.place_view(PlaceQuery(query.area))


def _show(view: PlaceView) -> None:
    _show_headline(view)
    _components.let_paint(f"{PAGE}.painted", view.profile.code)
    links = " · ".join(f"[{words}](#{anchor})" for anchor, words in _CONTENTS)
    st.markdown(f"On this page: {links}")
    _show_lists(view)
    place_dashboard.show(view)
    place_wards.show(view)
    _show_methods(view)
    place_beside.show(view)
    _show_money(view)
    _show_sources(view)


def _show_headline(view: PlaceView) -> None:
    words, picture = st.columns([5, 2], gap="medium")
    with words:
        first, *others = view.headline
        _components.announce(first, key=f"{PAGE}.said")
        for sentence in others:
            st.markdown(sentence)
        _show_briefing(view)
    with picture:
        shapes = _place_cache.press().outlines.of(view)
        st.html(html.figure(content.locator(view, shapes)))
    st.html(html.facts_list(content.facts(view)))


def _show_briefing(view: PlaceView) -> None:
    with st.container(horizontal=True):
        _offer_briefing(view, "pdf", "application/pdf")
        _offer_briefing(view, "html", "text/html")


def _offer_briefing(view: PlaceView, kind: str, mime: str) -> None:
    """Show a button that makes the briefing when it is pressed."""
    area = _cache.atlas().gazetteer.area(view.profile.code, CURRENT)
    press = _place_cache.press()

    def made() -> bytes:
        return press.make(view.query, kind)

    st.download_button(
        f"Briefing ({kind.upper()})",
        data=made,
        file_name=file_name(area, kind),
        mime=mime,
        key=f"{PAGE}.briefing.{kind}",
        on_click="ignore",
        icon=":material/download:",
        type="primary" if kind == "pdf" else "secondary",
    )


def _show_lists(view: PlaceView) -> None:
    st.header("Lists of priority places", anchor="lists")
    st.html(html.table(place_tables.lists(view)))
    if outside := place_tables.not_eligible(view):
        st.caption(outside)


def _show_methods(view: PlaceView) -> None:
    st.header("Methods of ranking", anchor="methods")
    if not view.methods:
        st.markdown(f"No method held ranks authorities of {view.profile.nation.label}.")
        return
    st.markdown(place_tables.METHODS_INTRO)
    st.html(html.table(place_tables.methods(view)))
    what_if = st.expander("What would change it", on_change="rerun", key=f"{PAGE}.what_if")
    if what_if.open:
        changes = _place_cache.press().changes(view)
        what_if.html(html.table(place_tables.changes(view, changes)))


def _show_money(view: PlaceView) -> None:
    st.header("Money", anchor="money")
    st.markdown(place_tables.money_sentence(view))
    if view.money.awards:
        st.html(html.table(place_tables.money(view)))
    for sentence in view.money.unknown:
        st.caption(sentence)
    if not view.money.similar:
        return
    with st.expander("Beside the similar places"):
        st.html(html.table(place_tables.money_beside(view)))


def _show_sources(view: PlaceView) -> None:
    st.header("Sources and dates", anchor="sources")
    st.html(html.table(place_tables.sources(view)))
    st.caption(f"{content.NOT_OFFICIAL} Made from {content.version_words(view)}.")
