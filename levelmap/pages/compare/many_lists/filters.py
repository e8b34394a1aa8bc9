"""Places on these lists and not on those, beside their need and their money."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.chosen import OWN, Chosen, Filter, chosen, methods_of
from levelmap.answers.comparisons.many import ManyLists
from levelmap.answers.comparisons.words import counted
from levelmap.answers.own import NeedRanks
from levelmap.answers.phrases import pounds
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.pages.compare import share
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, downloads, inputs
from levelmap.pages.shared.plain_text import plain
from levelmap.terms import Geography

MOST_LISTED = 100
"""Places told; the file has all."""

ON_NONE = "In high need, on none of them"


def show(view: ManyLists, query: ComparePageQuery) -> None:
    """Show the choice of lists to be on and off, and the places that are."""
    st.header("Places on these lists and not on those")
    own = _own_need(view)
    wanted = usable(query.wanted, view, own)
    names = dict(zip(view.references, view.labels, strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose_lists("on", "On all of", wanted.on, names)
        _choose_lists("off", "On none of", wanted.off, names)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose_need(view, wanted, own)
        st.button(ON_NONE, on_click=_ask_on_none, args=(view,), key="compare.on_none")
    found = chosen(view, wanted, cache.atlas(), own)
    if not (wanted.on or wanted.off or wanted.high):
        st.markdown("Choose a list that places are to be on, or not on.")
        return
    st.markdown(plain(found.sentence))
    if len(found.table):
        with st.container(height=min(420, 90 + 38 * len(found.table))):
            st.html(table_html(found, view.geography))
    for note in found.notes:
        st.caption(plain(note))
    downloads.offer(
        "These places (CSV)",
        "chosen_places.csv",
        lambda: csv_file(taking.of_many(view, found.table, found.sentence)),
    )


def _own_need(view: ManyLists) -> NeedRanks | None:
    """Return need by the visitor's own table; None where there is none for these areas."""
    try:
        return share.own_need(view.geography)
    except LevelMapError as error:
        st.caption(plain(f"Your table is no measure of need here. {error}"))
        return None


def usable(wanted: Filter, view: ManyLists, own: NeedRanks | None = None) -> Filter:
    """Return what is wanted of the lists, the methods and the own table that are there."""
    here = set(view.references)
    on, off = (tuple(one for one in part if one in here) for part in (wanted.on, wanted.off))
    if wanted.need == OWN and own is not None:
        return Filter(on, off, OWN, wanted.high and own.high is not None)
    need = wanted.need if wanted.need in methods_of(view, cache.atlas()) else ""
    return Filter(on, off, need, wanted.high and bool(need))


def _choose_lists(field: str, label: str, now: tuple[str, ...], names: dict[str, str]) -> None:
    st.multiselect(
        label,
        list(names),
        format_func=lambda key: plain(names[key]),
        **inputs.bound(
            PAGE, field, list(now), lambda query, lists: _with(query, **{field: tuple(lists)})
        ),
    )


def _choose_need(view: ManyLists, wanted: Filter, own: NeedRanks | None) -> None:
    atlas = cache.atlas()
    words = {slug: atlas.catalogue.recipe(slug).title.split(" (")[0] for slug in _slugs(view)}
    words |= {OWN: f"Your table: {own.title}"} if own is not None else {}
    has_high = own is not None and own.high is not None if wanted.need == OWN else bool(wanted.need)
    st.selectbox(
        "Need by",
        ["", *words],
        format_func=lambda slug: plain(words.get(slug, "No method")),
        **inputs.bound(PAGE, "rank", wanted.need, lambda query, slug: _with(query, need=slug)),
    )
    st.checkbox(
        "Only its worst" if wanted.need == OWN else "Only its category 1",
        disabled=not has_high,
        **inputs.bound(PAGE, "high", wanted.high, lambda query, on: _with(query, high=on)),
    )


def _slugs(view: ManyLists) -> tuple[str, ...]:
    return methods_of(view, cache.atlas())


def _with(query: ComparePageQuery, **changed: object) -> ComparePageQuery:
    wanted: Filter = replace(query.wanted, **changed)  # type: ignore[arg-type]
    return replace(query, wanted=wanted)


def _ask_on_none(view: ManyLists) -> None:
    """Ask for the places that a method puts first and that no list seen names."""
    methods = _slugs(view)
    recipes = cache.atlas().catalogue.recipes
    off = tuple(one for one in view.references if one.partition(":")[0] not in recipes)

    def asked(query: ComparePageQuery) -> ComparePageQuery:
        need = query.wanted.need if query.wanted.need in methods else next(iter(methods), "")
        return replace(query, wanted=Filter((), off, need, bool(need)))

    inputs.change(PAGE, asked)


def table_html(found: Chosen, geography: Geography) -> str:
    """Return the places as a table; columns that nothing is known of are left out."""
    table = found.table.head(MOST_LISTED)
    has_rank, has_money = table["rank"].notna().any(), table["pounds"].notna().any()
    columns = [Column("Place"), Column("Region or nation"), Column("Lists", is_number=True)]
    columns += [Column("Rank by need", is_number=True)] if has_rank else []
    columns += [Column("Money of these lists", is_number=True)] if has_money else []
    rows = []
    for row in table.itertuples():
        cells = [str(row.area_name), str(row.region), f"{row.named}"]
        cells += [_whole(row.rank)] if has_rank else []
        cells += [row.money_unknown or pounds(row.pounds)] if has_money else []
        rows.append(tuple(cells))
    order = "the worst in need" if has_rank else "those named most often"
    caption = f"{counted(len(found.table), geography)}, {order} first"
    if len(found.table) > MOST_LISTED:
        caption += f"; the first {MOST_LISTED}"
    return html_table(caption, columns, rows)


def _whole(rank: float) -> str:
    return "not scored" if pd.isna(rank) else f"{rank:,.0f}"
