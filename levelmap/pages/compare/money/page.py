"""Money divided by one formula instead of another: map, sentences, curve, winners and losers."""

from __future__ import annotations

import shlex
from dataclasses import replace

import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.two import compare
from levelmap.answers.comparisons.words import upper_first
from levelmap.answers.laboratory.chances import with_chances
from levelmap.answers.laboratory.division import (
    ROUNDING,
    Curves,
    Division,
    curves,
    divided,
)
from levelmap.answers.laboratory.pot import asked, write_pot
from levelmap.answers.laboratory.reach import whom
from levelmap.downloads.bundle import csv_file
from levelmap.drawing import legends
from levelmap.drawing.curves import Curve, curves_svg
from levelmap.errors import LevelMapError
from levelmap.pages.compare import choose as sides
from levelmap.pages.compare import share
from levelmap.pages.compare.money import choose, tables
from levelmap.pages.compare.money.map import layer_of
from levelmap.pages.compare.query import OWN_LIST, ComparePageQuery, Shown
from levelmap.pages.compare.share import PAGE
from levelmap.pages.compare.tables import credit_lines
from levelmap.pages.compare.take import link
from levelmap.pages.shared import cache, components, downloads, inputs, layers, within
from levelmap.pages.shared.layout import Layout
from levelmap.pages.shared.plain_text import bullets, plain

SURE = (
    "Named in: of 2,000 ways of computing the second side, with other weights, steps, "
    "indicators and, where they have limits, data, the share in which it names the place. Near 0% "
    "or 100% is firm."
)


def show(query: ComparePageQuery, places: Layout) -> None:
    """Show the pot divided; a formula that cannot be met is one sentence beside its controls."""
    title = places.bar.container()
    with places.bar:
        sides.show(query)
        with st.popover("Formula", icon=":material/functions:", key="compare.formula"):
            choose.show(query.pot, query.need)
        _choose_shown(query)
    if said := choose.unreadable():
        places.notices.warning(plain(said), icon=":material/edit:")
    pot = replace(query.pot, need=query.need)
    view = compare(asked(query.two, pot), cache.atlas(), share.own_lists())
    found = with_chances(divided(view, pot, cache.atlas()), cache.atlas())
    title.title("Who would get the money", anchor=False)
    layer = layer_of(found, query.shown)
    with places.map:
        share.show_map(layer, view.geography, query.area, key="compare.pot.map")
    with places.card:
        st.header(plain(found.sentence), anchor=False)
        st.markdown(plain(found.how_sure))
        _show_place(found, query.area)
        st.html(legends.html(layer.legend()))
    with places.foot:
        st.html(legends.strip_html(layer.legend()))
    with places.below:
        components.announce(
            f"Money divided. {found.sentence}", key="compare.pot.status", is_hidden=True
        )
        _show_below(found, query)


def _choose_shown(query: ComparePageQuery) -> None:
    with st.popover(query.shown.label, icon=":material/map:", key="compare.pot.which"):
        st.radio(
            "What the map shows",
            list(Shown),
            format_func=lambda one: one.label,
            **inputs.bound(
                PAGE,
                "shown",
                query.shown,
                lambda query, shown: replace(query, shown=Shown(shown)),
            ),
        )


def _show_place(found: Division, area: str) -> None:
    if area not in found.table.index:
        return
    row = found.table.loc[area]
    st.markdown(
        f"**{plain(row['area_name'])}**: £{row['before']:,.0f} before, £{row['after']:,.0f} after, "
        f"{tables.signed(row['per_head'])} a head."
    )


def _show_below(found: Division, query: ComparePageQuery) -> None:
    with st.container(horizontal=True):
        address = link(query)
        downloads.offer_workbook(
            "Workbook (XLSX)",
            "money_divided.xlsx",
            lambda: tables.sheets(found, query.two, ROUNDING, address, cache.atlas()),
            is_main=True,
        )
        downloads.offer(
            "Every place (CSV)",
            "money_divided.csv",
            lambda: csv_file(taking.of_division(found, cache.atlas())),
        )
        downloads.offer(
            "Recipe (TOML)", "pot.toml", lambda: write_pot(query.two, found.query).encode()
        )
        layers.offer_pictures(
            lambda: layer_of(found, query.shown),
            found.compared.geography,
            "money_divided",
            lambda: credit_lines(found.compared, cache.atlas()),
            query.area,
        )
    if not found.query.is_against_awards:
        st.caption(
            f"Gains and losses here count from the pot as it would go {plain(found.words[0])}. "
            "The ready scenarios count from what round 1 of the Levelling Up Fund gave."
        )
        within.lead("Ready scenarios", "scenarios", icon="bookmarks")
    if "probability" in found.table:
        st.caption(SURE)
    st.html(tables.ends_html(found, "lose"))
    st.html(tables.ends_html(found, "gain"))
    with st.expander("Does the money follow need?"):
        _show_curves(found)
    if found.groups:
        with st.expander("Gains and losses by kind of place"):
            for name, table in found.groups.items():
                st.html(tables.group_html(name, table))
    with st.expander("How it is divided, and the link"):
        st.caption(plain(ROUNDING))
        st.markdown(bullets(found.notes))
        _show_link(found, query)


def _show_link(found: Division, query: ComparePageQuery) -> None:
    st.markdown("**Link to this division**, with everything but a list of your own:")
    st.code(link(query), language=None, wrap_lines=True)
    asked_of = found.compared.query
    if OWN_LIST not in (asked_of.a, asked_of.b):
        st.markdown("**The same on the command line**, with the recipe downloaded above:")
        words = ["python", "-m", "levelmap", "divide", "pot.toml"]
        st.code(shlex.join(words), language=None, wrap_lines=True)


def _show_curves(found: Division) -> None:
    need = found.query.need
    try:
        counted = whom(need, found.compared.geography, cache.atlas())
        drawn = curves(found, need, counted, cache.atlas())
    except LevelMapError as error:
        st.markdown(plain(error))
        return
    st.markdown(plain(drawn.sentence))
    components.draw(curves_picture(drawn), key="compare.pot.curve")


def curves_picture(drawn: Curves) -> str:
    """Return the curves of money before and after, and of need, as SVG."""
    named = (("Money after", drawn.after), ("Money before", drawn.before))
    lines = [
        Curve(name, tuple(one.points["people"]), tuple(one.points["in_need"]))
        for name, one in named
        if one is not None
    ]
    points = drawn.need.points
    lines.append(
        Curve(upper_first(drawn.label), tuple(points["people"]), tuple(points["in_need"]), True)
    )
    axes = (
        f"Share of the {drawn.of}, those in places of the highest need first",
        "Share of all",
    )
    return curves_svg(lines, axes, drawn.sentence)
