"""How far the missions are: baseline, latest value, target, and what it would take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from levelmap.answers.indicators.statuses import how_many, mark
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.reports import MissionTarget
from levelmap.memory import remembered
from levelmap.periods import Period
from levelmap.statuses import joined
from levelmap.terms import MISSIONS, Mission


class Verdict(StrEnum):
    """What can be said of a target today."""

    MET = "met"
    TOWARDS = "towards"
    AWAY = "away"
    SHORT = "short"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "met": "As the mission asks, so far",
            "towards": "Moved towards it, not there",
            "away": "Moved away from it",
            "short": "Not there yet",
            "unknown": "Cannot be told",
        }[self.value]


THIRD = 33.3
"""How the table of targets writes "one third"."""

_UP = ("reach", "rise_by_share", "rise_by_number")
_DOWN = ("fall", "halve", "gap_narrows")
_EVERYWHERE = ("rise_everywhere", "fall_everywhere")


@dataclass(frozen=True, slots=True)
class Progress:
    """One measurable part of a mission.

    Attributes
    ----------
    indicator
        None where nothing is held.
    needed
        The value that meets the target in the unit of `target.baseline`; None where the rule gives
        none.
    then_warned, now_warned
        What publishers say of the figures that baseline and latest value are, or are made of.
    """

    target: MissionTarget
    indicator: Indicator | None
    verdict: Verdict
    needed: float | None
    then_warned: str = ""
    now_warned: str = ""

    @property
    def mission(self) -> Mission:
        """Return the mission that it is part of."""
        return MISSIONS[self.target.mission - 1]

    @property
    def is_gap(self) -> bool:
        """Say whether its values are distances between areas."""
        return self.target.rule == "gap_narrows"

    @property
    def target_words(self) -> str:
        """Return the official target as a value, or its rule."""
        target = self.target
        if self.needed is not None and target.rule in _UP:
            return f"{self._printed(self.needed)} by {target.year}"
        rule = target.rule_words
        return f"{rule[0].upper()}{rule[1:]}, by {target.year}".replace(", by long term", "")

    def printed(self, value: float | None) -> str:
        """Return a baseline or latest value as people read it."""
        return "not held" if value is None else self._printed(value)

    def _printed(self, value: float) -> str:
        if self.indicator is None or self.is_gap or "GBP" in self.target.unit.split(";")[0]:
            return f"{value:,.4g}" if value < 1000 else f"{value:,.0f}"
        return self.indicator.format(value)

    @property
    def then_words(self) -> str:
        """Return the baseline with its period."""
        return self._dated(self.target.baseline, self.target.baseline_period, self.then_warned)

    @property
    def now_words(self) -> str:
        """Return the latest value with its period."""
        return self._dated(self.target.latest, self.target.latest_period, self.now_warned)

    def _dated(self, value: float | None, period: Period | None, warned: str) -> str:
        if value is None:
            return "not held"
        said = "; ".join(filter(None, [period.label if period else "", warned]))
        return f"{self._printed(value)} ({said})" if said else self._printed(value)

    @property
    def areas_words(self) -> str:
        """Return in how many areas it moved as asked; empty where it is not counted."""
        counts = self.target.counts
        if "up" not in counts or "n" not in counts:
            return ""
        falls = self.target.rule in ("fall_everywhere", "fall")
        better = counts["down"] if falls else counts["up"]
        verb = "fell" if falls else "rose"
        cash = ", before inflation" if self.indicator and self.indicator.in_cash else ""
        return f"{verb} in {better} of {counts['n']} areas{cash}"

    @property
    def takes_words(self) -> str:
        """Return what it would take from now on; empty where that cannot be told."""
        target = self.target
        if self.needed is None or target.latest is None or target.latest_period is None:
            return ""
        years = int(target.year) - target.latest_period.last_year if target.year.isdecimal() else 0
        missing = self.needed - target.latest
        if missing <= 0 or years <= 0 or target.rule not in _UP:
            return ""
        so_far = ""
        if target.baseline is not None and target.baseline_period is not None:
            span = target.latest_period.last_year - target.baseline_period.last_year
            pace = (target.latest - target.baseline) / span if span else 0.0
            so_far = f"; so far {_pace(pace)} a year"
        return f"{_pace(missing / years)} a year to {target.year}{so_far}"


def _pace(number: float) -> str:
    return f"{number:+,.1f}" if abs(number) < 100 else f"{number:+,.0f}"


@remembered
def progress(atlas: Atlas) -> tuple[Progress, ...]:
    """Return every measurable part of the missions, held or not, in their order.

    Raises
    ------
    DataError
        The table of targets is absent or damaged.
    """
    known = atlas.catalogue.indicators
    return tuple(
        Progress(
            target,
            known.get(target.indicator),
            verdict(target),
            needed(target),
            _warned(target, target.baseline, target.baseline_period, atlas),
            _warned(target, target.latest, target.latest_period, atlas),
        )
        for target in atlas.catalogue.mission_targets
    )


_WHOLE = ("uk_", "country_")
"""Begins the geography of figures of the UK and its nations."""

_AUTHORITIES, _REGIONS = ("lad_", "county_"), "region_"
"""The same of the areas of which medians and gaps are made, and, where none is held, sums."""

_AS_WRITTEN = 0.005
"""The table of targets writes figures with two decimals."""


def _warned(target: MissionTarget, value: float | None, period: Period | None, atlas: Atlas) -> str:
    """Return what publishers say of a value that is a nation's, or else is made of areas' figures.

    A value that is not held as published for the UK or a nation is a median, gap or sum of areas.
    """
    if value is None or period is None or target.indicator not in atlas.catalogue.indicators:
        return ""
    held = atlas.catalogue.observations(target.indicator)
    held = held[(held["period"] == str(period)) & held["value"].notna()]
    whole = held[held["geography"].str.startswith(_WHOLE)]
    whole = whole[(whole["value"] - value).abs() <= _AS_WRITTEN]
    if target.rule != "gap_narrows" and not whole.empty:
        return mark(joined(*whole["status"]))
    parts = held[held["geography"].str.startswith(_AUTHORITIES)]
    if parts.empty:
        parts = held[held["geography"].str.startswith(_REGIONS)]
    return how_many(parts["status"])


def needed(target: MissionTarget) -> float | None:
    """Return the value that meets a target in its baseline's unit; None where there is none."""
    if target.rule == "reach":
        return target.target
    if target.baseline is None or target.target is None or "per 100,000" in target.unit:
        return None
    if target.rule == "rise_by_share":
        share = 1 / 3 if target.target == THIRD else target.target / 100
        return target.baseline * (1 + share)
    if target.rule == "rise_by_number":
        return target.baseline + target.target
    return None


def verdict(target: MissionTarget) -> Verdict:
    """Return what can be said of a target by its rule; values count as published."""
    if target.latest is None or target.held == "no" or target.rule == "at_least_twice":
        return Verdict.UNKNOWN
    if target.rule in _EVERYWHERE:
        return _everywhere(target.share_improved)
    wanted = needed(target)
    if wanted is not None and target.latest >= wanted:
        return Verdict.MET
    if target.baseline is None:
        return Verdict.SHORT if wanted is not None else Verdict.UNKNOWN
    if target.rule in _DOWN:
        return Verdict.MET if target.latest < target.baseline else Verdict.AWAY
    return Verdict.TOWARDS if target.latest > target.baseline else Verdict.AWAY


def _everywhere(share: float | None) -> Verdict:
    """Return the verdict where *share* per cent of the areas moved as asked."""
    if share is None:
        return Verdict.UNKNOWN
    if share >= 100:
        return Verdict.MET
    return Verdict.TOWARDS if share > 50 else Verdict.AWAY
