"""The page "Build a method": start from a recipe, change it, see what it changes."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.drawing import legends
from levelmap.errors import LevelMapError
from levelmap.pages.method import controls as build_method_controls
from levelmap.pages.method import map as method_map
from levelmap.pages.method import own, read
from levelmap.pages.method.state import PAGE, firmness_of, view_of
from levelmap.pages.method.view import MethodQuery, MethodView, read_link, write_link
from levelmap.pages.shared import cache, components, inputs, layers
from levelmap.pages.shared.plain_text import lines, plain

MAP_HEIGHT = 560
CHANGES, FIRM = "What it changes", "How firm it is"


def method() -> None:
    """Show the page."""
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, cache.atlas()))
    st.title("Build a method")
    st.markdown(
        "Start from a method, switch its indicators and weights, and see at once which places it "
        "names, what that changes, and how firm the result is. Not an official statistic."
    )
    for problem in inputs.problems(PAGE):
        st.warning(plain(problem), icon=":material/link_off:")
    results, controls = st.columns([7, 5], gap="large")
    with results:
        view = _try(query)
        if view is not None:
            _show_results(view, query)
    with controls:
        build_method_controls.show(query, view)
        own.show(query)
    if view is not None:
        with results:
            read.show(view, query)
        components.announce(f"Method updated. {view.findings[0]}", key="method.status")
    inputs.finish(PAGE, query, write_link(query))


def _try(query: MethodQuery) -> MethodView | None:
    """Return the method computed, or say why it cannot be."""
    try:
        return view_of(query)
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
        return None


def _show_results(view: MethodView, query: MethodQuery) -> None:
    st.header(plain(view.recipe.title))
    st.markdown(lines(view.findings))
    painted = st.segmented_control(
        "The map shows", [CHANGES, FIRM], default=CHANGES, required=True, key="method.painted"
    )
    if painted == FIRM:
        firmness = firmness_of(view)
        st.markdown(plain(firmness.summary))
        layer = method_map.firm(view, firmness)
    else:
        layer = method_map.changes(view)
    layers.show(
        layer,
        view.recipe.geography,
        "method.map",
        height=MAP_HEIGHT,
        on_choose=_choose_area,
        selected=query.area,
    )
    st.html(legends.html(layer.legend()))


def _choose_area(code: str) -> None:
    def reading(query: MethodQuery) -> MethodQuery:
        return replace(query, area=code)

    inputs.change(PAGE, reading)
