"""How a place has moved, and whether its gap to the middle authority has closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from levelmap.answers.place.yardsticks import Yardstick, share_words
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.periods import Period


class Movement(StrEnum):
    """What became of a figure."""

    BETTER = "better"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    UNCLEAR = "no clear change"


_AT, _BEHIND, _AHEAD = "at the median", " behind the median", " ahead of the median"

_CASH_WORDS = {Movement.BETTER: "higher", Movement.WORSE: "lower"}
"""Money where more is better: a rise is not called better, since prices rose too."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure then and now, and how far behind the median it was and is.

    Attributes
    ----------
    then, now
        Figures as people read them.
    behind_then, behind_now
        Distance to the median of the authorities with a figure in both periods, in the unit of the
        indicator, positive when the place does worse.
    gap_then, gap_now
        The same in words; money as a share of the median, because prices change.
    authorities
        Number of those authorities.
    in_cash
        Whether it is money, whose rise may be prices alone.
    """

    start: Period
    end: Period
    then: str
    now: str
    movement: Movement
    behind_then: float
    behind_now: float
    gap_then: str
    gap_now: str
    gap_change: str
    authorities: int
    in_cash: bool

    @property
    def words(self) -> str:
        """Return the movement since then."""
        if self.in_cash and self.movement in _CASH_WORDS:
            words = _CASH_WORDS[self.movement]
            return f"{words} in cash since {self.start.label} ({self.then})"
        return f"{self.movement.value} since {self.start.label} ({self.then})"

    @property
    def gap_words(self) -> str:
        """Return the distance to the median then and now, and what became of it."""
        change = "" if self.movement is Movement.UNCLEAR else f": {self.gap_change}"
        now = self.gap_now
        for side in (_BEHIND, _AHEAD):
            now = now.removesuffix(side) if self.gap_then.endswith(side) else now
        return f"{self.gap_then}, now {now}{change}"


def trend(code: str, measure: Yardstick, atlas: Atlas) -> Trend | None:
    """Return how a place has moved; None if no earlier figure of the same place is held.

    Parameters
    ----------
    code
        Of an authority of today, which has a figure in the latest period.
    """
    now, then = measure.latest, measure.earlier
    if then is None:
        return None
    districts = atlas.gazetteer.districts
    old_code = districts.code_in(code, then.geography.vintage)
    new_code = districts.code_in(code, now.geography.vintage)
    if old_code not in then.known.index or new_code not in now.known.index:
        return None
    before, after = measure.matched
    old, new = float(then.known[old_code]), float(now.known[new_code])
    medians = float(before.median()), float(after.median())
    behind = [(medians[0] - old) * measure.sign, (medians[1] - new) * measure.sign]
    movement = _movement(then.table.loc[old_code], now.table.loc[new_code], measure)
    indicator = measure.indicator
    gaps = [_gap(indicator, *pair) for pair in zip(behind, medians, strict=True)]
    in_cash = indicator.prefix == "£"
    scale = medians if in_cash and all(medians) else (1.0, 1.0)
    sizes = [distance / unit for distance, unit in zip(behind, scale, strict=True)]
    return Trend(
        start=then.period,
        end=now.period,
        then=indicator.format(old),
        now=indicator.format(new),
        movement=movement,
        behind_then=behind[0],
        behind_now=behind[1],
        gap_then=gaps[0],
        gap_now=gaps[1],
        gap_change=_gap_change(gaps[0], gaps[1], sizes),
        authorities=len(after),
        in_cash=in_cash,
    )


def _movement(before: pd.Series, after: pd.Series, measure: Yardstick) -> Movement:
    indicator = measure.indicator
    if indicator.format(before["value"]) == indicator.format(after["value"]):
        return Movement.UNCHANGED
    limits = [row[name] for row in (before, after) for name in ("lower_ci", "upper_ci")]
    has_intervals = not any(pd.isna(limit) for limit in limits)
    if has_intervals and limits[0] <= limits[3] and limits[2] <= limits[1]:
        return Movement.UNCLEAR
    rose = after["value"] > before["value"]
    return Movement.BETTER if rose == (measure.sign > 0) else Movement.WORSE


def _gap(indicator: Indicator, behind: float, median: float) -> str:
    printed = share_words(indicator, behind, median)
    if printed == share_words(indicator, 0.0, median):
        return _AT
    return f"{printed}{_BEHIND if behind > 0 else _AHEAD}"


def _gap_change(then: str, now: str, behind: Sequence[float]) -> str:
    """Return what became of the distance, judged on the words printed.

    Parameters
    ----------
    then, now
        Distances as `_gap` gives them.
    behind
        The same as numbers on one scale.
    """
    if then == now:
        return "no change"
    changes = {
        (_AT, _BEHIND): "a gap opened",
        (_AT, _AHEAD): "a lead opened",
        (_BEHIND, _AT): "the gap closed",
        (_AHEAD, _AT): "the lead was lost",
        (_BEHIND, _AHEAD): "a gap became a lead",
        (_AHEAD, _BEHIND): "a lead became a gap",
    }
    sides = _side(then), _side(now)
    if sides in changes:
        return changes[sides]
    has_grown = abs(behind[1]) > abs(behind[0])
    if sides[1] == _BEHIND:
        return "the gap widened" if has_grown else "the gap narrowed"
    return "the lead grew" if has_grown else "the lead shrank"


def _side(gap: str) -> str:
    return next((side for side in (_BEHIND, _AHEAD) if gap.endswith(side)), _AT)
