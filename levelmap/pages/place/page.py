"""The My place page: one place, everything about it, and a briefing to take away."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap import gss
from levelmap.answers.place.kinds import place_of
from levelmap.drawing import legends
from levelmap.drawing.html_tables import Link
from levelmap.errors import LevelMapError
from levelmap.pages.place import cache as place_cache
from levelmap.pages.place import (
    dashboard,
    find,
    grouping,
    leads,
    lists,
    strip,
    tables,
    take,
    to_2030,
    wards,
)
from levelmap.pages.place.beside import page as beside
from levelmap.pages.place.briefing import content, html
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.briefing.make import is_authority
from levelmap.pages.place.money import page as money
from levelmap.pages.place.practice import page as practice
from levelmap.pages.place.query import PlaceQuery, Section, plain_query, read_link, write_link
from levelmap.pages.place.state import PAGE, bound
from levelmap.pages.place.view import PlaceView
from levelmap.pages.place.watch import page as watch
from levelmap.pages.place.wider import page as wide_page
from levelmap.pages.place.wider import pictures
from levelmap.pages.place.wider.pictures import Drawn
from levelmap.pages.shared import cache, components, inputs, layers, maps
from levelmap.pages.shared.layout import Layout, layout
from levelmap.pages.shared.plain_text import plain


def place() -> None:
    """Show the page: name, sentences, missions and neighbourhoods first, the rest one step away."""
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, cache.atlas()))
    places = layout()
    with places.search:
        find.show_search()
    with places.notices:
        find.show_notice()
        for problem in inputs.problems(PAGE):
            st.warning(plain(problem), icon=":material/info:")
    if query.area and not is_authority(query, cache.atlas()):
        query = wide_page.show(query, places)
    elif query.area:
        with places.notices:
            view = _view(query)
        _show(view, query, places)
        query = replace(view.query, by=query.by, read=query.read, choice=query.choice)
    else:
        places.bar.title("My place", anchor=False)
        with places.map:
            find.show_map(())
        places.card.markdown(
            "Choose a place, by name or on the map: which lists name it, how it stands on the "
            "twelve missions, where in it need is greatest, who is like it, and what money came."
        )
        with places.card:
            grouping.show(())
    inputs.finish(PAGE, query, write_link(query))


def _view(query: PlaceQuery) -> PlaceView:
    """Return the view; if a part of it cannot be had, the usual view with a sentence."""
    try:
        return place_cache.place_view(plain_query(query))
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
        return place_cache.place_view(PlaceQuery(query.area))


def _show(view: PlaceView, query: PlaceQuery, places: Layout) -> None:
    with places.bar:
        st.title(plain(view.profile.name), anchor=False)
        take.show(query, view.profile.name)
    with places.card:
        _show_card(view)
    components.let_paint(f"{PAGE}.painted", view.profile.code)
    with places.map:
        _show_picture(view)
    if view.wards is not None:
        with places.foot:
            wards.show_legend(view, view.wards)
    elif (drawn := _small_areas(view)) is not None:
        places.foot.html(legends.row_html(drawn.layer.legend()))
    with places.below:
        wards.choose_indicator(view)
        _show_below(view, query)


def _show_card(view: PlaceView) -> None:
    first, *others = view.headline
    components.announce(first, key=f"{PAGE}.said")
    for sentence in others:
        st.markdown(plain(sentence))
    st.html(place_cache.once("strip", view, lambda: _strip(view)))
    st.caption(plain(view.about))
    grouping.show((view.profile.code,), "Group it with others")


def _strip(view: PlaceView) -> str:
    """Return the missions as a strip, and where the figures above come from, a link each."""
    code, index = view.profile.code, view.need
    found = [] if index is None else [Link("Index", leads.explore(index.indicator.slug, code))]
    parts = (Section.MISSIONS, Section.LISTS, Section.BESIDE, Section.SOURCES)
    links = [*found, *(Link(part.label, leads.place(code, part)) for part in parts)]
    links += [
        Link(f"{area.name} ({gss.area_type(area.code).label})", leads.place(area.code))
        for area in place_of(code, cache.atlas()).larger
    ]
    return strip.html(strip.cells(view.missions, view.similar)) + leads.row(links)


def _show_picture(view: PlaceView) -> None:
    """Show the place's neighbourhoods, or it in its region where no figures of them are held."""
    if view.wards is not None:
        wards.show_map(view, view.wards)
        return
    if (drawn := _small_areas(view)) is not None:
        picture = drawn.layer.picture(layers.address(drawn.geometry), drawn.codes, drawn.selected)
        maps.show_map(picture, f"{PAGE}.small", wards.MAP_HEIGHT, find.go_to)
        return
    st.html(place_cache.once("locator", view, lambda: html.figure(_locator(view))))


def _small_areas(view: PlaceView) -> Drawn | None:
    """Return the map of small areas, for a nation of whose wards no figures are held."""
    held = cache.atlas()

    def make() -> Drawn | None:
        return pictures.small_areas(place_of(view.profile.code, held), view.small_areas, held)

    return place_cache.once("small.map", view, make)


def _locator(view: PlaceView) -> Content:
    return content.locator(view, place_cache.press().outlines.of(view))


def _show_below(view: PlaceView, query: PlaceQuery) -> None:
    st.segmented_control(
        "Read more",
        list(Section),
        format_func=lambda section: section.label,
        required=True,
        **bound("read", query.read, lambda query, read: replace(query, read=read)),
    )
    for section, show in SECTIONS.items():
        if query.read in (section, Section.ALL):
            show(view)


def _show_methods(view: PlaceView) -> None:
    st.header("Methods of ranking", anchor="methods")
    name, press = view.profile.name, place_cache.press()
    readings = place_cache.once("methods.read", view, lambda: press.methods(view))
    if not readings:
        st.markdown(f"No method held ranks authorities of {view.profile.nation.label}.")
        return
    st.markdown(tables.METHODS_INTRO)
    st.html(place_cache.once("methods", view, lambda: html.table(tables.methods(name, readings))))
    what_if = st.expander("What would change it", on_change="rerun", key=f"{PAGE}.what_if")
    if what_if.open:
        what_if.html(html.table(tables.changes(name, readings, press.changes(view))))


def _show_sources(view: PlaceView) -> None:
    st.header("Sources and dates", anchor="sources")
    st.html(place_cache.once("sources", view, lambda: html.table(tables.sources(view.sources))))
    watch.show(view)
    st.caption(f"{content.NOT_OFFICIAL} Made from {content.version_words(view.version)}.")


SECTIONS = {
    Section.LISTS: lists.show,
    Section.PROGRESS: to_2030.show,
    Section.MISSIONS: dashboard.show,
    Section.NEIGHBOURHOODS: wards.show,
    Section.METHODS: _show_methods,
    Section.BESIDE: beside.show,
    Section.MONEY: money.show,
    Section.PRACTICE: practice.show,
    Section.SOURCES: _show_sources,
}
"""What is shown of each section, in the order in which everything is shown."""
