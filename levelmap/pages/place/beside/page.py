"""The place beside others on the My place page, for a reason that the reader chooses."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers.place.beside import reasons
from levelmap.answers.place.beside.multiples import MOST_LINES, multiples
from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.beside.similar import Others, beside
from levelmap.answers.place.yardsticks import yardstick
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.pages.place import cache, leads
from levelmap.pages.place.beside import multiples as small_multiples
from levelmap.pages.place.beside import tables
from levelmap.pages.place.briefing import html
from levelmap.pages.place.query import MOST_OTHERS
from levelmap.pages.place.state import asked, bound
from levelmap.pages.place.view import PlaceView
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain


def show(view: PlaceView) -> None:
    """Show the place beside a group of others: a sentence, small multiples, the table."""
    st.header("Similar places, neighbours, and others", anchor="beside")
    reason: Reason = st.segmented_control(
        "Beside",
        list(reasons.OF_AUTHORITIES),
        format_func=lambda each: each.label,
        required=True,
        **bound("by", _asked(), lambda query, by: replace(query, by=by)),
    )
    st.caption(plain(reason.rule))
    if reason is Reason.CHOSEN:
        _choose_places(view)
    group = group_of(view, reason)
    if not group.places:
        st.markdown(plain(reasons.why_none(view.profile.name, reason)))
        return
    st.markdown(plain(group.standing_out))
    drawn = cache.once(f"multiples.{reason}", view, lambda: _multiples(view, group))
    st.html(drawn)
    table = tables.others if len(group.places) <= MOST_LINES else tables.others_together
    with st.expander("The figures as a table"):
        st.html(html.table(table(view, group)))


def _asked() -> Reason:
    by = asked().by
    return by if by in reasons.OF_AUTHORITIES else Reason.SIMILAR


def group_of(view: PlaceView, reason: Reason) -> Others:
    """Return the place beside those of a reason."""
    held = {
        Reason.SIMILAR: view.similar,
        Reason.NEIGHBOURS: view.neighbours,
        Reason.CHOSEN: view.beside,
    }
    return held.get(reason) or cache.once(f"beside.{reason}", view, lambda: _made(view, reason))


def _made(view: PlaceView, reason: Reason) -> Others:
    held = atlas()
    area: Area = held.gazetteer.area(view.profile.code, CURRENT)
    places = reasons.places(area, reason, held)
    yardsticks = {r.indicator.slug: yardstick(r.indicator.slug, held) for r in view.measures}
    title = reasons.heading(area, reason, len(places), held) if places else ""
    return beside(title, places, view.measures, yardsticks, held)


def _multiples(view: PlaceView, group: Others) -> str:
    code = view.profile.code
    return small_multiples.html(multiples(code, group, atlas()), leads.figures(code))


def _choose_places(view: PlaceView) -> None:
    names = {code: name for name, code in cache.authorities().items()}
    st.multiselect(
        f"Compare with up to {MOST_OTHERS} places of your choice",
        [code for code in names if code != view.profile.code],
        format_func=lambda code: names[code],
        max_selections=MOST_OTHERS,
        placeholder="Choose places",
        **bound(
            "beside",
            [code for code in view.query.beside if code != view.profile.code],
            lambda query, chosen: replace(query, beside=tuple(chosen), by=Reason.CHOSEN),
        ),
    )
