"""Two lists or methods: what is compared, the map, the counts, and what is read below."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from levelmap.answers.comparisons.two import Comparison, compare
from levelmap.answers.comparisons.words import lower_first, nouns
from levelmap.drawing import legends
from levelmap.pages.compare import choose, find, maps, questions, share, take
from levelmap.pages.compare.map import counts_html
from levelmap.pages.compare.query import ComparePageQuery, Maps, ReadBelow
from levelmap.pages.compare.read import READINGS
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, components, inputs
from levelmap.pages.shared.layout import Layout
from levelmap.pages.shared.plain_text import plain


def show(query: ComparePageQuery, places: Layout) -> None:
    """Show two sides compared: what was found and the map side by side, the rest below."""
    title = places.bar.container()
    with places.bar:
        choose.show(query)
    with places.search:
        find.show_search()
    view = compare(query.two, cache.atlas(), share.own_lists())
    title.title(plain(" and ".join(side.name for side in view.sides)), anchor=False)
    with places.bar:
        maps.choose(query, (view.sides[0].name, view.sides[1].name))
    with places.map:
        shown = maps.show(view, query)
    with places.card:
        st.header(plain(view.findings[0]), anchor=False)
        _show_counts(view)
        st.markdown("  \n".join(map(plain, view.findings[1:])))
        _show_place(view, query)
    with places.foot:
        for layer in shown:
            # of both on one map the card has the legend where it stands beside it
            is_both = query.maps is Maps.TOGETHER
            row = legends.row_html(layer.legend(), is_titled=not is_both, is_narrow=is_both)
            st.html(row)
        _show_questions(query)
    with places.below:
        components.announce(
            f"Comparison updated. {view.findings[0]}", key="compare.status", is_hidden=True
        )
        _show_readings(view, query)
        take.show_tables(view)


def _show_questions(query: ComparePageQuery) -> None:
    """Show the questions that readers come with; the one that is answered is marked."""
    current = questions.asked(query)
    st.pills(
        "Questions",
        questions.offered(cache.atlas()),
        format_func=lambda question: question.words,
        label_visibility="collapsed",
        **inputs.bound(
            PAGE,
            "question",
            current,
            lambda query, asked: questions.answering(query, asked) if asked else query,
        ),
    )


def _show_counts(view: Comparison) -> None:
    _, several = nouns(view.geography)
    caption = f"{several.capitalize()} of {view.geography.vintage}, and the people in them"
    st.html(counts_html(view, caption))
    st.caption("Shares are of all that both could name.")


def _show_place(view: Comparison, query: ComparePageQuery) -> None:
    names = view.names
    chosen = query.area if query.area in names else ""
    st.selectbox(
        "Read one place",
        ["", *names],
        format_func=lambda code: names.get(code, "Choose here or on the map"),
        **inputs.bound(PAGE, "area", chosen, lambda query, code: replace(query, area=code)),
    )
    if chosen:
        st.markdown(_reading(view, view.places.loc[chosen]))


def _reading(view: Comparison, row: pd.Series) -> str:
    labels = {one.key: one.label for one in view.rows}
    where, standing = plain(row["region"]), plain(lower_first(labels[row["class"]]))
    said = [f"**{plain(row['area_name'])}**, {where}: {standing}."]
    for side, name in zip("ab", (one.name for one in view.sides), strict=True):
        said.append(f"- {plain(name)}: {plain(row[f'{side}_words'])}.")
        if row[f"{side}_drivers"]:
            said.append(f"    - furthest above average: {plain(row[f'{side}_drivers'])}")
    return "\n".join(said)


def _show_readings(view: Comparison, query: ComparePageQuery) -> None:
    st.segmented_control(
        "Read more",
        list(ReadBelow),
        format_func=lambda reading: reading.label,
        required=True,
        **inputs.bound(PAGE, "read", query.read, lambda query, read: replace(query, read=read)),
    )
    READINGS[query.read](view, query)
