"""The tables of a place beside others, as texts: page and briefing print these."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from levelmap.answers.place.beside.similar import Apart, Beside, Others
from levelmap.geography.gazetteer import Area
from levelmap.pages.place import leads
from levelmap.pages.place.tables import MOST_PLACES, Heading, Table
from levelmap.pages.place.view import PlaceView

MOST_DIFFERENT = 8
"""Measures of a briefing beside similar places."""


def others(view: PlaceView, group: Others) -> Table:
    """Return every measure of the place beside each of a group of others, the furthest first."""
    return of(view.profile.name, group, group.places, _lead(view, group.places))


def others_together(view: PlaceView, group: Others) -> Table:
    """Return every measure of the place beside many others taken together, the furthest first."""
    return of(view.profile.name, group, (), _lead(view, ()))


def _lead(view: PlaceView, places: Sequence[Area]) -> Callable[[str], str]:
    codes = [view.profile.code, *(place.code for place in places)]
    return leads.figures(*codes[:MOST_PLACES])


def of(name: str, group: Others, places: Sequence[Area], lead: Callable[[str], str]) -> Table:
    """Return every measure of a place beside others, the furthest off their middle first.

    Parameters
    ----------
    name
        Of the place.
    places
        Those of the group whose figures have a column, the first of them.
    lead
        Gives the address of an indicator's map by its slug.
    """
    headings = [Heading("Measure"), Heading(name, is_number=True)]
    headings += [Heading("Their median", is_number=True), Heading("Place, 1 = best")]
    headings += [Heading(place.name, is_number=True) for place in places]
    rows = tuple(_row(row, len(places)) for row in group.most_different)
    title = f"{name} beside {group.title}"
    ways = tuple(lead(row.indicator.slug) for row in group.most_different)
    return Table(title, tuple(headings), rows, ways)


def _row(row: Beside, places: int) -> tuple[str, ...]:
    """Return a row of the table; a word on every figure of it stands once, with the measure."""
    own, *others = row.bare if row.word_for_all else (row.own_printed, *row.printed)
    parts = (row.indicator.label_with_rate, row.reading.when, row.word_for_all)
    measure = ", ".join(filter(None, parts))
    return (measure, own, row.median_printed, _standing(row), *others[:places])


def similar(name: str, group: Others) -> Table:
    """Return the measures on which a place differs most from the middle of those like it."""
    ordered = group.most_different[:MOST_DIFFERENT] if group.places else ()
    rows = tuple(
        (row.indicator.label_with_rate, row.own_printed, row.median_printed, _standing(row))
        for row in ordered
    )
    headings = (
        Heading("Measure"),
        Heading(name, is_number=True),
        Heading("Their median", is_number=True),
        Heading("Place among them, 1 = best", is_number=True),
    )
    return Table(f"{name} and {group.title}", headings, rows)


def _standing(row: Beside) -> str:
    """Return the rank of the place among itself and the others, and on which side it is far."""
    is_far = row.side in (Apart.WORSE, Apart.BETTER)
    return f"{row.position_words}, {row.side}" if is_far else row.position_words
