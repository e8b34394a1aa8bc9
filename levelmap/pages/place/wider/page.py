"""My place, where it is not one authority: a county, a region, a ward, any group of authorities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from levelmap.answers.place.kinds import Kind
from levelmap.drawing import legends
from levelmap.drawing.html_tables import Link
from levelmap.pages.place import cache as place_cache
from levelmap.pages.place import dashboard, find, grouping, leads, strip, take, to_2030
from levelmap.pages.place.briefing import html
from levelmap.pages.place.briefing.content import NOT_OFFICIAL, version_words
from levelmap.pages.place.practice import page as practice
from levelmap.pages.place.query import PlaceQuery, Section, plain_query
from levelmap.pages.place.state import PAGE, bound
from levelmap.pages.place.tables import sources
from levelmap.pages.place.wider import beside, content, lists, pictures, tables
from levelmap.pages.place.wider.view import WiderView, usual_measures
from levelmap.pages.shared import cache, components, layers, maps
from levelmap.pages.shared.layout import Layout
from levelmap.pages.shared.plain_text import plain

MAP_HEIGHT = 520

SECTIONS = tuple(section for section in Section if section is not Section.ALL)
"""What is read below the first screen of a place of whole authorities."""

OF_PARTS = tuple(
    section
    for section in SECTIONS
    if section not in (Section.PROGRESS, Section.METHODS, Section.BESIDE)
)
"""The same of a part of authorities, which has no figures to tell the others from."""


def show(query: PlaceQuery, places: Layout) -> PlaceQuery:
    """Show the place of *query*, and return the query with what can be read of it."""
    view = place_cache.wider_view(replace(plain_query(query), ward="", beside=()))
    offered = SECTIONS if view.place.kind.is_whole_authorities else OF_PARTS
    read = query.read if query.read in (*offered, Section.ALL) else Section.LISTS
    with places.bar:
        st.title(plain(view.place.name), anchor=False)
        take.show(query, view.place.name)
    with places.card:
        _show_card(view)
    components.let_paint(f"{PAGE}.painted", view.place.key[:80])
    with places.map:
        _show_map(view)
    drawn = place_cache.once(
        "wider.map", view, lambda: pictures.small_areas(view.place, view.small_areas, cache.atlas())
    )
    if drawn is not None:
        with places.foot:
            counts_more = bool(drawn.selected)
            st.html(legends.row_html(drawn.layer.legend(), is_titled=counts_more))
    with places.below:
        _show_below(view, offered, read)
    return replace(view.query, by=query.by, read=read, choice=query.choice)


def _show_card(view: WiderView) -> None:
    first, *others = view.headline or (view.about,)
    components.announce(first, key=f"{PAGE}.said")
    for sentence in others:
        st.markdown(plain(sentence))
    st.html(place_cache.once("wider.strip", view, lambda: _strip(view)))
    st.caption(plain(view.about))
    if view.place.kind is Kind.GROUP:
        _show_name(view)
    if view.place.kind.is_whole_authorities:
        grouping.show(view.place.codes, "Change the group")


def _strip(view: WiderView) -> str:
    """Return the missions as a strip, and where the figures above come from, a link each."""
    cells, key = content.missions_strip(view), view.place.key
    more = (Section.MISSIONS, Section.BESIDE) if cells else ()
    parts = (Section.NEIGHBOURHOODS, *more, Section.LISTS, Section.MONEY, Section.SOURCES)
    row = leads.row([Link(part.label, leads.place(key, part)) for part in parts])
    return (strip.html(cells, strip.key_of(cells)) if cells else "") + row


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
    drawn = place_cache.once(
        "wider.map", view, lambda: pictures.small_areas(view.place, view.small_areas, cache.atlas())
    )
    if drawn is None:
        find.show_map(view.place.codes)
        return
    picture = drawn.layer.picture(layers.address(drawn.geometry), drawn.codes, drawn.selected)
    maps.show_map(picture, f"{PAGE}.small", MAP_HEIGHT, find.go_to)


def _show_below(view: WiderView, offered: Sequence[Section], read: Section) -> None:
    st.segmented_control(
        "Read more",
        [*offered, Section.ALL],
        format_func=lambda section: section.label,
        required=True,
        **bound("read", read, lambda query, read: replace(query, read=read)),
    )
    for section in offered:
        if read in (section, Section.ALL):
            _SHOWN.get(section, _show_blocks(section))(view)


def _show_blocks(section: Section) -> Callable[[WiderView], None]:
    def show_blocks(view: WiderView) -> None:
        held = cache.atlas()
        part = place_cache.once(
            f"wider.{section}", view, lambda: content.section(section.value, view, held)
        )
        st.header(plain(part["title"]), anchor=section.value)
        st.html(html.blocks(part["blocks"], on_page=True))

    return show_blocks


def _show_missions(view: WiderView) -> None:
    _show_blocks(Section.MISSIONS)(view)
    if view.place.kind.is_whole_authorities:
        held = cache.atlas()
        offered = place_cache.measures()
        shown = [v.indicator.slug for v in view.values if v.indicator.slug in offered]
        dashboard.choose_measures(shown, usual_measures(view.place, held))


def _show_progress(view: WiderView) -> None:
    goals, place = view.query.goals, view.place
    to_2030.show_for(place, goals, view.spoken, tables.figures(place, cache.atlas()))
    offered = [each.value.indicator for each in view.measures if each.inside or each.own]
    to_2030.set_goals(goals, offered)


def _show_practice(view: WiderView) -> None:
    practice.show_for(view.place, (), ())


def _show_sources(view: WiderView) -> None:
    st.header("Sources and dates", anchor="sources")
    found = place_cache.once("wider.sources", view, lambda: html.table(sources(view.sources)))
    st.html(found)
    st.caption(f"{NOT_OFFICIAL} Made from {version_words(view.version)}.")


_SHOWN: Mapping[Section, Callable[[WiderView], None]] = {
    Section.LISTS: lists.show,
    Section.PROGRESS: _show_progress,
    Section.MISSIONS: _show_missions,
    Section.BESIDE: beside.show,
    Section.PRACTICE: _show_practice,
    Section.SOURCES: _show_sources,
}
"""Sections that are more than the blocks of the briefing."""
