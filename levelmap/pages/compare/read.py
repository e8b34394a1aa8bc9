"""What is read below the map of a comparison: places, agreement, kinds, profile, money, rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from levelmap.answers.comparisons.breakdowns import breakdowns
from levelmap.answers.comparisons.funds import Received, funds, worst_without_award
from levelmap.answers.comparisons.profiles import REST, describing, profile
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import counted, people
from levelmap.answers.phrases import pounds
from levelmap.comparison.place_sets import PLACE_CLASSES
from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.compare import clusters, ground, reach, take
from levelmap.pages.compare.query import ComparePageQuery, ReadBelow
from levelmap.pages.compare.share import PAGE
from levelmap.pages.compare.tables import group_titles
from levelmap.pages.shared import cache, inputs
from levelmap.pages.shared.plain_text import bullets, plain

LEVELLING_UP_FUND = "Levelling Up Fund"

FIRST_NAMED = 5
"""Places of a class that are read at once; those after them unfold."""


def _show_places(view: Comparison, query: ComparePageQuery) -> None:
    labels = {row.key: f"{row.label} ({row.areas:,})" for row in view.rows}
    shown = query.group if query.group in labels else PLACE_CLASSES[0]
    st.segmented_control(
        "Places",
        list(labels),
        format_func=lambda key: plain(labels[key]),
        required=True,
        **inputs.bound(PAGE, "group", shown, lambda query, group: replace(query, group=group)),
    )
    named = view.named(shown)
    if named.empty:
        st.markdown("No place is in this class.")
        return
    st.html(_places_table(view, shown, named, slice(FIRST_NAMED)))
    if len(named) > FIRST_NAMED:
        _show_others(view, shown, named)


def _show_others(view: Comparison, key: str, named: pd.DataFrame) -> None:
    """Show the places after the first, made only when they are asked for."""
    # its words stay the same, so that it stays open when another class is read
    others = st.expander("The others, in the same order", key="compare.others", on_change="rerun")
    if others.open:
        others.html(_places_table(view, key, named, slice(FIRST_NAMED, None)))


def _places_table(view: Comparison, key: str, named: pd.DataFrame, part: slice) -> str:
    """Return the table of a part of the places of a class as HTML."""
    chosen = named[part]
    label = next(row.label for row in view.rows if row.key == key)
    caption = f"{label}: {counted(len(named), view.geography)}, {view.order_words(key)}"
    if len(chosen) < len(named):
        caption += "; the first of them" if part.start is None else "; the others"
    sides = {"a": view.sides[0].name, "b": view.sides[1].name}
    with_drivers = [side for side in sides if chosen[f"{side}_drivers"].ne("").any()]
    columns = [
        Column("Place"),
        Column("Region or nation"),
        Column("People", is_number=True),
        *map(Column, sides.values()),
        *(Column(f"Furthest above average by {sides[side]}") for side in with_drivers),
    ]
    rows = [
        (
            row["area_name"],
            row["region"],
            "" if pd.isna(row["population"]) else people(row["population"]),
            *(row[f"{side}_words"] for side in sides),
            *(row[f"{side}_drivers"] for side in with_drivers),
        )
        for row in chosen.to_dict("records")
    ]
    return html_table(caption, columns, rows)


def _show_agreement(view: Comparison, _: ComparePageQuery) -> None:
    _show_shared(view)
    columns = [Column("Measure"), Column("Value", is_number=True), Column("What it says")]
    rows = [
        (one.label, "not defined" if one.value is None else f"{one.value:.2f}", one.sentence)
        for one in view.statistics
    ]
    st.html(
        html_table(f"How far {view.sides[0].name} and {view.sides[1].name} agree", columns, rows)
    )


def _show_shared(view: Comparison) -> None:
    if view.shared:
        st.warning(plain(view.shared), icon=":material/info:")


def _show_kinds(view: Comparison, _: ComparePageQuery) -> None:
    titles = group_titles(view)
    columns = [Column("Group"), *(Column(title, is_number=True) for title in titles.values())]
    found = breakdowns(view, cache.atlas())
    if not found:
        st.markdown("All places compared are of one kind by nation, region, coast and setting.")
    for breakdown in found:
        rows = [
            (
                str(group),
                *(f"{number:,.0f}" for number in row[:6]),
                *(people(number) for number in row[6:]),
            )
            for group, *row in breakdown.table.itertuples()
        ]
        st.html(html_table(breakdown.title, columns, rows))
        if breakdown.note:
            st.caption(plain(breakdown.note))


def _show_profile(view: Comparison, query: ComparePageQuery) -> None:
    atlas = cache.atlas()
    offered = describing(view.geography, atlas)
    if not offered:
        st.markdown("No method that describes these areas is held.")
        return
    chosen = query.describe if query.describe in offered else offered[0]
    st.selectbox(
        "Describe the places by the indicators of",
        offered,
        format_func=lambda slug: atlas.catalogue.recipe(slug).title.split(" (")[0],
        **inputs.bound(PAGE, "describe", chosen, lambda query, slug: replace(query, describe=slug)),
    )
    found = profile(view, chosen, atlas)
    labels = {row.key: row.label for row in view.rows if row.key in REST and row.areas}
    for key in ("only_a", "only_b"):
        if key in labels:
            st.markdown(plain(found.sentence(key, f"The places in the class “{labels[key]}”")))
    columns = [
        Column("Indicator"),
        Column("Period"),
        *(Column(label, is_number=True) for label in labels.values()),
    ]
    rows = [
        (
            row.label,
            row.period,
            *(row.mean_words(key) for key in labels),
        )
        for row in found.rows
    ]
    st.html(html_table("Mean of the places in each class", columns, rows))
    for note in found.notes:
        st.caption(plain(note))


def _show_money(view: Comparison, _: ComparePageQuery) -> None:
    found = funds(view, cache.atlas())
    if not found:
        st.markdown("Awards are held by authority, not by ward.")
        return
    labels = {row.key: row.label for row in view.rows if row.areas}
    columns = [Column("Awards"), *(Column(label) for label in labels.values())]
    rows = [
        (fund.priority_list.title, *(_received(fund.by_class[key]) for key in labels))
        for fund in found
    ]
    for name, side in zip("ab", view.sides, strict=True):
        ranks = view.places[f"{name}_rank"]
        for held in (fund.priority_list for fund in found):
            if held.fund == LEVELLING_UP_FUND and ranks.notna().any():
                st.markdown(
                    plain(
                        worst_without_award(ranks, held, side.title, view.geography, cache.atlas())
                    )
                )
    st.html(html_table("Awards of money by class of places", columns, rows))
    st.caption(
        "A place has a part in an award if it, its county or its transport authority is among "
        "those that hold it; in what an authority that has merged since has, if its own council or "
        "county received it, or if its name begins with that of the place or of a town in it. "
        "Amounts are those of awards to one place alone: shared ones are not divided."
    )


def _received(one: Received) -> str:
    amount = f"; {pounds(one.amount)} to single places" if one.amount else ""
    if one.unpriced:
        which = "no amount" if one.unpriced == one.receiving else f"of {one.unpriced:,} no amount"
        amount += f"; {which} is held"
    if one.unknown:
        amount += f"; of {one.unknown:,} more it is not known"
    have = "has" if one.receiving == 1 else "have"
    return f"{one.receiving:,} of {one.places:,} {have} a part{amount}"


def _show_method(view: Comparison, _: ComparePageQuery) -> None:
    for words, side in zip(view.sides, (view.a, view.b), strict=True):
        st.markdown(f"**{plain(words.name)}**: {plain(side.reference.label)}.")
        held, recipe = side.reference.priority_list, side.reference.recipe
        if held is not None:
            st.markdown(
                plain(f"{held.meaning} Held: {held.coverage}. Status: {held.status_label}.")
            )
        elif recipe is not None:
            st.markdown(plain(" ".join((recipe.description, *recipe.caveats))))
    st.markdown(bullets(view.notes))


READINGS: dict[ReadBelow, Callable[[Comparison, ComparePageQuery], None]] = {
    ReadBelow.PLACES: _show_places,
    ReadBelow.AGREEMENT: _show_agreement,
    ReadBelow.KINDS: _show_kinds,
    ReadBelow.PROFILE: _show_profile,
    ReadBelow.REACH: reach.show,
    ReadBelow.BORDERS: ground.show,
    ReadBelow.CLUSTERS: clusters.show,
    ReadBelow.MONEY: _show_money,
    ReadBelow.METHOD: _show_method,
    ReadBelow.TAKE: take.show,
}
