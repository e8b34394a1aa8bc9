"""Why a list names a place or not: its own values by the list's rule, and how far from the line.

What is known of a rule differs: a category that was published without the index behind it, a line
in figures that are held (and may be newer than those used), or nothing but words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from levelmap.answers.indicators.figures import figure
from levelmap.answers.lists.of_place import ListReading
from levelmap.answers.place.yardsticks import between_words, yardstick
from levelmap.atlas import Atlas
from levelmap.lists.standings import ListStatus


@dataclass(frozen=True, slots=True)
class Criterion:
    """A measure that a list's rule looks at.

    Attributes
    ----------
    share
        Of the authorities that are worse than the line (0 to 1); None where no line is published.
    """

    indicator: str
    share: float | None = None


_FOUR = (
    "level-3-or-above-qualifications",
    "gross-median-weekly-pay",
    "gross-value-added-per-hour-worked",
    "female-healthy-life-expectancy",
    "male-healthy-life-expectancy",
)
"""The four measures of levelling up need of March 2023, the last by sex as it is published."""

CRITERIA: Mapping[str, tuple[Criterion, ...]] = {
    "levelling-up-partnerships": tuple(Criterion(slug, 0.25) for slug in _FOUR),
    "education-investment-areas": (Criterion("pupils-at-expected-standard-key-stage-2"),),
    "priority-education-investment-areas": (Criterion("pupils-at-expected-standard-key-stage-2"),),
}
"""Of the lists whose rule looks at measures that are held for authorities: the published method of
the Levelling Up Partnerships (lowest quarter on several of four), and of the Education Investment
Areas (lowest on Key Stage 2 and Progress 8, of which the second is not held)."""

_SMALLER = ("neighbourhood", "ward", "town", "high_street")
"""Units of lists that were chosen place by place within authorities."""


def evidence(reading: ListReading, atlas: Atlas) -> str:
    """Return the place's values by a list's rule and their distance to its line, or why not.

    Raises
    ------
    DataError
        A file is absent or damaged.
    """
    found = reading.priority_list
    held = [c for c in CRITERIA.get(found.slug, ()) if c.indicator in atlas.catalogue.indicators]
    if held and reading.formers:
        said = "; ".join(_value(criterion, reading, atlas) for criterion in held)
        return f"{said}. Newest figures; those used then were older."
    if reading.status is ListStatus.NOT_SEEN:
        return f"Cannot be told: {found.coverage} are held."
    categories = {former.standing.category for former in reading.formers} - {""}
    if found.priority and len(categories) == 1:
        return _category(categories.pop(), reading)
    if found.unit in _SMALLER:
        return (
            f"Chosen {found.unit_label} by {found.unit_label}; the values behind it are not held."
        )
    return "The values behind the choice are not held."


def _value(criterion: Criterion, reading: ListReading, atlas: Atlas) -> str:
    measure = yardstick(criterion.indicator, atlas)
    then = reading.formers[0].code
    code = atlas.gazetteer.districts.successor(then) or then
    own, indicator = figure(code, measure.latest, atlas), measure.indicator
    start = f"{indicator.label} {own.marked}"
    if own.value is None or criterion.share is None:
        return start
    line = measure.at_share(criterion.share)
    distance = between_words(indicator, own.value, line)
    side = "below" if (own.value - line) * measure.sign < 0 else "clear of"
    return f"{start}, {distance} {side} the line of the lowest quarter ({indicator.format(line)})"


def _category(category: str, reading: ListReading) -> str:
    found = reading.priority_list
    steps = found.categories.index(category) if category in found.categories else 0
    end = "The index behind the categories is not published for single places."
    if not steps:
        return f"Category {category}, the most urgent. {end}"
    noun = "category" if steps == 1 else "categories"
    return f"Category {category}, {steps} {noun} from the priority one. {end}"
