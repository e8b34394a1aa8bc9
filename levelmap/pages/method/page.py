"""The page "Build a method": start from a recipe, change it, see what it changes."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from levelmap.drawing import legends
from levelmap.errors import LevelMapError
from levelmap.pages.method import controls, own, read
from levelmap.pages.method.map import changes_layer, domain_layer, domain_names, firm_layer
from levelmap.pages.method.state import PAGE, firmness_of, view_of
from levelmap.pages.method.view import (
    PAINTED,
    MethodQuery,
    MethodView,
    read_link,
    word_of,
    write_link,
)
from levelmap.pages.scenarios import book
from levelmap.pages.shared import cache, components, inputs, layers
from levelmap.pages.shared.layout import Layout, layout
from levelmap.pages.shared.plain_text import lines, plain

MAP_HEIGHT = 560
DOMAIN_SAID = "The part of the score that comes of one domain's indicators, brought together."
CAUTION = (
    "Switch indicators and weights and see at once which places the method names. It is not an "
    "official statistic."
)


def method() -> None:
    """Show the page."""
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, cache.atlas()))
    places = layout()
    with places.notices:
        for problem in inputs.problems(PAGE):
            st.warning(plain(problem), icon=":material/link_off:")
        view = _try(query)
    with places.bar:
        title = view.recipe.title.split(" (")[0] if view is not None else "Build a method"
        st.title(plain(title), anchor=False)
        domain = _choose_painted(query, view)
    if view is not None:
        _show_map(view, query, places, domain)
    with places.card:
        if view is not None:
            st.markdown(lines(view.findings[:2]))
        controls.show(query, view)
    with places.below:
        if view is not None:
            components.announce(f"Method updated. {view.findings[0]}", key="method.status")
            st.markdown(plain(view.recipe.title))
            st.markdown(lines(view.findings[2:]))
            read.show(view, query)
        if view is not None:
            _offer_keeping(query, view)
        own.show(query)
    inputs.finish(PAGE, query, write_link(query))


def _offer_keeping(query: MethodQuery, view: MethodView) -> None:
    address = write_link(query)
    if query.recipe is not None and "recipe" not in address:  # a card of it would be of its start
        st.markdown("This method is too long for a scenario: share the file.")
        return
    book.offer(PAGE, address, view.recipe.title.split(" (")[0])


def _choose_painted(query: MethodQuery, view: MethodView | None) -> str:
    """Show the choice of what the map shows; return the domain that it shows, empty for none."""
    names = {} if view is None else domain_names(view)
    offered = [word for word in PAINTED if names or word != "domain"]
    painted = query.painted if query.painted in offered else "changes"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "The map shows",
            [PAINTED[word] for word in offered],
            required=True,
            label_visibility="collapsed",
            **inputs.bound(
                PAGE,
                "painted",
                PAINTED[painted],
                lambda query, label: replace(query, painted=word_of(label, PAINTED)),
            ),
        )
        if painted != "domain":
            return ""
        domain = query.domain if query.domain in names else next(iter(names))
        st.selectbox(
            "Domain",
            list(names),
            format_func=names.__getitem__,
            label_visibility="collapsed",
            **inputs.bound(
                PAGE, "domain", domain, lambda query, domain: replace(query, domain=domain)
            ),
        )
    return domain


def _show_map(view: MethodView, query: MethodQuery, places: Layout, domain: str) -> None:
    """Show what the method changes, how firm its list is, or a domain, with its legend below."""
    if domain:
        said, layer = DOMAIN_SAID, domain_layer(view, domain)
    elif query.painted == "firm":
        firmness = firmness_of(view)
        said, layer = firmness.summary, firm_layer(view, firmness)
    else:
        said, layer = CAUTION, changes_layer(view)
    with places.map:
        layers.show(
            layer,
            view.recipe.geography,
            "method.map",
            height=MAP_HEIGHT,
            on_choose=_choose_area,
            selected=query.area,
        )
    with places.foot:
        st.html(legends.row_html(layer.legend()))
        st.html(f'<p class="levelmap-small">{escape(said)}</p>')


def _try(query: MethodQuery) -> MethodView | None:
    """Return the method computed, or say why it cannot be."""
    try:
        return view_of(query)
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
        return None


def _choose_area(code: str) -> None:
    def reading(query: MethodQuery) -> MethodQuery:
        return replace(query, area=code)

    inputs.change(PAGE, reading)
