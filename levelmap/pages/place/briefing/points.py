"""Talking points: what one can say of a place in a meeting, each with the source of its number."""

from __future__ import annotations

from levelmap.answers.indicators.statuses import mark
from levelmap.answers.phrases import percent
from levelmap.answers.place.measures import Band, MeasureReading
from levelmap.catalogue.provenance import Source
from levelmap.pages.place.tables import Heading, Table
from levelmap.pages.place.view import PlaceView

MOST_WEAK, MOST_STRONG = 4, 3
"""Measures below the minimum and at the good level that are told, the clearest first."""


def table(view: PlaceView) -> Table:
    """Return each point and where its number comes from."""
    by_slug = {source.slug: source for source in view.sources}
    rows = [(view.headline[0].split(". ")[0] + ".", _need_source(view))]
    rows += [
        (_said(reading), cited(by_slug[reading.indicator.source])) for reading in _measures(view)
    ]
    if view.money.total:
        funds = dict.fromkeys(a.list_label for a in view.money.awards if a.is_own and a.amount)
        rows.append((view.money.sentence, f"Announcements held: {'; '.join(funds)}."))
    headings = (Heading("One can say"), Heading("Source"))
    return Table(f"Talking points on {view.profile.name}", headings, tuple(rows))


def _measures(view: PlaceView) -> list[MeasureReading]:
    """Return the measures furthest below the minimum, then those furthest above the good level."""
    held = [r for r in view.measures if r.better_than is not None and not r.origin]
    ordered = sorted(held, key=lambda reading: reading.better_than or 0.0)
    weak = [r for r in ordered if r.standing is Band.BELOW][:MOST_WEAK]
    strong = [r for r in reversed(ordered) if r.standing is Band.AT_TARGET][:MOST_STRONG]
    return [*weak, *strong]


def _share(share: float) -> str:
    return "all" if share == 1 else percent(share)


def _said(reading: MeasureReading) -> str:
    rank = reading.reading
    better = rank.better_than or 0.0
    side = f"better than {_share(better)}" if better >= 0.5 else f"worse than {_share(1 - better)}"
    marks = [f"95% interval {reading.interval}"] if reading.interval else []
    marks += [mark(reading.status)] if reading.status else []
    known = f" ({'; '.join(marks)})" if marks else ""
    return (
        f"{reading.indicator.label}, {reading.when}: {reading.printed_with_rate}{known}, {side} "
        f"of the other authorities with a figure; the median authority has "
        f"{reading.indicator.format(reading.median)}."
    )


def cited(source: Source) -> str:
    """Return a source as it stands under a number: publisher, title, day."""
    return f"{source.publisher}, {source.title} ({source.published_words})."


def _need_source(view: PlaceView) -> str:
    if view.need is None or view.need_source is None:
        return "No index of deprivation is held for the place."
    return cited(view.need_source)
