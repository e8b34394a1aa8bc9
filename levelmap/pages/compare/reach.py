"""Whom the two sides reach, how fast, and every list and method beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.named import Named
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.laboratory.reach import (
    MEASURES,
    best_curve,
    carried,
    curve_of_side,
    league_of,
    reached,
    whom,
)
from levelmap.atlas import Atlas
from levelmap.comparison.reach import ConcentrationCurve
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.curves import Curve, curves_svg
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.memory import remembered
from levelmap.pages.compare import share
from levelmap.pages.compare.options import subjects
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, components, downloads, inputs
from levelmap.pages.shared.plain_text import bullets
from levelmap.terms import Nation

UPPER_BOUND = (
    "To live in a place that is named is not to be helped: these shares are the most that could be "
    "reached."
)

ALL = ""
"""Every nation, each apart."""

SHARES = {
    "people": "People reached",
    "in_need": "In need reached",
    "exclusion": "In need missed",
    "inclusion": "Reached, not in need",
    "efficiency": "Of what as many people could be",
}
"""Columns of the league, in the order shown."""


def show(view: Comparison, query: ComparePageQuery) -> None:
    """Show the share of people in need that each side reaches, and all lists beside them."""
    share.choose_need(query.need)
    _show_sides(view, query.need)
    _show_league(query)
    if view.universe:
        st.caption(f"The sides above count {view.universe}; the league every place of a nation.")


def _show_sides(view: Comparison, need: str) -> None:
    atlas, geography = cache.atlas(), MEASURES[need].geography
    own = share.own_lists()
    asked = view.query
    sides, problems = carried(
        (asked.a, asked.b),
        geography,
        atlas,
        own,
        with_parts=asked.with_parts,
        universe=asked.universe,
    )
    said, curves, of, drawn = [*problems], [], "people", None
    for side in sides:
        try:
            found = reached(side, need, atlas)
            of = found.of
            said.append(found.sentence)
            curves.append(_curve(side, need, atlas))
            drawn = side
        except LevelMapError as error:
            said.append(str(error))
    st.markdown(bullets(said))
    st.caption(" ".join(filter(None, (UPPER_BOUND, MEASURES[need].note))))
    if drawn is not None:
        best = best_curve(drawn, need, atlas)
        at_best = Curve("The order of need itself", *_line(best), is_reference=True)
        counted = whom(need, drawn.places.geography, cache.atlas())
        axes = (f"Share of the {of}, those named or worst in rank first", f"Share of {counted}")
        title = f"How fast each side comes to {counted}. {' '.join(said)}"
        components.draw(curves_svg([*curves, at_best], axes, title), key="compare.reach.curve")


def _curve(side: Named, need: str, atlas: Atlas) -> Curve:
    return Curve(side.places.label, *_line(curve_of_side(side, need, atlas)))


def _line(curve: ConcentrationCurve) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return tuple(curve.points["people"]), tuple(curve.points["in_need"])


def _show_league(query: ComparePageQuery) -> None:
    with st.spinner("Measuring every list and method"):
        table, left_out = _measured(query.need, cache.atlas())
    groups = sorted(table["group"].unique())
    letters = {nation.letter: nation.label for nation in Nation if nation.label in groups}
    counted = whom(query.need, MEASURES[query.need].geography, cache.atlas())
    st.subheader(f"Every list and method, by {counted}", anchor=False)
    if len(letters) > 1:
        st.segmented_control(
            "Nation",
            [ALL, *letters],
            format_func=lambda letter: letters.get(letter, "All nations"),
            required=True,
            **inputs.bound(
                PAGE,
                "nation",
                query.nation if query.nation in letters else ALL,
                lambda query, nation: replace(query, nation=nation),
            ),
        )
    chosen = letters.get(query.nation, "")
    shown = table[table["group"] == chosen] if chosen else table
    for is_complete, caption in (
        (True, "Complete lists, the furthest first"),
        (False, "Lists known in part: of what is held of them"),
    ):
        rows = shown[shown["complete"] == is_complete]
        if len(rows):
            st.html(league_html(f"{caption}, by nation", rows.to_dict("records")))
    downloads.offer("Reach of every list (CSV)", "reach.csv", lambda: csv_file(table))
    if left_out:
        with st.expander(f"Lists that cannot be measured so: {len(left_out)}"):
            st.markdown(bullets(left_out))


def league_html(caption: str, rows: Sequence[dict[str, object]]) -> str:
    """Return rows of a league as a table."""
    columns = [
        Column("List or method"),
        Column("Nation"),
        Column("Places", is_number=True),
        *(Column(title, is_number=True) for title in SHARES.values()),
    ]
    cells = [
        (
            str(row["list"]),
            str(row["group"]),
            f"{row['places']:,}",
            *("" if pd.isna(row[key]) else f"{row[key]:.0%}" for key in SHARES),
        )
        for row in rows
    ]
    return html_table(caption, columns, cells)


@remembered
def _measured(need: str, atlas: Atlas) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the league of every list and method on the areas of the measure."""
    offered = subjects(atlas)
    names = [one.name for one in (*offered.lists, *offered.methods)]
    named, lost = carried(names, MEASURES[need].geography, atlas)
    table, left_out = league_of(named, need, atlas)
    return taking.of_lists(table, named, need, atlas), (*lost, *left_out)
