"""A place of several authorities on a measure: its own figure if there is one, and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from levelmap.answers.indicators.figures import Figure
from levelmap.answers.indicators.history import Direction, movement
from levelmap.answers.indicators.readings import Reading
from levelmap.answers.place.kinds import Kind
from levelmap.answers.place.measures import MeasureReading, Rules, beside_bars
from levelmap.answers.place.series import through_time
from levelmap.answers.place.values import Derivation, PlaceValue
from levelmap.answers.place.yardsticks import Yardstick, yardstick
from levelmap.atlas import Atlas
from levelmap.errors import QueryError
from levelmap.geography.gazetteer import CURRENT


@dataclass(frozen=True, slots=True)
class Inside:
    """How the authorities of a place stand on a measure, all in the same period.

    Attributes
    ----------
    authorities
        Of the place with a figure.
    below, good
        Of them below the minimum, and at the good level, that all authorities are held against.
    better
        Of them better than the median of all authorities.
    moved
        Of them with an earlier figure of the same area; `improved` and `worsened` of these moved
        clearly.
    in_cash
        Whether a rise may be that of prices alone: `improved` are then those with more money and
        `worsened` those with less, which alone is neither better nor worse.
    """

    authorities: int
    below: int
    good: int
    better: int
    moved: int
    improved: int
    worsened: int
    in_cash: bool = False

    @property
    def level_words(self) -> str:
        """Return how many are below the minimum and at the good level."""
        if self.authorities == 1 and self.good:
            return _how_many(self.good, 1, "at the good level")
        good = f", {self.good} at the good level" if self.good else ""
        return f"{_how_many(self.below, self.authorities, 'below the minimum')}{good}"

    @property
    def better_words(self) -> str:
        """Return how many are better than the median authority."""
        return _how_many(self.better, self.authorities, "better than the median authority")

    @property
    def moved_words(self) -> str:
        """Return how many moved which way; empty where none has an earlier figure."""
        if not self.moved:
            return ""
        up, down = ("higher", "lower") if self.in_cash else ("better", "worse")
        since = "in cash, before inflation" if self.in_cash else "than before"
        if self.moved == 1:
            unclear = f"not clearly {up} or {down}"
            way = up if self.improved else down if self.worsened else unclear
            return f"the one authority with an earlier figure is {way} {since}"
        count = _how_many(self.improved, self.moved, up)
        return f"{count} and {self.worsened or 'none'} {down} {since}"


def _how_many(number: int, among: int, what: str) -> str:
    """Return of how many of the authorities with a figure something is so."""
    if among == 1:
        return f"the one authority with a figure is {'' if number else 'not '}{what}"
    return f"{number or 'none'} of {among} authorities {what}"


@dataclass(frozen=True, slots=True)
class WiderMeasure:
    """One measure of a place of several authorities.

    Attributes
    ----------
    value
        Its figure, published or computed here, or why none is made.
    own
        That figure beside minimum and good level of authorities; None where there is none, or none
        of the period in which authorities have one.
    inside
        None where no authority of the place has a figure.
    """

    value: PlaceValue
    own: MeasureReading | None
    inside: Inside | None


def read(value: PlaceValue, rules: Rules, atlas: Atlas) -> WiderMeasure:
    """Return what a place of several authorities has on the measure of *value*.

    Parameters
    ----------
    rules
        Of minimum and good level, which are those of authorities: a county and its districts are
        held against one line. A good level of similar places is one of authorities and not taken.
    """
    measure = _yardstick(value.indicator.slug, atlas)
    if measure is None or value.period != measure.period:
        return WiderMeasure(value, None, None)
    bars = replace(rules, target="share")
    own = None
    if value.how is not Derivation.NONE:
        own = beside_bars(_reading(value, measure, atlas), measure, bars, (), atlas)
    return WiderMeasure(value, own, _inside(value, measure, bars))


def _yardstick(slug: str, atlas: Atlas) -> Yardstick | None:
    """Return what authorities are held against; None for what has no better and worse."""
    try:
        return yardstick(slug, atlas)
    except QueryError:
        return None


def _reading(value: PlaceValue, measure: Yardstick, atlas: Atlas) -> Reading:
    """Return the figure with its movement between periods in which authorities have one too."""
    place = value.place
    held = through_time(place, value.indicator.slug, atlas)
    moved = movement(place.key, held.among(measure.through_time.periods))
    if moved is not None and not measure.medians_of_both(moved.start)[2]:
        moved = None
    if value.reading is not None:
        return replace(value.reading, movement=moved)
    return Reading(
        code=place.key,
        name=place.name,
        within="",
        geography=CURRENT,
        period=value.when,
        figure=Figure(value.indicator, value.value, status=value.status),
        rank=None,
        from_lowest=None,
        ranked=0,
        better_than=None,
        above=None,
        movement=moved,
        made_by=value.made_by,
        derived=value.derived,
    )


def _inside(value: PlaceValue, measure: Yardstick, rules: Rules) -> Inside | None:
    if not value.parts or value.place.kind is Kind.AUTHORITY:
        return None
    sign = measure.sign
    minimum = measure.at_share(rules.minimum / 100) * sign
    good = measure.at_share(rules.best / 100) * sign
    figures = [part.value * sign for part in value.parts]
    moves = [movement(part.code, measure.through_time) for part in value.parts]
    directions = [moved.direction for moved in moves if moved is not None]
    return Inside(
        authorities=len(figures),
        below=sum(figure < minimum for figure in figures),
        good=sum(figure >= good for figure in figures),
        better=sum(figure > measure.median * sign for figure in figures),
        moved=len(directions),
        improved=sum(one in (Direction.BETTER, Direction.HIGHER_IN_CASH) for one in directions),
        worsened=sum(one in (Direction.WORSE, Direction.LOWER_IN_CASH) for one in directions),
        in_cash=value.indicator.in_cash,
    )


def own_readings(found: Sequence[WiderMeasure]) -> tuple[MeasureReading, ...]:
    """Return the measures on which the place has a figure of its own."""
    return tuple(each.own for each in found if each.own is not None)
