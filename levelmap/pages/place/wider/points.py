"""Talking points of a place that is not one authority, each with the source of its number."""

from __future__ import annotations

from levelmap.answers.indicators.readings import Reading
from levelmap.answers.place.awards import AwardScope
from levelmap.answers.place.measures import Band, MeasureReading
from levelmap.answers.place.small import INDEX
from levelmap.answers.place.values import PlaceValue
from levelmap.answers.place.wider.measures import WiderMeasure
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.pages.place.briefing.points import MOST_STRONG, MOST_WEAK, cited
from levelmap.pages.place.tables import Heading, Table
from levelmap.pages.place.wider.view import WiderView

FAR_END = 0.25
"""A part of authorities is told of where it is in this share of areas of its kind at the end that
is worse."""

Point = tuple[str, str]


def table(view: WiderView, atlas: Atlas) -> Table:
    """Return each point and where its number comes from."""
    rows = [*_need(view, atlas), *_measures(view, atlas), *_money(view)]
    headings = (Heading("One can say"), Heading("Source"))
    return Table(f"Talking points on {view.spoken}", headings, tuple(rows))


def _need(view: WiderView, atlas: Atlas) -> list[Point]:
    if not view.small_areas:
        return []
    sources = SmallAreas(atlas.folders).measure(INDEX).sources
    several = len(view.small_areas) > 1
    return [
        (
            each.sentence_of(f"{view.spoken} in {each.nation.label}" if several else view.spoken),
            cited(atlas.catalogue.source(sources[each.nation.letter])),
        )
        for each in view.small_areas
    ]


def _measures(view: WiderView, atlas: Atlas) -> list[Point]:
    if not view.place.kind.is_whole_authorities:
        return [(_ranked(value), _source(value, atlas)) for value in _worst_ranked(view)]
    own = [(each, each.own) for each in view.measures if each.own is not None]
    own.sort(key=lambda pair: pair[1].gap or 0.0, reverse=True)
    weak = [each for each, read in own if read.standing is Band.BELOW][:MOST_WEAK]
    strong = [each for each, read in own[::-1] if read.standing is Band.AT_TARGET][:MOST_STRONG]
    parts = _weakest_inside(view)[: MOST_WEAK - len(weak)]
    places = {row.indicator.slug: row.position_words for row in view.similar.rows}
    return [(_said(each, places), _source(each.value, atlas)) for each in (*weak, *parts, *strong)]


def _weakest_inside(view: WiderView) -> list[WiderMeasure]:
    """Return the measures that only authorities have, with half of them or more below the minimum.

    The one with the greatest share stands first.
    """
    shares = {
        each.value.indicator.slug: each.inside.below / each.inside.authorities
        for each in view.measures
        if each.own is None and each.inside is not None
    }
    found = [each for each in view.measures if shares.get(each.value.indicator.slug, 0.0) >= 0.5]
    return sorted(found, key=lambda each: -shares[each.value.indicator.slug])


def _said(each: WiderMeasure, places: dict[str, str]) -> str:
    value, own, inside = each.value, each.own, each.inside
    start = f"{value.indicator.label}, {value.when}: "
    if own is None:
        assert inside is not None  # told of for its authorities alone
        ends = f" ({value.range_words})" if value.range_words else ""
        return f"{start}{inside.level_words}{ends}."
    position = places.get(value.indicator.slug, "")
    beside = f"; place {position} of its kind with a figure, 1 = best" if position else ""
    return f"{start}{_figure(value, own)}, {_level(own)}{beside}."


def _figure(value: PlaceValue, own: MeasureReading | Reading) -> str:
    marks = [f"95% interval {own.interval}"] if own.interval else []
    marks += [value.mark] if value.mark else []
    figure = own.printed_with_rate
    return f"{figure} ({'; '.join(marks)})" if marks else figure


def _level(own: MeasureReading) -> str:
    if own.standing is Band.BELOW:
        return f"worse than the minimum of authorities, {own.minimum_printed}"
    return f"at the good level of authorities, {own.target_printed}"


def _worst_ranked(view: WiderView) -> list[PlaceValue]:
    """Return published figures of a part of authorities near the worse end of its kind."""
    known = [
        (value.reading.from_worst / value.reading.ranked, value)
        for value in view.values
        if value.reading is not None
        and value.reading.from_worst is not None
        and value.indicator.polarity.need_sign
    ]
    found = [pair for pair in known if pair[0] <= FAR_END]
    found.sort(key=lambda pair: pair[0])
    return [value for _, value in found[:MOST_WEAK]]


def _ranked(value: PlaceValue) -> str:
    assert value.reading is not None  # told of for its rank
    reading = value.reading
    figure = _figure(value, reading)
    plural = reading.geography.area_type.plural
    return (
        f"{value.indicator.label}, {value.when}: {figure}, the {reading.position} of "
        f"{reading.ranked:,} {plural}."
    )


def _source(value: PlaceValue, atlas: Atlas) -> str:
    said = cited(atlas.catalogue.source(value.indicator.source))
    return f"{said} {value.made_by}" if value.derived else said


def _money(view: WiderView) -> list[Point]:
    own = [award for award in view.money.of(AwardScope.OWN) if award.award.amount]
    if not own:
        return []
    funds = dict.fromkeys(award.priority_list.label for award in own)
    return [(view.money.sentence, f"Announcements held: {'; '.join(funds)}.")]
