"""What a map can say besides the value: change, gap to the median, and what became of the gap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.answers.indicators.statuses import mark
from levelmap.catalogue.indicators import Indicator
from levelmap.periods import Period
from levelmap.statuses import counts
from levelmap.terms import Polarity

BETTER_WORDS = (
    "Behind the median {area} and falling further behind",
    "Behind the median {area} and holding or catching up",
    "At or ahead of the median {area} and losing ground",
    "At or ahead of the median {area} and holding or gaining",
)
"""What became of a gap, the worst first; the words hold of a tie and of no change too."""

NEUTRAL_WORDS = (
    "Below the median {area} and falling relative to it",
    "Below the median {area} and level with before or rising relative to it",
    "At or above the median {area} and falling relative to it",
    "At or above the median {area} and level with before or rising relative to it",
)
"""The same where neither direction is better."""


@dataclass(frozen=True)
class Mapped:
    """What the colours stand for, area by area.

    Attributes
    ----------
    numbers
        Indexed as the values; NaN where there is nothing to show. For categories their positions
        in `labels`.
    words
        What is printed for each area, or why there is nothing.
    labels
        Names of the categories; empty where `numbers` are amounts.
    """

    numbers: pd.Series
    words: list[str]
    labels: tuple[str, ...] = ()


def change(now: pd.DataFrame, then: pd.DataFrame, indicator: Indicator, since: Period) -> Mapped:
    """Return the difference of each area's value from its value in the period *since*.

    Parameters
    ----------
    now, then
        `value`, `status` and `printed` by area, on the same boundaries.
    """
    numbers = now["value"] - then["value"]
    words = _words(numbers, _reasons(now, since), indicator, "no change")
    return Mapped(numbers, _warned(words, numbers, now, then))


def gap(now: pd.DataFrame, indicator: Indicator, area: str) -> Mapped:
    """Return the difference of each area's value from the median of the areas with a value.

    Parameters
    ----------
    area
        What one area is called, here and below.
    """
    numbers = now["value"] - _counted(now).median()
    words = _words(numbers, list(now["printed"]), indicator, f"at the median {area}")
    return Mapped(numbers, _warned(words, numbers, now))


def _counted(table: pd.DataFrame) -> pd.Series:
    """Return the values that count in a median: one of several areas taken together once."""
    return table["value"][counts(table.index, table["status"])]


def gap_then_and_now(
    now: pd.DataFrame, then: pd.DataFrame, indicator: Indicator, since: Period, area: str
) -> Mapped:
    """Return whether each area is ahead of the median, and whether it has gained on it.

    Both medians are those of the areas that have a value in both periods. A gap in money is
    measured as a share of the median, because prices change.
    """
    both = now["value"].notna() & then["value"].notna()
    sign = 1 if indicator.polarity is Polarity.NONE else -indicator.polarity.need_sign
    before, after = (
        relative_gap(values["value"][both], indicator, _counted(values[both]).median())
        for values in (then, now)
    )
    gap_now, gap_then = sign * after, sign * before
    is_ahead, is_gaining = gap_now >= 0, gap_now >= gap_then
    numbers = (2 * is_ahead + is_gaining).astype("float64").reindex(now.index)
    labels = gap_labels(indicator, area)
    reasons = _reasons(now, since)
    before, after = before.reindex(now.index), after.reindex(now.index)
    words = [
        reason
        if np.isnan(number)
        else f"{labels[int(number)]} ({_gaps(old, new, indicator, area)})"
        for number, old, new, reason in zip(numbers, before, after, reasons, strict=True)
    ]
    return Mapped(numbers, _warned(words, numbers, now, then), labels)


def gap_labels(indicator: Indicator, area: str) -> tuple[str, ...]:
    """Return what can have become of a gap, the worst or lowest first."""
    words = NEUTRAL_WORDS if indicator.polarity is Polarity.NONE else BETTER_WORDS
    return tuple(each.format(area=area) for each in words)


def _gaps(then: float, now: float, indicator: Indicator, area: str) -> str:
    """Return two gaps in words: of money as per cents of the median."""
    if indicator.in_cash:
        return f"{100 * then:+.1f}% then, {100 * now:+.1f}% now"
    words = (signed(indicator, number, f"at the median {area}") for number in (then, now))
    return "{} then, {} now".format(*words)


def relative_gap(values: pd.Series, indicator: Indicator, median: float) -> pd.Series:
    """Return differences from the median, of money as a share of it."""
    return (values - median) / (median if indicator.in_cash and median else 1.0)


def signed(indicator: Indicator, difference: float, zero: str = "") -> str:
    """Return a difference as people read it: `+1.2 points`, `-£12`; nothing as *zero*."""
    amount = magnitude(indicator, difference)
    if amount == magnitude(indicator, 0.0):
        return zero or amount
    return f"{'-' if difference < 0 else '+'}{amount}"


def magnitude(indicator: Indicator, difference: float) -> str:
    """Return the size of a difference in its unit; per cents differ by points."""
    number = indicator.format(abs(difference), unit=False)
    suffix = " points" if indicator.suffix == "%" else indicator.suffix
    return f"{indicator.prefix}{number}{suffix}"


def _warned(
    words: list[str], numbers: pd.Series, now: pd.DataFrame, then: pd.DataFrame | None = None
) -> list[str]:
    """Return what is printed with what to know about the values that it is made of."""
    before = [""] * len(now) if then is None else then["status"].reindex(now.index).tolist()
    rows = zip(words, numbers.isna(), now["status"], before, strict=True)
    return [
        word if is_none else _with_marks(word, last, first) for word, is_none, last, first in rows
    ]


def _with_marks(word: str, last: str, first: str) -> str:
    marks = [mark(last)] if last else []
    marks += [f"{mark(first)} then"] if first and first != last else []
    if not marks:
        return word
    begun = f"{word[:-1]}; " if word.endswith(")") else f"{word} ("
    return f"{begun}{'; '.join(marks)})"


def _reasons(now: pd.DataFrame, since: Period) -> list[str]:
    return [
        printed if np.isnan(value) else f"no figure for {since.label} to compare with"
        for value, printed in zip(now["value"], now["printed"], strict=True)
    ]


def _words(numbers: pd.Series, reasons: list[str], indicator: Indicator, zero: str) -> list[str]:
    return [
        reason if np.isnan(number) else signed(indicator, number, zero)
        for number, reason in zip(numbers, reasons, strict=True)
    ]
