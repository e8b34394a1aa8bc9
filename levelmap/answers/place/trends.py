"""How a place has moved, and whether its gap to the middle authority has closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from levelmap.answers.indicators.history import Direction, Movement
from levelmap.answers.place.yardsticks import Yardstick, share_words
from levelmap.catalogue.indicators import Indicator

_AT, _BEHIND, _AHEAD = "at the median", " behind the median", " ahead of the median"


@dataclass(frozen=True, slots=True)
class Trend:
    """How a place has moved, and how far behind the median it was and is.

    Attributes
    ----------
    behind_then, behind_now
        Distance to the median of the authorities with a figure in both periods, in the unit of the
        indicator, positive when the place does worse.
    gap_then, gap_now
        The same in words; money as a share of the median, because prices change.
    authorities
        Number of those authorities.
    """

    movement: Movement
    behind_then: float
    behind_now: float
    gap_then: str
    gap_now: str
    gap_change: str
    authorities: int

    @property
    def words(self) -> str:
        """Return the movement since then."""
        return self.movement.words

    @property
    def gap_words(self) -> str:
        """Return the distance to the median then and now, and what became of it."""
        change = "" if self.movement.direction is Direction.UNCLEAR else f": {self.gap_change}"
        now = self.gap_now
        for side in (_BEHIND, _AHEAD):
            now = now.removesuffix(side) if self.gap_then.endswith(side) else now
        if self.gap_then == now == _AT:
            return f"{_AT} then and now"
        return f"{self.gap_then}, now {now}{change}"


def trend(moved: Movement, measure: Yardstick) -> Trend:
    """Return what a place's movement did to its distance from the middle authority."""
    indicator = measure.indicator
    *medians, authorities = measure.medians_of_both(moved.start)
    pairs = list(zip((moved.then, moved.now), medians, strict=True))
    behind = [(median - value) * measure.sign for value, median in pairs]
    gaps = [_gap(indicator, *pair) for pair in zip(behind, medians, strict=True)]
    scale = medians if moved.in_cash and all(medians) else (1.0, 1.0)
    sizes = [distance / unit for distance, unit in zip(behind, scale, strict=True)]
    return Trend(
        movement=moved,
        behind_then=behind[0],
        behind_now=behind[1],
        gap_then=gaps[0],
        gap_now=gaps[1],
        gap_change=_gap_change(gaps[0], gaps[1], sizes),
        authorities=authorities,
    )


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
