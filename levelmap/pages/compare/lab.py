"""Whom the two sides reach, and who would get how much if money followed the other."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.named import places_of
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.laboratory.division import (
    DIVISIONS,
    Division,
    PotQuery,
    chance_named,
    divided,
)
from levelmap.answers.laboratory.people import MEASURES, league_of, reached
from levelmap.atlas import Atlas
from levelmap.comparison.allocation import NEED
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.memory import remembered
from levelmap.pages.compare.options import subjects
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, downloads, inputs
from levelmap.pages.shared.plain_text import bullets, plain

MOST_LISTED = 15
"""Places told at each end of a table of gains and losses; the file has all."""

SURE = (
    "Named in: of 2,000 ways of computing the second side, with other weights, steps, "
    "indicators and, where they have limits, data, the share in which it names the place. Near 0% "
    "or 100% is firm."
)

UPPER_BOUND = (
    "To live in a place that is named is not to be helped: these shares are the most that could be "
    "reached."
)


def show_reach(view: Comparison, query: ComparePageQuery) -> None:
    """Show the share of people in need that each side reaches, and all lists beside them."""
    _choose_need(query)
    atlas = cache.atlas()
    found = [reached(side, query.need, atlas) for side in (view.a, view.b)]
    st.markdown(bullets(one.sentence for one in found))
    st.caption(UPPER_BOUND)
    table, left_out = _league(query.need)
    columns = [
        Column("List or method"),
        *(
            Column(title, is_number=True)
            for title in (
                "Places",
                "People reached",
                "In need reached",
                "In need missed",
                "Reached, not in need",
                "Of what as many people could be",
            )
        ),
    ]
    for is_complete, caption in (
        (True, "Complete lists, the furthest first"),
        (False, "Lists known in part: of what is held of them"),
    ):
        rows = [_row(row) for row in table[table["complete"] == is_complete].to_dict("records")]
        if rows:
            st.html(html_table(f"{caption}: {MEASURES[query.need][1]}", columns, rows))
    downloads.offer("Reach of every list (CSV)", "reach.csv", lambda: csv_file(table))
    if left_out:
        with st.expander(f"{len(left_out)} lists that cannot be measured so"):
            st.markdown(bullets(left_out))


def _row(row: dict[str, object]) -> tuple[str, ...]:
    shares = ("people", "in_need", "exclusion", "inclusion", "efficiency")
    name = f"{row['list']} ({row['group']})"
    return (name, f"{row['places']:,}", *(f"{row[key]:.0%}" for key in shares))


def _league(need: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the league of every list and method of authorities, each on its own areas."""
    with st.spinner("Measuring every list and method"):
        return _measured(need, cache.atlas())


@remembered
def _measured(need: str, atlas: Atlas) -> tuple[pd.DataFrame, tuple[str, ...]]:
    offered = subjects(atlas)
    named = [places_of(one.name, atlas) for one in (*offered.lists, *offered.methods)]
    table, left_out = league_of(named, need, atlas)
    return taking.of_lists(table, named, need, atlas), left_out


def show_pot(view: Comparison, query: ComparePageQuery) -> None:
    """Show a pot divided among the places of either side: winners, losers, by region."""
    _choose_pot(query)
    if query.pot.by == NEED:
        _choose_need(query)
    found = divided(view, replace(query.pot, need=query.need), cache.atlas())
    st.markdown(plain(found.sentence))
    st.caption(
        "Only places that both sides could name share the pot. Shares are rounded down to whole "
        "pence and the pence left over go to the largest remainders, so that they sum to the pot."
    )
    chances = _chances(view)
    if chances is not None:
        found.table["probability"] = chances.reindex(found.table.index)
        st.caption(SURE)
    losers, winners = st.container(), st.container()  # of five columns each: broad
    with losers:
        st.html(_ends(found, found.table[found.table["change"] < 0].head(MOST_LISTED), "lose"))
    with winners:
        gains = found.table[found.table["change"] > 0].iloc[::-1].head(MOST_LISTED)
        st.html(_ends(found, gains, "gain"))
    st.html(_regions(found))
    downloads.offer(
        "Every place (CSV)",
        "if_money_followed.csv",
        lambda: csv_file(_pot_table(view, found, cache.atlas())),
    )


def _pot_table(view: Comparison, found: Division, atlas: Atlas) -> pd.DataFrame:
    rests_on = [("lists", taking.of_sides(view, atlas))]
    if found.query.by == NEED:
        rests_on.append(("need", taking.of_indicator(found.query.need, view.geography, atlas)))
    return taking.of_areas(
        found.table.reset_index(names="area_code"),
        basis.each(rests_on),
        geography=view.geography,
        unit="£; a probability from 0 to 1",
        what="a pot divided among the places of either list",
    )


def _chances(view: Comparison) -> pd.Series | None:
    """Return how sure it is whom the second side names; None where that cannot be computed."""
    try:
        return chance_named(view, cache.atlas())
    except LevelMapError:
        return None


def _ends(found: Division, rows: pd.DataFrame, verb: str) -> str:
    columns = [
        Column("Place"),
        Column("Before", is_number=True),
        Column("After", is_number=True),
        Column("By head", is_number=True),
    ]
    cells: list[tuple[str, ...]] = [
        (str(row.area_name), f"£{row.before:,.0f}", f"£{row.after:,.0f}", _signed(row.per_head))
        for row in rows.itertuples()
    ]
    if "probability" in found.table:
        columns.append(Column("Named in", is_number=True))
        cells = [(*cell, _sure(one)) for cell, one in zip(cells, rows["probability"], strict=True)]
    total = int((found.table["outcome"] == f"{verb}s").sum())
    return html_table(f"{total} places would {verb}: those with most by head", columns, cells)


def _sure(chance: float) -> str:
    """Return in what share of the ways the method names a place; empty if it is not scored."""
    return "" if pd.isna(chance) else f"{chance:.0%}"


def _regions(found: Division) -> str:
    columns = [
        Column("Region or nation"),
        *(
            Column(title, is_number=True)
            for title in ("Gain", "Lose", "Before", "After", "By head")
        ),
    ]
    rows = [
        (
            str(row.Index),
            f"{row.gain}",
            f"{row.lose}",
            f"£{row.before:,.0f}",
            f"£{row.after:,.0f}",
            _signed(row.per_head),
        )
        for row in found.regions.itertuples()
    ]
    return html_table("By region or nation", columns, rows)


def _signed(amount: float) -> str:
    if pd.isna(amount):
        return "people not held"
    return f"{'-' if amount < 0 else '+'}£{abs(amount):,.2f}"


def _choose_need(query: ComparePageQuery) -> None:
    st.selectbox(
        "Need",
        list(MEASURES),
        format_func=lambda key: MEASURES[key][1].capitalize(),
        **inputs.bound(PAGE, "need", query.need, lambda query, need: replace(query, need=need)),
    )


def _choose_pot(query: ComparePageQuery) -> None:
    pot = query.pot
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Divided",
            list(DIVISIONS),
            format_func=DIVISIONS.__getitem__,
            **inputs.bound(PAGE, "divide", pot.by, lambda query, by: _with_pot(query, by=by)),
        )
        for field, label, value in (
            ("pot", "Pounds in the pot", pot.pot),
            ("floor", "Least for each place", pot.floor),
            ("cap", "Most for each place (0: no limit)", pot.cap),
        ):
            _choose_pounds(field, label, value)


def _choose_pounds(field: str, label: str, value: float) -> None:
    def changed(query: ComparePageQuery, amount: float) -> ComparePageQuery:
        return _with_pot(query, **{field: amount})

    st.number_input(
        label,
        min_value=0.0,
        step=1e6,
        format="%.0f",
        **inputs.bound(PAGE, field, value, changed),
    )


def _with_pot(query: ComparePageQuery, **changed: object) -> ComparePageQuery:
    pot: PotQuery = replace(query.pot, **changed)  # type: ignore[arg-type]
    return replace(query, pot=pot)
