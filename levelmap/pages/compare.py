"""The Compare page: two lists or methods, two scores, or many lists at once."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.errors import LevelMapError
from levelmap.figures import legends
from levelmap.pages import (
    _cache,
    _inputs,
    compare_many,
    compare_own_data,
    compare_scores,
    compare_two,
)
from levelmap.pages.compare_share import PAGE, own_lists
from levelmap.views.compare_query import (
    OWN_LIST,
    ComparePageQuery,
    Part,
    read_link,
    write_link,
)

PARTS = {
    Part.TWO: compare_two.show,
    Part.SCORES: compare_scores.show,
    Part.MANY: compare_many.show,
}


def compare() -> None:
    """Show the page."""
    query = _inputs.start(PAGE, lambda parameters: read_link(parameters, _cache.atlas()))
    st.html(f"<style>{legends.STYLE}</style>")
    st.title("Compare")
    for problem in _inputs.problems(PAGE):
        st.warning(problem, icon=":material/link_off:")
    st.segmented_control(
        "What to compare",
        list(Part),
        format_func=lambda part: part.label,
        required=True,
        **_inputs.bound(PAGE, "part", query.part, lambda query, part: replace(query, part=part)),
    )
    shown = st.container()
    compare_own_data.show()
    with shown:
        _show_part(query)
    _inputs.finish(PAGE, query, write_link(query))


def _show_part(query: ComparePageQuery) -> None:
    if OWN_LIST in (query.two.a, query.two.b, *query.many.lists) and not own_lists():
        st.warning(
            "Your own list is no longer here: bring it again below, or choose another.",
            icon=":material/info:",
        )
    try:
        PARTS[query.part](query)
    except LevelMapError as error:
        st.error(str(error), icon=":material/error:")
