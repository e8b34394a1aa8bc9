"""A place beside others: those like it, its neighbours, or any that a reader chooses."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from levelmap.answers.indicators.figures import Figure, figure
from levelmap.answers.indicators.statuses import INHERITED, mark, told
from levelmap.answers.phrases import listed
from levelmap.answers.place.measures import MeasureReading
from levelmap.answers.place.yardsticks import Yardstick
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.geography.gazetteer import Area

_NATION = re.compile(r"(, [SWN]I?| \((UK|NI|Wales|Scotland)\))$")
"""Ends the short name of a series of one nation, or of all: in a sentence the place says which."""

FAR = 1.0
"""So many robust standard deviations of all authorities from the median of the others is far."""

RULE = (
    "Far: at least one standard deviation of all authorities (robust: 1.48 times their median "
    "distance from their median) from the median of the others, the 95% interval, where one is "
    "published, clear of it. No measure is called worst or best whose interval holds that median. "
    "A figure of another area that stands in is not judged; a county's that stands for its "
    "districts is not counted either."
)
"""When a place is far from others: headline, missions, drawings and tables keep to it."""


class Apart(StrEnum):
    """Where a place stands beside the median of others on one measure, by `RULE`."""

    WORSE = "far worse"
    BETTER = "far better"
    NEAR = "not far"
    UNKNOWN = ""


FigureOf = Callable[[Area, MeasureReading], Figure]

TO_STANDARD = 1.4826
"""Makes the median absolute deviation of a normal distribution its standard deviation."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One measure of a place and of others.

    Attributes
    ----------
    printed
        The others' figures as people read them, in the order of the places.
    median
        Of the others with a figure of their own; None without one. A county's that stands in for
        its districts would be counted once for each of them.
    position
        Rank of the place among itself and those, 1 for the best; None without a figure.
    distance
        From the median of the others in robust standard deviations of all authorities, positive
        when the place does better; None without figures or spread.
    figures
        The others' figures, in the order of the places; None where there is none.
    said
        The word on what to know about each of those figures, in their order; empty for nothing.
    """

    reading: MeasureReading
    printed: tuple[str, ...]
    median: float | None
    position: int | None
    compared: int
    distance: float | None
    figures: tuple[float | None, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """Return what is measured."""
        return self.reading.indicator

    @property
    def is_clear(self) -> bool:
        """Say whether the place's own figure clearly differs from the median of the others."""
        if self.distance is None or self.median is None or self.reading.origin:
            return False
        return self.reading.clearly_differs_from(self.median)

    @property
    def side(self) -> Apart:
        """Return whether the place is far from the others; figures that print alike are not."""
        if self.distance is None:
            return Apart.UNKNOWN
        is_level = self.reading.printed == self.median_printed
        if is_level or not self.is_clear or abs(self.distance) < FAR:
            return Apart.NEAR
        return Apart.WORSE if self.distance < 0 else Apart.BETTER

    @property
    def median_printed(self) -> str:
        """Return the median of the others as people read it."""
        if self.median is not None:
            return self.indicator.format(self.median)
        is_shown = any(figure is not None for figure in self.figures)
        return "none has a figure of its own" if is_shown else "none has a figure"

    @property
    def median_words(self) -> str:
        """Return the median, and of how few it is where under half of the others have a figure."""
        known = self.compared - 1
        if 2 * known >= len(self.figures):
            return f"median {self.median_printed}"
        if known == 1:
            return f"the one other with a figure {self.median_printed}"
        return f"median of {known}: {self.median_printed}"

    @property
    def own_printed(self) -> str:
        """Return the place's own figure with what to know about it: `£430, computed here`."""
        return self._marked(self.reading.printed)

    @property
    def printed_with_unit(self) -> str:
        """Return the same; that of a rate says for how many: `4,981 per 100,000`."""
        return self._marked(self.reading.printed_with_rate)

    def _marked(self, printed: str) -> str:
        return f"{printed}, {self._own_word}" if self._own_word else printed

    @property
    def _own_word(self) -> str:
        return told(self.reading.derived, self.reading.status)

    @property
    def word_for_all(self) -> str:
        """Return the word that there is on each figure of the row, the place's own among them.

        Empty where they have none, or not all the same.
        """
        others = zip(self.said, self.figures, strict=True)
        words = {said for said, number in others if number is not None}
        is_shared = self.reading.value is not None and words == {self._own_word}
        return self._own_word if is_shared else ""

    @property
    def bare(self) -> tuple[str, ...]:
        """Return the place's own figure and those of the others without a word on them."""
        own = self.reading.printed
        others = zip(self.printed, self.figures, strict=True)
        printed = (p if n is None else self.indicator.format(n) for p, n in others)
        return (own, *printed)

    @property
    def position_words(self) -> str:
        """Return the rank of the place among itself and the others."""
        if self.position is None:
            return ""
        return f"{self.position} of {self.compared}"


@dataclass(frozen=True, slots=True)
class Others:
    """A place beside a group of others on the measures of its dashboard."""

    title: str
    places: tuple[Area, ...]
    rows: tuple[Beside, ...]

    @property
    def most_different(self) -> tuple[Beside, ...]:
        """Return the measures from the furthest off the middle of the group to the nearest."""
        return tuple(sorted(self.rows, key=lambda row: -abs(_distance(row))))

    @property
    def standing_out(self) -> str:
        """Return where the place is far from the group, two measures a side, in one sentence."""
        return self._ends(2)

    @property
    def worst_and_best(self) -> str:
        """Return the measure on which it is furthest below the group and that furthest above."""
        return self._ends(1)

    def _ends(self, most: int) -> str:
        known = sorted((row for row in self.rows if row.is_clear), key=_distance)
        apart = [row for row in known if row.reading.printed != row.median_printed]
        worse = [row for row in apart if _distance(row) < 0]
        better = [row for row in reversed(apart) if _distance(row) > 0]
        is_far = any(row.side is not Apart.NEAR for row in apart)
        said = [
            _end(rows, words, most, is_far=is_far)
            for rows, words in ((worse, ("worse", "worst")), (better, ("better", "best")))
            if rows
        ]
        if is_far:
            return f"Beside {self.title}, it does {' and '.join(said)}."
        ends = f": it does {' and '.join(said)}" if said else ""
        return f"On no measure is it far from {self.title}{ends}." if known else ""


def beside(
    title: str,
    places: Sequence[Area],
    readings: Sequence[MeasureReading],
    yardsticks: Mapping[str, Yardstick],
    atlas: Atlas,
    figure_of: FigureOf | None = None,
) -> Others:
    """Return a place beside others.

    Parameters
    ----------
    title
        What the others are, such as "its neighbours".
    readings
        The place on its measures.
    yardsticks
        By slug of those measures.
    figure_of
        The figure of one of the others on a measure; that of an authority where it is not given.
    """

    def of_authority(place: Area, reading: MeasureReading) -> Figure:
        return figure(place.code, yardsticks[reading.indicator.slug].latest, atlas)

    ask = figure_of or of_authority
    rows = [_row(r, yardsticks[r.indicator.slug], [ask(p, r) for p in places]) for r in readings]
    return Others(title, tuple(places), tuple(rows))


def _row(reading: MeasureReading, measure: Yardstick, figures: Sequence[Figure]) -> Beside:
    known = [one.value for one in figures if one.value is not None and one.status != INHERITED]
    median = statistics.median(known) if known else None
    value = reading.value
    has_both = value is not None and median is not None
    position = (
        None if value is None else sum(one * measure.sign > value * measure.sign for one in known)
    )
    return Beside(
        reading=reading,
        printed=tuple(one.marked for one in figures),
        median=median,
        position=position + 1 if has_both and position is not None else None,
        compared=len(known) + 1,
        distance=_robust(value, median, measure) if has_both else None,
        figures=tuple(one.value for one in figures),
        said=tuple(mark(one.status) for one in figures),
    )


def _robust(value: float | None, median: float | None, measure: Yardstick) -> float | None:
    spread = measure.spread * TO_STANDARD
    if not spread or value is None or median is None:
        return None
    return (value - median) * measure.sign / spread


def _distance(row: Beside) -> float:
    return row.distance or 0.0


def _end(rows: Sequence[Beside], words: tuple[str, str], most: int, *, is_far: bool) -> str:
    """Return the far measures of one side, else the furthest with the remark that it is not far.

    Parameters
    ----------
    words
        For what is far, and for what is only the furthest.
    is_far
        Whether any measure of either side is: without one the sentence itself says so.
    """
    far = [row for row in rows if row.side is not Apart.NEAR][:most]
    if far:
        return f"far {words[0]} on {listed([_named(row) for row in far])}"
    return f"{words[1]} on {_named(rows[0], '; not far' if is_far else '')}"


def _named(row: Beside, remark: str = "") -> str:
    label = _NATION.sub("", row.indicator.short or row.indicator.label)
    second = next(iter(label.split()[1:]), "")
    is_name = label[:2].isupper() or second[:1].isupper()
    label = label if is_name else label[0].lower() + label[1:]
    return f"{label} ({row.printed_with_unit}; {row.median_words}{remark})"
