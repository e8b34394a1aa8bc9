"""The first screen: a map of who counts which places, what follows from it, three ways on."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from levelmap.answers.comparisons.many import ManyLists, ManyListsQuery, see_together
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.comparisons.words import short_label
from levelmap.drawing import legends
from levelmap.pages.shared import cache, components, inputs, layers
from levelmap.pages.shared.layout import layout
from levelmap.pages.shared.plain_text import plain
from levelmap.pages.start import find, words
from levelmap.pages.start import map as start_map
from levelmap.pages.start.query import StartQuery, offered, read_link, with_lists, write_link

PAGE = "start"

MAP_HEIGHT = 600
"""In pixels, until the style sheet fits the map to the screen."""


def start() -> None:
    """Show the page."""
    lists = offered(cache.atlas())
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, lists))
    places = layout()
    together = see_together(ManyListsQuery(query.lists), cache.atlas())
    layer = start_map.layer(together, _names(together).get(query.shown, ""))
    with places.map:
        layers.show(
            layer,
            together.geography,
            key="start.map",
            height=MAP_HEIGHT,
            on_choose=_read_place,
            selected=query.place,
        )
    with places.bar:
        st.title(words.QUESTION, anchor=False)
    with places.search:
        find.show_search()
    with places.card:
        _show_card(query, together)
        st.html(start_map.doors_html(words.doors()))
        said = f"{words.holdings(cache.atlas())} {words.CAUTION}"
        st.html(f'<p class="levelmap-small">{escape(said)}</p>')
    with places.foot:
        st.html(legends.row_html(layer.legend(), is_titled=True))
    with places.notices:
        for notice in (*inputs.problems(PAGE), *together.left_out):
            st.warning(plain(notice), icon=":material/info:")
    inputs.finish(PAGE, query, write_link(query))


def _show_card(query: StartQuery, together: ManyLists) -> None:
    atlas = cache.atlas()
    st.html(f"<p>{escape(words.SUBJECT)}</p>")
    compared = compare(CompareQuery(query.lists[0], query.lists[1]), atlas)
    components.announce(words.difference(compared), key="start.difference")
    st.pills(
        "Who counts",
        offered(atlas),
        selection_mode="multi",
        format_func=lambda text: plain(short_label(read_reference(text, atlas))),
        **inputs.bound(PAGE, "lists", list(query.lists), with_lists),
    )
    if said := words.of_place(query.place, together):
        st.markdown(f"**{plain(said)}**")
    names = _names(together)
    st.selectbox(
        "On the map",
        ["", *names],
        format_func=lambda text: names.get(text, "All together: how many name each place"),
        **inputs.bound(
            PAGE,
            "shown",
            query.shown if query.shown in names else "",
            lambda query, text: replace(query, shown=text or ""),
        ),
    )


def _names(together: ManyLists) -> dict[str, str]:
    """Return the lists that could be brought to the areas of the map: labels by reference."""
    return dict(zip(together.references, together.labels, strict=True))


def _read_place(code: str) -> None:
    def changed(query: StartQuery) -> StartQuery:
        return replace(query, place=code)

    inputs.change(PAGE, changed)
