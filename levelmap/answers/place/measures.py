"""A place on a set of measures: actual, minimum and target, standing, gap and trend.

The three values for each measure are those of the ADEPT and EY dashboard (2022): what is, the
minimum below which levelling up should look first, and the target. How that dashboard sets the
latter two is not published; the rules here are LevelMap's own and can be changed by the reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from levelmap.answers.indicators.figures import Figure
from levelmap.answers.indicators.readings import Reading
from levelmap.answers.indicators.readings import read as read_figure
from levelmap.answers.indicators.statuses import INHERITED, marked, remark
from levelmap.answers.place.trends import Trend, trend
from levelmap.answers.place.yardsticks import Yardstick, between_words
from levelmap.atlas import Atlas
from levelmap.catalogue import dashboard
from levelmap.catalogue.indicators import Indicator
from levelmap.geography.gazetteer import Area
from levelmap.memory import remembered
from levelmap.periods import Period
from levelmap.terms import MISSIONS, Mission, Nation, Polarity

SCALE_ENDS = (0.02, 0.98)
"""A bullet chart spans these shares of the authorities, and further if the place lies outside."""

TARGETS = ("share", "similar")
"""Rules for the target: a share of all authorities, or the best of the similar places."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How minimum and target are set.

    Attributes
    ----------
    minimum
        Per cent of the authorities that the minimum leaves behind it (5 to 50).
    target
        `share` (the value that `best` per cent of the authorities do not do better than) or
        `similar` (the best of the similar places).
    best
        Per cent, 50 to 99.
    """

    minimum: int = 25
    target: str = "share"
    best: int = 90

    @property
    def minimum_words(self) -> str:
        """Return the rule of the minimum."""
        return (
            f"Minimum: {self.minimum}% of the authorities with a value do no better than this; "
            "below it, levelling up should look first."
        )

    @property
    def target_words(self) -> str:
        """Return the rule of the target."""
        if self.target == "similar":
            return "Good level: the best value among the similar places."
        return f"Good level: {self.best}% of the authorities with a value do no better than this."


class Band(StrEnum):
    """Where a place stands between minimum and target."""

    BELOW = "below"
    BETWEEN = "between"
    AT_TARGET = "at_target"
    NO_VALUE = "no_value"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "below": "Below the minimum",
            "between": "Between",
            "at_target": "At the good level",
            "no_value": "No figure",
        }[self.value]


@dataclass(frozen=True, slots=True)
class BulletEnds:
    """The ends of a bullet chart; the better end comes second."""

    worst: float
    best: float

    def position(self, value: float) -> float:
        """Return where *value* lies, 0 at the worse end and 1 at the better one."""
        return min(max((value - self.worst) / (self.best - self.worst), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class MeasureReading:
    """One measure of one place.

    Attributes
    ----------
    reading
        Its figure and where it stands among all authorities.
    minimum, target, median
        Of the authorities with a value; target None where no similar place has one.
    target_place
        The similar place that sets the target, under that rule.
    gap
        Distance to the target as a share of that between minimum and target; 0 or less at the
        target; None where there is no figure, or the target is no better than the minimum.
    clarity
        Whether the figure's interval leaves its standing in doubt, and what its publisher warns of.
    """

    reading: Reading
    period: Period
    authorities: int
    minimum: float
    target: float | None
    median: float
    target_place: str
    standing: Band
    gap: float | None
    clarity: str
    trend: Trend | None
    scale: BulletEnds

    @property
    def indicator(self) -> Indicator:
        """Return what is measured."""
        return self.reading.indicator

    @property
    def value(self) -> float | None:
        """Return the figure; None without one, `printed` then says why."""
        return self.reading.value

    @property
    def printed(self) -> str:
        """Return the figure as people read it, or why there is none."""
        return self.reading.printed

    @property
    def printed_with_rate(self) -> str:
        """Return the same with for what it is: `£766 a week`, `6.9 per 1,000`."""
        return self.reading.printed_with_rate

    @property
    def interval(self) -> str:
        """Return its 95 % interval in words; empty where none is published."""
        return self.reading.interval

    @property
    def derived(self) -> str:
        """Return that it is put together here from those of parts; empty for one as published."""
        return self.reading.derived

    @property
    def status(self) -> str:
        """Return what its publisher says of the figure; empty for an ordinary one, or none."""
        return self.reading.figure.status if self.value is not None else ""

    @property
    def origin(self) -> str:
        """Return where a figure that is not the place's own comes from; empty for its own."""
        return self.reading.figure.origin

    @property
    def better_than(self) -> float | None:
        """Return the share (0 to 1) of the other authorities that do worse."""
        return self.reading.better_than

    @property
    def mission(self) -> Mission | None:
        """Return the mission, or None for context."""
        return self.indicator.white_paper_mission

    def clearly_differs_from(self, other: float) -> bool:
        """Say whether *other* lies outside the interval; true where none is published."""
        figure = self.reading.figure
        if figure.lower is None or figure.upper is None:
            return True
        return not figure.lower <= other <= figure.upper

    @property
    def direction(self) -> str:
        """Return which way is better."""
        is_high = self.indicator.polarity is Polarity.HIGHER_IS_BETTER
        return "higher is better" if is_high else "lower is better"

    @property
    def minimum_printed(self) -> str:
        """Return the minimum as people read it."""
        return self.indicator.format(self.minimum)

    @property
    def target_printed(self) -> str:
        """Return the target as people read it, with the place that sets it."""
        printed = self.indicator.format(self.target)
        return f"{printed} ({self.target_place})" if self.target_place else printed

    @property
    def gap_words(self) -> str:
        """Return what is missing to the target."""
        if self.value is None or self.target is None:
            return ""
        if self.standing is Band.AT_TARGET:
            return "none"
        return between_words(self.indicator, self.target, self.value)

    @property
    def when(self) -> str:
        """Return the period in words, with a mark where the figures are not current."""
        return self.reading.period

    @property
    def trend_words(self) -> str:
        """Return the trend, or why there is none."""
        if self.trend:
            return self.trend.words
        if self.status == INHERITED:
            return "no trend: the figure is its county's"
        return "no earlier figure to compare"

    @property
    def sentence(self) -> str:
        """Return all that the bullet chart shows, in words."""
        start = f"{self.indicator.label}, {self.when}: {marked(self.printed, self.status)}"
        if self.value is None:
            return f"{start}."
        return (
            f"{start}. {self.standing.label}. Minimum {self.minimum_printed}, good level "
            f"{self.target_printed}, median authority {self.indicator.format(self.median)}."
        )


@dataclass(frozen=True, slots=True)
class MissionStanding:
    """A mission's measures taken together.

    Attributes
    ----------
    better_than
        Mean of `MeasureReading.better_than` over the measures with a figure; None without one.
    """

    mission: Mission
    readings: tuple[MeasureReading, ...]
    better_than: float | None

    @property
    def figures(self) -> int:
        """Return the number of measures with a figure."""
        return sum(reading.value is not None for reading in self.readings)


def read(
    place: Area, measure: Yardstick, rules: Rules, similar: Sequence[Area], atlas: Atlas
) -> MeasureReading:
    """Return one measure of *place*, an authority of today.

    Parameters
    ----------
    similar
        The places that are like it, among which the target may be looked for.
    """
    reading = read_figure(place.code, measure.latest, measure.through_time, atlas)
    return beside_bars(reading, measure, rules, similar, atlas)


def beside_bars(
    reading: Reading, measure: Yardstick, rules: Rules, similar: Sequence[Area], atlas: Atlas
) -> MeasureReading:
    """Return a figure of the measure's period beside the minimum and good level of authorities.

    Parameters
    ----------
    reading
        Of any kind of place.
    similar
        As for `read`.
    """
    value, moved = reading.value, reading.movement
    minimum = measure.at_share(rules.minimum / 100)
    target, target_place = _target(measure, rules, similar, atlas)
    standing = _standing(value, minimum, target, measure.sign)
    points = [point for point in (value, minimum, target) if point is not None]
    hidden = _hidden(standing, value, minimum, measure.indicator)
    return MeasureReading(
        reading=reading,
        period=measure.period,
        authorities=len(measure.known),
        minimum=minimum,
        target=target,
        median=measure.median,
        target_place=target_place,
        standing=standing,
        gap=_gap(value, minimum, target, measure.sign),
        clarity=_clarity(reading.figure, minimum, target) + _warning(reading.figure) + hidden,
        trend=trend(moved, measure) if moved else None,
        scale=_scale(measure, points),
    )


@remembered
def default_measures(atlas: Atlas) -> Mapping[Nation, tuple[str, ...]]:
    """Return the measures that a place shows by default, by nation; those that are held."""
    held = atlas.catalogue.indicators
    found = dashboard.load(atlas.folders.data / "dashboard.csv")
    return {
        nation: tuple(slug for slug in slugs if slug in held) for nation, slugs in found.items()
    }


def missions(readings: Sequence[MeasureReading]) -> tuple[MissionStanding, ...]:
    """Return the twelve missions with what the measures say of each."""
    found = []
    for mission in MISSIONS:
        own = tuple(reading for reading in readings if reading.mission == mission)
        shares = [reading.better_than for reading in own if reading.better_than is not None]
        found.append(MissionStanding(mission, own, sum(shares) / len(shares) if shares else None))
    return tuple(found)


def _target(
    measure: Yardstick, rules: Rules, similar: Sequence[Area], atlas: Atlas
) -> tuple[float | None, str]:
    if rules.target != "similar":
        return measure.at_share(rules.best / 100), ""
    year = measure.latest.published_on.vintage
    codes = {atlas.gazetteer.districts.code_in(area.code, year): area.name for area in similar}
    values = measure.known
    held = values[values.index.isin([code for code in codes if code])]
    if held.empty:
        return None, ""
    best = (held * (measure.sign or 1)).idxmax()
    return float(held[best]), codes[best]


def _standing(value: float | None, minimum: float, target: float | None, sign: int) -> Band:
    if value is None:
        return Band.NO_VALUE
    if (value - minimum) * sign < 0:
        return Band.BELOW
    if target is not None and (value - target) * sign >= 0:
        return Band.AT_TARGET
    return Band.BETWEEN


def _gap(value: float | None, minimum: float, target: float | None, sign: int) -> float | None:
    if value is None or target is None or (target - minimum) * sign <= 0:
        return None
    return (target - value) * sign / abs(target - minimum)


def _clarity(found: Figure, minimum: float, target: float | None) -> str:
    if found.value is None:
        return ""
    if found.lower is None or found.upper is None:
        return "no interval published"
    crossed = [
        name
        for name, bar in (("minimum", minimum), ("good level", target))
        if bar is not None and found.lower <= bar <= found.upper
    ]
    if not crossed:
        return "clear of minimum and good level"
    return f"the interval includes the {' and the '.join(crossed)}"


def _warning(found: Figure) -> str:
    """Return what the publisher says of a figure, to follow its clarity; `origin` is said apart."""
    said = "" if found.value is None or found.origin else remark(found.status)
    return f"; {said}" if said else ""


def _hidden(standing: Band, value: float | None, minimum: float, indicator: Indicator) -> str:
    """Return a remark on a figure that prints like the minimum below which it lies."""
    if standing is not Band.BELOW or indicator.format(value) != indicator.format(minimum):
        return ""
    return "; below the minimum by less than the figures show"


def _scale(measure: Yardstick, points: Sequence[float]) -> BulletEnds:
    ends = [measure.at_share(share) for share in SCALE_ENDS]
    low, high = min(*ends, *points), max(*ends, *points)
    if low == high:
        low, high = low - 0.5, high + 0.5
    return BulletEnds(high, low) if measure.sign < 0 else BulletEnds(low, high)
