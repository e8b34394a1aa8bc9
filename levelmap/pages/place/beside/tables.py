"""The tables of a place beside others, as texts: page and briefing print these."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.place.beside.similar import Others
from levelmap.geography.gazetteer import Area
from levelmap.pages.place import leads
from levelmap.pages.place.tables import MOST_PLACES, Heading, Table
from levelmap.pages.place.view import PlaceView

MOST_DIFFERENT = 8
"""Measures of a briefing beside similar places."""


def others(view: PlaceView, group: Others) -> Table:
    """Return every measure of the place beside each of a group of others, the furthest first."""
    return _beside(view, group, group.places)


def others_together(view: PlaceView, group: Others) -> Table:
    """Return every measure of the place beside many others taken together, the furthest first."""
    return _beside(view, group, ())


def _beside(view: PlaceView, group: Others, places: Sequence[Area]) -> Table:
    headings = [Heading("Measure"), Heading(view.profile.name, is_number=True)]
    headings += [Heading("Their median", is_number=True), Heading("Place, 1 = best")]
    headings += [Heading(place.name, is_number=True) for place in places]
    rows = tuple(
        (
            f"{row.indicator.label}, {row.reading.when}",
            row.reading.printed,
            row.median_printed,
            row.position_words,
            *row.printed[: len(places)],
        )
        for row in group.most_different
    )
    title = f"{view.profile.name} beside {group.title}"
    codes = [view.profile.code, *(place.code for place in places)][:MOST_PLACES]
    ways = tuple(leads.explore(row.indicator.slug, *codes) for row in group.most_different)
    return Table(title, tuple(headings), rows, ways)


def similar(view: PlaceView) -> Table:
    """Return the measures on which the place differs most from the middle of similar places."""
    ordered = view.similar.most_different[:MOST_DIFFERENT] if view.similar.places else ()
    rows = tuple(
        (row.indicator.label, row.reading.printed, row.median_printed, row.position_words)
        for row in ordered
    )
    headings = (
        Heading("Measure"),
        Heading(view.profile.name, is_number=True),
        Heading("Median of the similar", is_number=True),
        Heading("Place among them, 1 = best", is_number=True),
    )
    return Table(f"{view.profile.name} and {view.similar.title}", headings, rows)
