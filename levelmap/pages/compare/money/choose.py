"""The choice of what is divided: the pot, the formula, its limits, and what it is instead of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from levelmap.answers.laboratory import pot as pots
from levelmap.answers.laboratory.money import funds_with_money
from levelmap.answers.laboratory.pot import ALL, AMONG, BY_PEOPLE, EVERYBODY, LIST, PotQuery
from levelmap.comparison.allocation import CLAIMS, LARGEST_POT
from levelmap.errors import LevelMapError
from levelmap.pages.compare import share
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, inputs

FREE, FIXED = "", "fixed"
SHARES_AT_FIRST = "E=84,S=8,W=5,N=3"
"""Near the nations' shares of people: where a choice of own shares begins."""

_UNREADABLE = "compare.pot.unreadable"


def show(pot: PotQuery, need: str) -> None:
    """Show the controls, the most used first."""
    _choose_before(pot)
    _choose_formula(pot)
    share.choose_need(need)
    _choose_limits(pot)


def _choose_before(pot: PotQuery) -> None:
    atlas = cache.atlas()
    funds = funds_with_money(atlas)
    words = {LIST: "The same formula among the places of the first side", **EVERYBODY}
    words |= {slug: f"As {atlas.catalogue.priority_list(slug).short} gave it" for slug in funds}
    offered = [LIST, *funds, *EVERYBODY]
    st.selectbox(
        "Instead of",
        offered if pot.before in offered else [*offered, pot.before],
        format_func=lambda key: words.get(key, key),
        **_bound("before", pot.before),
    )
    if pot.is_against_awards:
        st.caption("The pot is what the fund gave to these places.")
        return
    st.number_input(
        "Pounds in the pot",
        min_value=0.0,
        max_value=float(LARGEST_POT),
        step=1e6,
        format="%.0f",
        **_bound("pot", pot.pot),
    )


def _choose_formula(pot: PotQuery) -> None:
    st.selectbox(
        "Divided", list(CLAIMS), format_func=CLAIMS.__getitem__, **_bound("by", pot.by, "divide")
    )
    st.selectbox("Among", list(AMONG), format_func=AMONG.__getitem__, **_bound("among", pot.among))
    with st.container(horizontal=True):
        st.number_input(
            "Taper: further places in part",
            0,
            pots.MOST_TAPER,
            disabled=pot.among == ALL or bool(pot.tiers),
            help="As many places next in rank share too, with claims that fall evenly to nothing.",
            **_bound("taper", pot.taper),
        )
        written = ", ".join(f"{one:g}" for one in pot.tiers)
        st.text_input(
            "Tiers: what each category counts",
            placeholder="3, 2, 1",
            help="In place of the places named: category 1, 2 and so on, each counting so much.",
            **_typed("tiers", written, pots.read_tiers),
        )


def _choose_limits(pot: PotQuery) -> None:
    with st.container(horizontal=True):
        for field, label in (("floor", "Least"), ("cap", "Most (0: no limit)")):
            st.number_input(
                label,
                min_value=0.0,
                max_value=float(LARGEST_POT),
                step=1e5 if not pot.per_head else 1.0,
                format="%.0f",
                **_bound(field, getattr(pot, field)),
            )
    st.checkbox("Least and most are for each person", **_bound("per_head", pot.per_head, "limits"))
    kind = pot.nations if pot.nations in (FREE, BY_PEOPLE) else FIXED
    words = {FREE: "left to the formula", BY_PEOPLE: "by its people", FIXED: "as I say"}
    st.selectbox(
        "Share of each nation",
        list(words),
        format_func=words.__getitem__,
        **inputs.bound(
            PAGE,
            "nations.kind",
            kind,
            lambda query, kind: with_pot(query, nations=SHARES_AT_FIRST if kind == FIXED else kind),
        ),
    )
    if kind == FIXED:
        st.text_input(
            "Per cent of each nation",
            help="E England, S Scotland, W Wales, N Northern Ireland; together 100.",
            **_typed("nations", pot.nations, pots.read_nations),
        )


def _bound(field: str, value: object, name: str = "") -> dict[str, Any]:
    """Return the arguments of a widget of one field of the pot."""
    return inputs.bound(
        PAGE, name or field, value, lambda query, choice: with_pot(query, **{field: choice})
    )


def _typed(field: str, written: str, read: Callable[[str], object]) -> dict[str, Any]:
    """Return the arguments of a box whose text is read; what cannot be read is said, not lost."""

    def changed(query: ComparePageQuery, text: str) -> ComparePageQuery:
        try:
            return with_pot(query, **{field: read(text)})
        except LevelMapError as error:
            st.session_state[_UNREADABLE] = str(error)
            return query

    return inputs.bound(PAGE, field, written, changed)


def unreadable() -> str:
    """Return what could not be read of a box just typed in, once; empty if all could."""
    return str(st.session_state.pop(_UNREADABLE, ""))


def with_pot(query: ComparePageQuery, **changed: object) -> ComparePageQuery:
    """Return the query with other fields of its pot."""
    pot: PotQuery = replace(query.pot, **changed)  # type: ignore[arg-type]
    return replace(query, pot=pot)
