"""A county, combined authority, region or nation beside others of its kind, on its page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers.place.beside.multiples import MOST_LINES, multiples
from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.beside.similar import Others
from levelmap.answers.place.wider import peers
from levelmap.pages.place import cache
from levelmap.pages.place.beside import multiples as small_multiples
from levelmap.pages.place.beside import tables as beside_tables
from levelmap.pages.place.briefing import html
from levelmap.pages.place.state import asked, bound
from levelmap.pages.place.wider import tables
from levelmap.pages.place.wider.view import WiderView
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain

LABELS = {
    Reason.KIND: "All of its kind",
    Reason.SIZE: Reason.SIZE.label,
    Reason.NEIGHBOURS: Reason.NEIGHBOURS.label,
}


def show(view: WiderView) -> None:
    """Show the place beside others of its kind: a sentence, small multiples, the table."""
    held, place = atlas(), view.place
    st.header("Places of its kind", anchor="beside")
    if peers.kind_of(place, held) is None:
        st.markdown(plain(peers.why_none(place, Reason.KIND, held)))
        return
    by = asked().by if asked().by in peers.REASONS else Reason.KIND
    reason: Reason = st.segmented_control(
        "Beside",
        list(peers.REASONS),
        format_func=lambda each: LABELS[each],
        required=True,
        **bound("by", by, lambda query, by: replace(query, by=by)),
    )
    st.caption(plain(peers.rule(place, reason, held)))
    group = _group(view, reason)
    if not group.places:
        st.markdown(plain(peers.why_none(place, reason, held)))
        return
    st.markdown(plain(group.standing_out))
    lead = tables.figures(place, held)
    drawn = cache.once(f"wider.multiples.{reason}", view, lambda: _multiples(view, group))
    st.html(drawn)
    shown = group.places if len(group.places) <= MOST_LINES // 2 else ()
    with st.expander("The figures as a table"):
        st.html(html.table(beside_tables.of(place.name, group, shown, lead)))


def _group(view: WiderView, reason: Reason) -> Others:
    if reason is Reason.KIND:
        return view.similar
    held = atlas()
    return cache.once(
        f"wider.beside.{reason}",
        view,
        lambda: peers.others(view.place, view.measures, reason, held),
    )


def _multiples(view: WiderView, group: Others) -> str:
    area = view.place.published_as
    assert area is not None  # others of its kind are found by what it is published as
    found = multiples(area.code, group, atlas(), area.geography.area_type)
    return small_multiples.html(found, tables.figures(view.place, atlas()))
