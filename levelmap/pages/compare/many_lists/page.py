"""Many lists at once: a map of counts, places by lists, combinations, and how alike they are."""

from __future__ import annotations

import shlex
from dataclasses import replace

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.chosen import agreement_by_kind
from levelmap.answers.comparisons.many import MOST_LISTS, ManyLists, see_together
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.words import short_label
from levelmap.answers.phrases import first_few
from levelmap.downloads.bundle import csv_file
from levelmap.drawing import legends
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.pages.compare import share
from levelmap.pages.compare.many_lists import filters, heat_table, versions
from levelmap.pages.compare.many_lists.map import many_lists_layer
from levelmap.pages.compare.many_lists.upset import MOST, upset_svg
from levelmap.pages.compare.options import subjects
from levelmap.pages.compare.query import OWN_LIST, ComparePageQuery, command_of_many
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, components, downloads, inputs
from levelmap.pages.shared.layout import Layout
from levelmap.pages.shared.plain_text import bullets, plain

MOST_LISTED = 1_000
"""More places than this are not listed on screen: the download has them."""


def show(query: ComparePageQuery, places: Layout) -> None:
    """Show several lists together."""
    with places.bar:
        st.title(f"{len(query.many.lists)} lists together", anchor=False)
        with st.popover("Change", icon=":material/swap_horiz:", key="compare.lists.what"):
            _show_choice(query)
    view = see_together(query.many, cache.atlas(), share.own_lists())
    layer = many_lists_layer(view)
    with places.map:
        share.show_map(layer, view.geography, query.area, key="compare.many.map")
    with places.card:
        st.markdown(plain(view.summary))
        st.html(legends.html(layer.legend()))
        _show_place(view, query)
    with places.foot:
        st.html(legends.strip_html(layer.legend()))
    with places.below:
        components.announce(
            f"Lists updated. {view.summary}", key="compare.many.status", is_hidden=True
        )
        _show_below(view, query)


def _show_below(view: ManyLists, query: ComparePageQuery) -> None:
    downloads.offer(
        "Places by lists (CSV)",
        "places_by_lists.csv",
        lambda: csv_file(taking.of_many(view, view.places)),
    )
    filters.show(view, query)
    _show_combinations(view)
    with st.expander("How alike the lists are"):
        _show_pairs(view)
    _show_kinds(view)
    versions.show(query)
    with st.expander("Places by lists"):
        _show_places(view)
    with st.expander("How these lists were brought together"):
        st.markdown(bullets((*view.left_out, *view.notes)))
        if OWN_LIST not in (*query.many.lists, query.wanted.need):
            st.markdown("**The same on the command line**, with the same numbers:")
            words = command_of_many(query.many.lists, filters.usable(query.wanted, view))
            st.code(shlex.join(words), language=None, wrap_lines=True)


def _show_choice(query: ComparePageQuery) -> None:
    held = subjects(cache.atlas())
    known = share.known_subjects((*held.lists, *held.methods))
    options = {name: subject.label for name, subject in known.items()}
    options |= {text: _label(text) for text in query.many.lists if text not in options}
    st.multiselect(
        "Lists and methods to see together",
        list(options),
        format_func=lambda text: options[text],
        max_selections=MOST_LISTS,
        **inputs.bound(
            PAGE,
            "lists",
            list(query.many.lists),
            lambda query, lists: replace(query, many=replace(query.many, lists=tuple(lists))),
        ),
    )


def _label(text: str) -> str:
    """Return the name of a list with its category; of a text that names none, the text."""
    try:
        return short_label(read_reference(text, cache.atlas(), share.own_lists()))
    except LevelMapError:
        return text


def _show_place(view: ManyLists, query: ComparePageQuery) -> None:
    if query.area not in view.places.index:
        return
    row = view.places.loc[query.area]
    st.markdown(f"**{plain(row['area_name'])}**: named by {row['named']} of {row['could']}.")
    st.markdown(bullets(f"{label}: {row[label]}" for label in view.labels))


def _show_combinations(view: ManyLists) -> None:
    st.header("Which lists name the same places")
    title = (
        f"Bars: places named by exactly these lists, the {min(MOST, len(view.intersections))} "
        "largest combinations. The table below says the same."
    )
    components.draw(upset_svg(view, title), key="compare.upset")
    names = view.places["area_name"]
    columns = [Column("Named by exactly"), Column("Places", is_number=True), Column("Which")]
    rows = [
        (
            "; ".join(lists),
            f"{places:,}",
            first_few([names[code] for code in codes], 6),
        )
        for lists, places, codes in view.intersections.itertuples(index=False)
    ]
    what = "The one combination" if len(rows) == 1 else f"All {len(rows)} combinations"
    with st.expander(f"{what} as a table"):
        st.html(html_table("Combinations of lists, the largest first", columns, rows))


def _show_pairs(view: ManyLists) -> None:
    st.markdown(plain(view.closest))
    st.html(
        heat_table.pairs_html(
            view.pairwise, "Of the places on either list, the share that is on both"
        )
    )
    st.html(
        heat_table.pairs_html(
            view.overlap, "Of the places on the shorter list, the share that is on the longer"
        )
    )
    st.caption(
        "Lists known in part have no figure: what is held of them is not how alike they are."
    )


def _show_kinds(view: ManyLists) -> None:
    table = agreement_by_kind(view, cache.atlas())
    if table.empty:
        return
    columns = [
        Column("Places"),
        Column("Kind"),
        *(Column(title, is_number=True) for title in ("Number", "Agreement", "Named by")),
    ]
    rows = [
        (
            row.group,
            row.kind,
            f"{row.places:,}",
            "not defined" if pd.isna(row.alpha) else f"{row.alpha:.2f}",
            f"{row.named:.0%}",
        )
        for row in table.itertuples()
    ]
    folded = st.expander("Where they agree")
    folded.html(html_table("How far the complete lists agree, by kind of place", columns, rows))
    folded.caption(
        "Agreement: Krippendorff's alpha, 1 where all lists say the same of every place, 0 as by "
        "chance, below 0 less than that. Named by: mean share of the lists that could name a place."
    )


def _show_places(view: ManyLists) -> None:
    if len(view.places) > MOST_LISTED:
        st.markdown(f"{len(view.places):,} places: the download above has them all.")
        return
    st.caption(heat_table.KEY)
    st.html(heat_table.places_html(view, "Places by lists, those named most often first"))
