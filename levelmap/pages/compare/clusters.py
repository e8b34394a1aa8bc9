"""Where need, and where the disagreement of two sides, lies in clusters."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.laboratory.space import disagreement, need_of_side
from levelmap.pages.compare.query import CLUSTERS, ComparePageQuery
from levelmap.pages.compare.share import PAGE, choose_area
from levelmap.pages.shared import cache, clusters, inputs
from levelmap.pages.shared.clusters import Numbers


def show(view: Comparison, query: ComparePageQuery) -> None:
    """Show the clusters of the side that measures need, or of where the two disagree."""
    st.segmented_control(
        "Clusters of",
        list(CLUSTERS),
        format_func=CLUSTERS.__getitem__,
        required=True,
        **inputs.bound(
            PAGE, "cluster", query.cluster, lambda query, kind: replace(query, cluster=kind)
        ),
    )
    numbers = _need(view) if query.cluster == "need" else _disagreement(view)
    if numbers is None:
        st.markdown("Neither side measures need on these areas: choose a method as one of them.")
        return
    basis = taking.of_sides(view, cache.atlas())
    names = view.places["area_name"]
    clusters.show(numbers, names, basis, "compare.clusters", choose_area)


def _need(view: Comparison) -> Numbers | None:
    for side, words in ((view.b, view.sides[1]), (view.a, view.sides[0])):
        values = need_of_side(view, side)
        if values is not None:
            return Numbers(
                values, f"Need by {words.title}", "in greater need", "in less need", view.geography
            )
    return None


def _disagreement(view: Comparison) -> Numbers:
    a, b = (side.title for side in view.sides)
    values, is_of_ranks = disagreement(view)
    label = f"Where {b} puts places before {a}" if is_of_ranks else f"Named by {b} and not by {a}"
    return Numbers(values, label, f"put first by {b}", f"put first by {a}", view.geography)
