"""The Compare page: two lists or methods, two scores, or many lists at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.scatter import ScatterQuery, scatter
from levelmap.answers.comparisons.words import short_label
from levelmap.errors import LevelMapError
from levelmap.pages.compare import own_list, scores, two
from levelmap.pages.compare.many_lists import page as many
from levelmap.pages.compare.money import page as money
from levelmap.pages.compare.query import (
    OWN_LIST,
    ComparePageQuery,
    Part,
    read_link,
    write_link,
)
from levelmap.pages.compare.share import PAGE, own_lists
from levelmap.pages.scenarios import book
from levelmap.pages.shared import cache, inputs
from levelmap.pages.shared.layout import Layout, layout
from levelmap.pages.shared.plain_text import plain

PARTS = {
    Part.TWO: two.show,
    Part.SCORES: scores.show,
    Part.MANY: many.show,
    Part.POT: money.show,
}


def compare() -> None:
    """Show the page."""
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, cache.atlas()))
    places = layout()
    with places.notices:
        for problem in inputs.problems(PAGE):
            st.warning(plain(problem), icon=":material/link_off:")
    _show_part(query, places)
    with places.bar:
        _show_parts(query.part)
    with places.below:
        book.offer(PAGE, write_link(query), name_of(query))
        own_list.show()
    inputs.finish(PAGE, query, write_link(query))


def _show_parts(part: Part) -> None:
    """Show the choice of what is compared: all of it at once, and folded for a narrow page."""

    def bound(field: str) -> dict[str, Any]:
        return inputs.bound(PAGE, field, part, lambda query, part: replace(query, part=part))

    st.segmented_control(
        "What to compare",
        list(Part),
        format_func=lambda part: part.label,
        required=True,
        label_visibility="collapsed",
        **bound("part"),
    )
    # a button bears its choice, as those beside it do
    with st.popover(part.label, icon=":material/compare_arrows:", key="compare.part.narrow"):
        st.radio(
            "What to compare", list(Part), format_func=lambda part: part.label, **bound("one_part")
        )


def name_of(query: ComparePageQuery) -> str:
    """Return the name proposed for what is shown, when it is kept as a scenario."""
    if query.part is Part.SCORES:
        return _name_of_scores(query.scores)
    if query.part is Part.MANY:
        return f"{len(query.many.lists)} lists together"
    first, second = (_short(text) for text in (query.two.a, query.two.b))
    return f"Money by {second}" if query.part is Part.POT else f"{first} and {second}"


def _name_of_scores(query: ScatterQuery) -> str:
    try:
        view = scatter(query, cache.atlas())
    except LevelMapError:
        return f"{query.x} and {query.y}"
    return f"{view.x.label} and {view.y.label}"


def _short(text: str) -> str:
    try:
        return short_label(read_reference(text, cache.atlas(), own_lists()))
    except LevelMapError:
        return text[:40]


def _show_part(query: ComparePageQuery, places: Layout) -> None:
    if OWN_LIST in (query.two.a, query.two.b, *query.many.lists) and not own_lists():
        places.notices.warning(
            "Your own list is no longer here: bring it again below, or choose another.",
            icon=":material/info:",
        )
    try:
        PARTS[query.part](query, places)
    except LevelMapError as error:
        places.notices.error(plain(error), icon=":material/error:")
        places.bar.title("Compare", anchor=False)
