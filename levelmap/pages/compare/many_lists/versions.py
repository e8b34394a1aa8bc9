"""Lists through time: who came, stayed and went."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.versions import TITLES, Version, Versions, versions_of
from levelmap.answers.phrases import first_few, pounds
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, downloads, inputs
from levelmap.pages.shared.plain_text import bullets, plain

MOST_NAMED = 12
_HELD_IN_PART = "not known: held in part"


def show(query: ComparePageQuery) -> None:
    """Show one succession of lists."""
    st.header("Through time")
    st.selectbox(
        "Lists that followed each other",
        list(TITLES),
        format_func=TITLES.__getitem__,
        **inputs.bound(
            PAGE, "through", query.through, lambda query, key: replace(query, through=key)
        ),
    )
    found = versions_of(query.through, cache.atlas())
    st.markdown(plain(found.sentence))
    st.html(table_html(found))
    st.markdown(bullets(found.notes))
    downloads.offer(
        "Through time (CSV)",
        "through_time.csv",
        lambda: csv_file(taking.of_versions(found)),
    )


def table_html(found: Versions) -> str:
    """Return the versions, the earliest first."""
    titles = ("Places", "Came", "Stayed", "Went", "Money to single places")
    columns = [
        Column("Version"),
        *(Column(title, is_number=True) for title in titles),
        Column("Who came"),
        Column("Who went"),
    ]
    caption = f"{found.title}: from each version to the next, on the authorities of today"
    return html_table(caption, columns, [_row(one) for one in found.versions])


def _row(one: Version) -> tuple[str, ...]:
    if one.is_first:
        return (one.name, f"{one.places:,}", "", "", "", _pounds(one), "", "")
    came, who_came = _told(one.came, is_known=one.came_is_known)
    went, who_went = _told(one.went, is_known=one.went_is_known)
    return (
        one.name,
        f"{one.places:,}",
        came,
        f"{len(one.stayed):,}",
        went,
        _pounds(one),
        who_came,
        who_went,
    )


def _told(names: tuple[str, ...], *, is_known: bool) -> tuple[str, str]:
    """Return how many came or went, and who."""
    return (f"{len(names):,}", _names(names)) if is_known else ("not known", _HELD_IN_PART)


def _pounds(one: Version) -> str:
    if one.pounds is None:
        return "not held" if one.unpriced else ""
    return pounds(one.pounds) + (" of those held" if one.unpriced else "")


def _names(names: tuple[str, ...]) -> str:
    return first_few(names, MOST_NAMED) if names else "nobody"
