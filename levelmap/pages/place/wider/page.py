"""My place, where it is not one authority: a county, a region, a ward, any group of authorities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from levelmap.answers.place.kinds import Kind
from levelmap.drawing import legends
from levelmap.drawing.html_tables import Link
from levelmap.pages.place import cache as place_cache
from levelmap.pages.place import find, grouping, leads, take
from levelmap.pages.place.briefing import html
from levelmap.pages.place.practice import page as practice
from levelmap.pages.place.query import PlaceQuery, Section, plain_query
from levelmap.pages.place.state import PAGE, bound
from levelmap.pages.place.wider import content, pictures
from levelmap.pages.place.wider.view import WiderView
from levelmap.pages.shared import cache, components, layers, maps
from levelmap.pages.shared.layout import Layout
from levelmap.pages.shared.plain_text import plain

T = TypeVar("T")

MAP_HEIGHT = 520

SECTIONS = (
    Section.LISTS,
    Section.MISSIONS,
    Section.NEIGHBOURHOODS,
    Section.MONEY,
    Section.PRACTICE,
    Section.SOURCES,
)
"""What is read below the first screen, in the order of `content.sections`."""


def show(query: PlaceQuery, places: Layout) -> PlaceQuery:
    """Show the place of *query*, and return the query with what can be read of it."""
    read = query.read if query.read in (*SECTIONS, Section.ALL) else Section.LISTS
    view = place_cache.wider_view(replace(plain_query(query), ward="", beside=()))
    with places.bar:
        st.title(plain(view.place.name), anchor=False)
        take.show(query, view.place.name)
    with places.card:
        _show_card(view)
    components.let_paint(f"{PAGE}.painted", view.place.key[:80])
    with places.map:
        _show_map(view)
    drawn = _once(
        "wider.map", view, lambda: pictures.small_areas(view.place, view.small_areas, cache.atlas())
    )
    if drawn is not None:
        with places.foot:
            st.html(legends.row_html(drawn.layer.legend()))
    with places.below:
        _show_below(view, read)
    return replace(view.query, read=read, choice=query.choice)


def _show_card(view: WiderView) -> None:
    first, *others = view.headline or (view.about,)
    components.announce(first, key=f"{PAGE}.said")
    for sentence in others:
        st.markdown(plain(sentence))
    parts = (Section.NEIGHBOURHOODS, Section.LISTS, Section.MONEY, Section.SOURCES)
    st.html(leads.row([Link(part.label, leads.place(view.place.key, part)) for part in parts]))
    st.caption(plain(view.about))
    if view.place.kind is Kind.GROUP:
        _show_name(view)
    if view.place.kind.is_whole_authorities:
        grouping.show(view.place.codes, "Change the group")


def _show_name(view: WiderView) -> None:
    """Show the field in which a group is named; the name is kept in the link."""
    st.text_input(
        "Name of this group, kept in its link",
        max_chars=60,
        placeholder=view.place.name,
        **bound("name", view.query.name, lambda query, name: replace(query, name=name.strip())),
    )


def _show_map(view: WiderView) -> None:
    """Show the small areas of the place, to go to their neighbourhoods; else its authorities."""
    drawn = _once(
        "wider.map", view, lambda: pictures.small_areas(view.place, view.small_areas, cache.atlas())
    )
    if drawn is None:
        find.show_map(view.place.codes)
        return
    picture = drawn.layer.picture(layers.address(drawn.geometry), drawn.codes, drawn.selected)
    maps.show_map(picture, f"{PAGE}.small", MAP_HEIGHT, find.go_to)


def _once(name: str, view: WiderView, make: Callable[[], T]) -> T:
    """Return a part of the page, made once for all who look at a place in the same way."""
    return cache.atlas().memory.get((f"pages.place.{name}", view.query), make)


def _show_below(view: WiderView, read: Section) -> None:
    st.segmented_control(
        "Read more",
        [*SECTIONS, Section.ALL],
        format_func=lambda section: section.label,
        required=True,
        **bound("read", read, lambda query, read: replace(query, read=read)),
    )
    parts = _once("wider.sections", view, lambda: content.sections(view))
    for section, part in zip(SECTIONS, parts, strict=True):
        if read not in (section, Section.ALL):
            continue
        if section is Section.PRACTICE:
            practice.show_for(view.place, (), ())
        else:
            st.header(plain(part["title"]), anchor=section.value)
            st.html(html.blocks(part["blocks"], on_page=True))
