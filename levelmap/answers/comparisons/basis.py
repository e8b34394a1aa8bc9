"""What numbers rest on, in words: of when the data are and who publishes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from levelmap.answers.indicators.statuses import among_values, how_many
from levelmap.periods import Period

if TYPE_CHECKING:
    from levelmap.answers.comparisons.named import Named
    from levelmap.answers.indicators.values import AreaValues
    from levelmap.answers.scores import Scored
    from levelmap.atlas import Atlas
    from levelmap.catalogue.priority_lists import PriorityList


@dataclass(frozen=True, slots=True)
class Basis:
    """What numbers rest on; a text is empty where nothing is known, as of a person's own list.

    Attributes
    ----------
    period
        When the data are of: a period, or the first and the last of several.
    publisher
        Who publishes them, each once.
    """

    period: str
    publisher: str


NOTHING = Basis("", "")


def of_named(named: Named, atlas: Atlas) -> Basis:
    """Return what it rests on that a list or a method names a place."""
    if named.scored is not None:
        return of_scores(named.scored, atlas)
    reference = named.reference
    lists = [one.priority_list for one in reference.any_of or (reference,) if one.priority_list]
    return _basis([one.date for one in lists], [one.source for one in lists], atlas)


def of_list(held: PriorityList, atlas: Atlas) -> Basis:
    """Return what a list rests on."""
    return _basis([held.date], [held.source], atlas)


def of_scores(scored: Scored, atlas: Atlas) -> Basis:
    """Return what the scores of a method rest on, of the areas that it scores.

    A table of one's own is named by its columns.
    """
    areas = scored.inputs.table.index
    held = of_values([values.of(areas) for values in scored.used.values()], atlas)
    if not scored.own_columns:
        return held
    own = f"a reader's own table ({', '.join(column[:40] for column in scored.own_columns)})"
    return replace(held, publisher="; ".join(filter(None, (held.publisher, own))))


def of_values(several: Iterable[AreaValues], atlas: Atlas) -> Basis:
    """Return what the values of indicators rest on, taken together, with their warnings."""
    held = list(several)
    periods = [period for values in held for period in values.periods]
    found = _basis(periods, [values.indicator.source for values in held], atlas)
    warned = how_many(status for values in held for status in values.warnings)
    return replace(found, period=found.period + among_values(warned))


def each(parts: Iterable[tuple[str, Basis]]) -> Basis:
    """Return what several things rest on, each once under its name."""
    held = list(dict.fromkeys(parts))
    return Basis(
        _under_names((name, basis.period) for name, basis in held),
        _under_names((name, basis.publisher) for name, basis in held),
    )


def _under_names(parts: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {words}" for name, words in parts if words)


def _basis(periods: list[Period], sources: list[str], atlas: Atlas) -> Basis:
    held = [atlas.catalogue.source(slug).publisher for slug in sources]
    publishers = [one for several in held for one in several.split("; ")]
    return Basis(_span(periods), "; ".join(dict.fromkeys(publishers)))


def _span(periods: list[Period]) -> str:
    if not periods:
        return ""
    first, last = min(periods), max(periods, key=lambda period: period.last_day)
    return first.label if first == last else f"{first.label} to {last.label}"
