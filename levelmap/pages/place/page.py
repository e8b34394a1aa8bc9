"""The My place page: one place, everything about it, and a briefing to take away."""

from __future__ import annotations

import streamlit as st

from levelmap.errors import LevelMapError
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import beside, dashboard, find, tables, wards
from levelmap.pages.place import cache as place_cache
from levelmap.pages.place.briefing import content, html
from levelmap.pages.place.briefing.make import file_name
from levelmap.pages.place.query import PlaceQuery, read_link, write_link
from levelmap.pages.place.state import PAGE
from levelmap.pages.place.view import PlaceView
from levelmap.pages.shared import cache, components, downloads, inputs
from levelmap.pages.shared.plain_text import plain

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
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, cache.atlas()))
    heading, search = st.columns([2, 3], vertical_alignment="bottom")
    with search:
        find.show_search()
    for problem in inputs.problems(PAGE):
        st.warning(plain(problem), icon=":material/info:")
    if query.area:
        heading.title(plain(cache.atlas().gazetteer.area(query.area, CURRENT).name))
        view = _view(query)
        _show(view)
        query = view.query
    else:
        heading.title("My place")
        st.markdown(
            "Choose a place, here or on the map: which lists name it, how it stands on the twelve "
            "missions, where in it need is greatest, who is like it, and what money came."
        )
        find.show_map("")
    inputs.finish(PAGE, query, write_link(query))


def _view(query: PlaceQuery) -> PlaceView:
    """Return the view; if a part of it cannot be had, the usual view with a sentence."""
    try:
        return place_cache.place_view(query)
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
        return place_cache.place_view(PlaceQuery(query.area))


def _show(view: PlaceView) -> None:
    _show_headline(view)
    components.let_paint(f"{PAGE}.painted", view.profile.code)
    links = " · ".join(f"[{words}](#{anchor})" for anchor, words in _CONTENTS)
    st.markdown(f"On this page: {links}")
    _show_lists(view)
    dashboard.show(view)
    wards.show(view)
    _show_methods(view)
    beside.show(view)
    _show_money(view)
    _show_sources(view)


def _show_headline(view: PlaceView) -> None:
    words, picture = st.columns([5, 2], gap="medium")
    with words:
        first, *others = view.headline
        components.announce(first, key=f"{PAGE}.said")
        for sentence in others:
            st.markdown(plain(sentence))
        _show_briefing(view)
    with picture:
        st.html(place_cache.once("locator", view, lambda: _locator(view)))
    st.html(html.facts_list(content.facts(view)))


def _locator(view: PlaceView) -> str:
    shapes = place_cache.press().outlines.of(view)
    return html.figure(content.locator(view, shapes))


def _show_briefing(view: PlaceView) -> None:
    with st.container(horizontal=True):
        _offer_briefing(view, "pdf")
        _offer_briefing(view, "html")


def _offer_briefing(view: PlaceView, kind: str) -> None:
    """Show a button that makes the briefing when it is pressed."""
    area = cache.atlas().gazetteer.area(view.profile.code, CURRENT)
    press = place_cache.press()
    downloads.offer(
        f"Briefing ({kind.upper()})",
        file_name(area, kind),
        lambda: press.make(view.query, kind),
        key=f"{PAGE}.briefing.{kind}",
        is_main=kind == "pdf",
    )


def _show_lists(view: PlaceView) -> None:
    st.header("Lists of priority places", anchor="lists")
    st.html(place_cache.once("lists", view, lambda: html.table(tables.lists(view))))
    if outside := tables.not_eligible(view):
        st.caption(plain(outside))


def _show_methods(view: PlaceView) -> None:
    st.header("Methods of ranking", anchor="methods")
    if not view.methods:
        st.markdown(f"No method held ranks authorities of {view.profile.nation.label}.")
        return
    st.markdown(tables.METHODS_INTRO)
    st.html(place_cache.once("methods", view, lambda: html.table(tables.methods(view))))
    what_if = st.expander("What would change it", on_change="rerun", key=f"{PAGE}.what_if")
    if what_if.open:
        changes = place_cache.press().changes(view)
        what_if.html(html.table(tables.changes(view, changes)))


def _show_money(view: PlaceView) -> None:
    st.header("Money", anchor="money")
    st.markdown(plain(tables.money_sentence(view)))
    if view.money.awards:
        st.html(place_cache.once("money", view, lambda: html.table(tables.money(view))))
    for sentence in view.money.unknown:
        st.caption(plain(sentence))
    if not view.money.similar:
        return
    with st.expander("Beside the similar places"):
        st.html(place_cache.once("beside", view, lambda: html.table(tables.money_beside(view))))


def _show_sources(view: PlaceView) -> None:
    st.header("Sources and dates", anchor="sources")
    st.html(place_cache.once("sources", view, lambda: html.table(tables.sources(view))))
    st.caption(f"{content.NOT_OFFICIAL} Made from {content.version_words(view)}.")
