"""A place on the targets of the missions: then, now, how it moved, what is still missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from levelmap.answers.indicators.history import History
from levelmap.answers.indicators.statuses import marked, told
from levelmap.answers.missions.progress import Progress, progress
from levelmap.answers.place.kinds import Kind, Place, place_of
from levelmap.answers.place.series import through_time
from levelmap.answers.place.values import read as read_value
from levelmap.answers.place.yardsticks import distance_words
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.memory import remembered
from levelmap.periods import Period

RULES = ("reach", "rise_everywhere", "fall_everywhere", "rise_by_number")
"""Rules that ask something of every place; a gap between places is no one's own."""


_NONE_SET = "none set"
"""Instead of a figure at the baseline, where the target has none: the place may have figures."""

_NOT_SO_FAR_BACK = "its own figures do not reach back to the baseline"


class Moved(StrEnum):
    """How a place moved on a target since its baseline."""

    AS_ASKED = "as_asked"
    NOT = "not"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "as_asked": "moved as asked",
            "not": "did not move as asked",
            "unclear": "not clear: intervals overlap",
            "unknown": "cannot be told: no earlier figure",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PlaceProgress:
    """A place on one official target.

    Attributes
    ----------
    then, now
        None where no figure of the place itself is held.
    missing
        What it would take, in words; empty where nothing is missing or it cannot be told.
    derived
        That the figures are put together here from those of its authorities; empty for its own.
    then_status, now_status
        What to know of the figures; empty for ordinary ones.
    """

    national: Progress
    indicator: Indicator
    then: float | None
    then_period: Period | None
    now: float | None
    now_period: Period
    moved: Moved
    missing: str
    derived: str = ""
    then_status: str = ""
    now_status: str = ""

    @property
    def moved_words(self) -> str:
        """Return how it moved, and where the rise may be that of prices."""
        is_cash = self.indicator.in_cash and self.moved is Moved.AS_ASKED
        return f"{self.moved.label}, before inflation" if is_cash else self.moved.label

    @property
    def then_words(self) -> str:
        """Return the figure at the baseline with its period."""
        if self.then_period is None:
            return _NONE_SET
        known = told(self.derived, self.then_status)
        return _dated(self.indicator, self.then, self.then_period, known)

    @property
    def now_words(self) -> str:
        """Return the latest figure with its period."""
        known = told(self.derived, self.now_status)
        return _dated(self.indicator, self.now, self.now_period, known)


def _dated(indicator: Indicator, value: float | None, period: Period | None, told: str) -> str:
    if value is None or period is None:
        return "no figure of its own"
    made = f", {told}" if told else ""
    return f"{indicator.format(value)} ({period.label}){made}"


@dataclass(frozen=True, slots=True)
class InsideProgress:
    """The authorities of a place on one official target, where the place has no figure of its own.

    Attributes
    ----------
    why
        No figure of the place itself is held or made.
    found
        Those with a figure, by name.
    """

    national: Progress
    indicator: Indicator
    why: str
    found: Mapping[str, PlaceProgress] = field(hash=False)

    @property
    def then_words(self) -> str:
        """Return from where to where they reached at the baseline."""
        if self.national.target.baseline_period is None:
            return _NONE_SET
        found = self.found.items()
        known = {n: (e.then, e.then_status) for n, e in found if e.then is not None}
        return _range(self.indicator, known, self.national.target.baseline_period)

    @property
    def now_words(self) -> str:
        """Return from where to where they reach in the latest figures."""
        found = self.found.items()
        known = {n: (e.now, e.now_status) for n, e in found if e.now is not None}
        return _range(self.indicator, known, self.national.target.latest_period)

    @property
    def moved_words(self) -> str:
        """Return how many moved as asked, of those with both figures."""
        moves = [each.moved for each in self.found.values() if each.moved is not Moved.UNKNOWN]
        if not moves:
            is_reach = self.national.target.rule == "reach"
            return "no baseline is set" if is_reach else Moved.UNKNOWN.label
        asked, unclear = moves.count(Moved.AS_ASKED), moves.count(Moved.UNCLEAR)
        doubt = f"; of {unclear} it is not clear" if unclear else ""
        cash = ", before inflation" if self.indicator.in_cash and asked else ""
        if len(moves) == 1:
            return f"the one authority with both figures {moves[0].label}{cash}"
        return f"{asked or 'none'} of {len(moves)} authorities moved as asked{cash}{doubt}"


def _range(
    indicator: Indicator, known: Mapping[str, tuple[float, str]], period: Period | None
) -> str:
    if not known or period is None:
        return "no figure of its own"
    low, high = min(known, key=lambda name: known[name]), max(known, key=lambda name: known[name])
    least, most = (marked(indicator.format(known[n][0]), known[n][1]) for n in (low, high))
    if len(known) == 1:
        return f"{least} in {low} ({period.label})"
    if least == most:
        return f"{least} in all {len(known)} with a figure ({period.label})"
    return f"from {least} in {low} to {most} in {high} ({period.label})"


def of_place(place: Place, atlas: Atlas) -> tuple[PlaceProgress, ...]:
    """Return a place on every official target that asks something of it.

    A target is left out where the place has no figure, published or made here, to hold against it.

    Raises
    ------
    DataError
        A file is absent or damaged.
    """
    return _on_targets(place, atlas)[0]


def inside(place: Place, atlas: Atlas) -> tuple[InsideProgress, ...]:
    """Return the authorities of a place on the targets for which it has no figure of its own."""
    return _on_targets(place, atlas)[1]


@remembered
def _on_targets(
    place: Place, atlas: Atlas
) -> tuple[tuple[PlaceProgress, ...], tuple[InsideProgress, ...]]:
    own, parts = [], []
    for national in _asking(atlas):
        if (found := _read(place, national, atlas)) is not None:
            own.append(found)
        elif (inner := _inside(place, national, atlas)) is not None:
            parts.append(inner)
    return tuple(own), tuple(parts)


def _inside(place: Place, national: Progress, atlas: Atlas) -> InsideProgress | None:
    is_sum = place.kind is not Kind.AUTHORITY and place.kind.is_whole_authorities
    if national.indicator is None or not is_sum:
        return None
    parts = (place_of(code, atlas) for code in place.codes)
    found = {part.name: one for part in parts if (one := _read(part, national, atlas)) is not None}
    why = read_value(place, national.indicator.slug, atlas).why or _NOT_SO_FAR_BACK
    return InsideProgress(national, national.indicator, why, found) if found else None


def _asking(atlas: Atlas) -> list[Progress]:
    """Return the targets that ask something of a place, of which figures are held."""
    return [each for each in progress(atlas) if _asks(each)]


def _asks(national: Progress) -> bool:
    target, indicator = national.target, national.indicator
    if indicator is None or target.rule not in RULES or target.latest_period is None:
        return False
    if not indicator.polarity.need_sign or target.unit == "per 100,000 people":
        return False
    return target.rule != "rise_by_number" or national.needed is not None


def _read(place: Place, national: Progress, atlas: Atlas) -> PlaceProgress | None:
    target, indicator, code = national.target, national.indicator, place.key
    if indicator is None or target.latest_period is None:
        return None
    held = through_time(place, indicator.slug, atlas)
    now = _figure(held.figures, target.latest_period, code)
    if now is None:
        return None
    then = _figure(held.figures, target.baseline_period, code)
    if then is None and target.rule != "reach":
        return None
    moved = _moved(code, national, then, now, held)
    return PlaceProgress(
        national=national,
        indicator=indicator,
        then=then,
        then_period=target.baseline_period,
        now=now,
        now_period=target.latest_period,
        moved=moved,
        missing=_missing(national, indicator, then, now, moved),
        derived=held.derived,
        then_status=_status(held, target.baseline_period, code),
        now_status=_status(held, target.latest_period, code),
    )


def _status(held: History, period: Period | None, code: str) -> str:
    return held.status(period, code) if period is not None else ""


def _figure(table: pd.DataFrame, period: Period | None, code: str) -> float | None:
    if period is None or str(period) not in table.index or code not in table.columns:
        return None
    value = table.loc[str(period), code]
    return None if pd.isna(value) else float(value)


def _moved(code: str, national: Progress, then: float | None, now: float, held: History) -> Moved:
    target = national.target
    if then is None or target.baseline_period is None or target.latest_period is None:
        return Moved.UNKNOWN
    limits = [
        _figure(table, period, code)
        for period in (target.baseline_period, target.latest_period)
        for table in (held.lower, held.upper)
    ]
    low_then, high_then, low_now, high_now = limits
    if None not in limits and low_now <= high_then and low_then <= high_now:  # type: ignore[operator]
        return Moved.UNCLEAR
    falls = target.rule == "fall_everywhere"
    is_better = now < then if falls else now > then
    return Moved.AS_ASKED if is_better else Moved.NOT


def distance(indicator: Indicator, gap: float, when: str) -> str:
    """Return a distance that is there in words, also where it prints as nothing."""
    words = distance_words(indicator, gap)
    return f"{words}{when}" if re.search(r"[1-9]", words) else "less than the figures show"


def in_years(number: int) -> str:
    """Return how long there is, in words."""
    if number <= 0:
        return "this year"
    return "in 1 year" if number == 1 else f"in {number} years"


def _missing(
    national: Progress, indicator: Indicator, then: float | None, now: float, moved: Moved
) -> str:
    target, now = national.target, indicator.as_printed(now)
    then = None if then is None else indicator.as_printed(then)
    if target.rule == "reach" and target.target is not None:
        years = int(target.year) - (target.latest_period.last_year if target.latest_period else 0)
        gap = target.target - now
        if gap <= 0:
            return "at the target"
        return distance(indicator, gap, f" {in_years(years)}")
    if then is None:
        return ""
    if target.rule == "rise_by_number" and target.target is not None:
        gap = then + target.target - now
        return f"{distance_words(indicator, gap)} by {target.year}" if gap > 0 else "at the target"
    falls = target.rule == "fall_everywhere"
    return _move(indicator, (now - then) if falls else (then - now), moved, falls=falls)


def _move(indicator: Indicator, short: float, moved: Moved, *, falls: bool) -> str:
    """Return what it takes to move as asked, where only a direction is asked.

    Parameters
    ----------
    short
        How far it moved the other way; negative as asked, which counts only where it is clear.
    """
    words = distance_words(indicator, short)
    if short > 0 and re.search(r"[1-9]", words):
        return f"more than {words}"
    if moved is Moved.AS_ASKED:
        return "nothing, if it stays so"
    return f"{'a clear' if moved is Moved.UNCLEAR else 'any'} {'fall' if falls else 'rise'}"
