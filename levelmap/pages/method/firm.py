"""What is read of how firm a method's list is: ranges, what decides, one change at a time."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.html_tables import Column, html_table
from levelmap.drawing.rank_ranges import Range, ranges_svg
from levelmap.pages.method.firmness import CHOICES, Firmness
from levelmap.pages.method.view import MethodView
from levelmap.pages.shared import cache, components, downloads
from levelmap.pages.shared.plain_text import plain

MOST_DRAWN, MOST_NAMED = 80, 6


def show(view: MethodView, firmness: Firmness, area: str) -> None:
    """Show how firm the list is.

    Parameters
    ----------
    area
        Code of the place that is read; it is drawn among the others.
    """
    st.markdown(plain(firmness.summary))
    if area in firmness.result.areas.index:
        name = view.scored.names[area]
        st.markdown(f"**{plain(name)}.** {plain(firmness.result.sentence(area))}")
    near = shown(firmness, area)
    title = "Ranks of the places near the line: the method's own, and in nine of ten ways"
    st.markdown(f"**{title}**")
    with st.container(height=420):
        components.draw(
            ranges_svg(_ranges(view, near, area), firmness.result.places, title), "method.ranges"
        )
        st.html(_table(view, firmness, near))
    _show_choices(firmness)
    _show_one_by_one(view, firmness)
    for note in firmness.notes:
        st.caption(plain(note))
    downloads.offer(
        "How firm every place is (CSV)",
        "robustness.csv",
        lambda: csv_file(table(view, firmness, cache.atlas())),
    )


def shown(firmness: Firmness, area: str) -> pd.DataFrame:
    """Return the rows of the borderline places and of *area*, by rank.

    At most `MOST_DRAWN`: those of whom it is least clear whether they are named.
    """
    areas = firmness.result.areas
    near = areas[areas["status"] == "borderline"]
    order = (near["probability"] - 0.5).abs().sort_values(kind="stable").index[:MOST_DRAWN]
    kept = order.union([area]) if area in areas.index else order
    return areas.loc[kept].sort_values(["rank", "probability"], ascending=[True, False])


def _ranges(view: MethodView, rows: pd.DataFrame, area: str) -> list[Range]:
    return [
        Range(
            view.scored.names[code],
            int(row["rank"]),
            int(row["low"]),
            int(row["high"]),
            float(row["probability"]),
            code == area,
        )
        for code, row in rows.iterrows()
    ]


def _table(view: MethodView, firmness: Firmness, rows: pd.DataFrame) -> str:
    columns = [
        Column("Place"),
        Column("Rank", is_number=True),
        Column("In nine of ten ways", is_number=True),
        Column("On the list in", is_number=True),
        Column("What decides most"),
    ]
    cells = [
        (
            view.scored.names[code],
            f"{row['rank']:,}",
            f"{row['low']:,} to {row['high']:,}",
            f"{row['probability']:.0%}",
            decides(firmness, str(code)),
        )
        for code, row in rows.iterrows()
    ]
    places = "place" if len(rows) == 1 else "places"
    return html_table(f"{len(rows):,} {places} near the line, the worst first", columns, cells)


def decides(firmness: Firmness, code: str) -> str:
    """Return the choice that decides most about a place, with its share; empty for none."""
    if code not in firmness.by_place.index or not firmness.by_place.loc[code, "decides"]:
        return ""
    row = firmness.by_place.loc[code]
    return f"{CHOICES[row['decides']]} ({min(row[row['decides']], 1):.0%})"


def _show_choices(firmness: Firmness) -> None:
    if firmness.importance.empty:
        return
    head = [
        Column("Choice"),
        Column("Share of the variation", is_number=True),
        Column("Of which alone", is_number=True),
    ]
    rows = [
        (
            CHOICES[choice][0].upper() + CHOICES[choice][1:],
            f"{share:.0%}",
            f"{max(firmness.alone.get(choice, 0.0), 0):.0%}",
        )
        for choice, share in firmness.importance.items()
    ]
    st.html(html_table("Which choice decides who is on the list", head, rows))
    st.caption(
        "Shares of the variance (Sobol indices): the first with everything that a choice interacts "
        "with, so that these may exceed 100% together; the second of the choice by itself."
    )


def _show_one_by_one(view: MethodView, firmness: Firmness) -> None:
    columns = [
        Column("Changed alone"),
        Column("Come on", is_number=True),
        Column("Drop off", is_number=True),
        Column("Who comes on"),
        Column("Who drops off"),
    ]
    rows = [
        (
            change[0].upper() + change[1:],
            f"{len(row['enters']):,}",
            f"{len(row['leaves']):,}",
            _named(view, row["enters"]),
            _named(view, row["leaves"]),
        )
        for change, row in firmness.one_by_one.iterrows()
    ]
    st.html(
        html_table("One choice changed at a time, every indicator left out once", columns, rows)
    )


def _named(view: MethodView, codes: tuple[str, ...]) -> str:
    return first_few([view.scored.names[code] for code in codes], MOST_NAMED) if codes else "none"


def table(view: MethodView, firmness: Firmness, atlas: Atlas) -> pd.DataFrame:
    """Return how firm every place is, as a table to take away."""
    found = firmness.result.areas.copy()
    if not firmness.by_place.empty:
        found["decides"] = firmness.by_place["decides"].reindex(found.index)
    found = found.reset_index(names="area_code")
    found.insert(1, "area_name", view.scored.names.reindex(found["area_code"]).to_numpy())
    return taking.of_robustness(found, view.scored, atlas)
