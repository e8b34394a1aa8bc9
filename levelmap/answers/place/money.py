"""Money that came to a place: awards by fund and round, per head, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from levelmap.answers.lists.of_place import Former, ListReading, read_all, standing_table
from levelmap.answers.phrases import pounds
from levelmap.answers.place import context
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.geography.gazetteer import Area
from levelmap.lists.standings import Award, ListStatus


class Share(StrEnum):
    """Whose an award is, as a place sees it."""

    WHOLE = "whole"
    INSIDE = "inside"
    SHARED = "shared"
    THROUGH = "through"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "whole": "To the place itself",
            "inside": "To towns or neighbourhoods inside it",
            "shared": "Shared with other areas",
            "through": "Through a larger authority",
        }[self.value]

    @property
    def remark(self) -> str:
        """Return whether it counts in pounds a head."""
        if self in (Share.WHOLE, Share.INSIDE):
            return "yes"
        return "no: the whole award stands here, the part of the place is not published"


_INSIDE = ("town", "high_street", "neighbourhood", "ward")
"""Units of lists whose awards go to places within an authority."""


@dataclass(frozen=True, slots=True)
class AwardReading:
    """One award as a place sees it.

    Attributes
    ----------
    list_label, list_slug
        The list, a fund or one round of it, that made the award.
    amount
        In pounds; the whole award also where it is shared; None where it is not known.
    shared_with
        Names of the other areas in it.
    via
        The larger authority that holds it; empty where it is the place's own.
    is_inside
        Whether it goes to a town or neighbourhood within the place.
    """

    list_label: str
    list_slug: str
    name: str
    amount: float | None
    shared_with: tuple[str, ...]
    via: str
    recipient: str
    note: str
    is_inside: bool = False

    @property
    def share(self) -> Share:
        """Return whose it is."""
        if self.via:
            return Share.THROUGH
        if self.shared_with:
            return Share.SHARED
        return Share.INSIDE if self.is_inside else Share.WHOLE

    @property
    def is_own(self) -> bool:
        """Say whether the award is to this place alone."""
        return not self.shared_with and not self.via

    @property
    def printed(self) -> str:
        """Return the amount as people read it."""
        return pounds(self.amount)

    @property
    def whose(self) -> str:
        """Return whether it is the place's own, shared, or a larger authority's."""
        if self.via:
            return f"to {self.via}; the share of this place is not published"
        if len(self.shared_with) > 3:
            return f"shared with {len(self.shared_with)} other areas; not divided"
        if self.shared_with:
            return f"shared with {', '.join(self.shared_with)}; not divided"
        return f"to {self.recipient}" if self.recipient else "to this place"


@dataclass(frozen=True, slots=True)
class Money:
    """The awards of one place.

    Attributes
    ----------
    total
        Of the awards to this place alone whose amount is known, in pounds.
    per_head
        That total by resident; None where the population is not held.
    similar
        Name and per head of the similar places, most first.
    unknown
        Sentences on what is not known.
    """

    awards: tuple[AwardReading, ...]
    total: float
    per_head: float | None
    similar: tuple[tuple[str, float], ...]
    unknown: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return the total and what it stands beside."""
        own = [award for award in self.awards if award.is_own and award.amount is not None]
        if not own:
            return "No award to this place alone is held with an amount."
        per_head = f", £{self.per_head:,.0f} a head" if self.per_head is not None else ""
        count = "One award" if len(own) == 1 else f"{len(own)} awards"
        unpriced = sum(award.is_own for award in self.awards) - len(own)
        more = f"; {unpriced} more without an amount" if unpriced else ""
        return f"{count} to this place alone: {pounds(self.total)}{per_head}{more}."


def read(
    readings: Sequence[ListReading],
    place: Area,
    similar: Sequence[Area],
    atlas: Atlas,
) -> Money:
    """Return the awards of a place.

    Parameters
    ----------
    readings
        Where it stands on every list.
    similar
        The places that are like it.
    """
    awards = [award for reading in readings for award in _awards(reading, place, atlas)]
    total = own_total(readings, atlas)
    population = context.population(atlas)
    heads = population.get(place.code)
    others = {
        area.name: own_total(read_all(area, atlas), atlas) / population[area.code]
        for area in similar
        if area.code in population.index
    }
    return Money(
        awards=tuple(awards),
        total=total,
        per_head=total / heads if heads else None,
        similar=tuple(sorted(others.items(), key=lambda item: -item[1])),
        unknown=_unknown(readings, atlas),
    )


def _awards(reading: ListReading, place: Area, atlas: Atlas) -> list[AwardReading]:
    distinct = {
        award.name: (award, _holder(former, reading, atlas))
        for former in reading.formers
        for award in former.standing.awards
    }
    own = {place.code, *(former.code for former in reading.formers)}
    return [_reading(award, via, reading, own, atlas) for award, via in distinct.values()]


def _holder(former: Former, reading: ListReading, atlas: Atlas) -> str:
    """Return the larger authority that holds a former authority's awards; none if it is the place.

    A county that became one authority is that place: all its districts are former parts of it.
    """
    via = former.standing.via
    if not via:
        return ""
    inside = standing_table(reading.priority_list.slug, atlas).within(via)
    return "" if inside <= {other.code for other in reading.formers} else via


def _reading(
    award: Award, via: str, reading: ListReading, own: set[str], atlas: Atlas
) -> AwardReading:
    held_by = {former.standing.via for former in reading.formers} if not via else {via}
    others = [code for code in award.members if code not in own and code not in held_by]
    return AwardReading(
        list_label=reading.priority_list.title,
        list_slug=reading.priority_list.slug,
        name=award.name,
        amount=award.amount,
        shared_with=tuple(atlas.gazetteer.name(code) for code in others),
        via=atlas.gazetteer.name(via) if via else "",
        recipient=award.recipient,
        note=award.note,
        is_inside=reading.priority_list.unit in _INSIDE,
    )


def own_total(readings: Sequence[ListReading], atlas: Atlas) -> float:
    """Return the pounds of awards to one place alone, each counted once."""
    total = 0.0
    for reading in readings:
        held = [former for former in reading.formers if not _holder(former, reading, atlas)]
        own = {former.code for former in held} | {former.standing.via for former in held}
        awards = {award.name: award for former in held for award in former.standing.awards}
        total += sum(a.amount or 0 for a in awards.values() if own.issuperset(a.members))
    return total


def _unknown(readings: Sequence[ListReading], atlas: Atlas) -> tuple[str, ...]:
    named, unseen = [], []
    for reading in readings:
        found = reading.priority_list
        if reading.status is ListStatus.NOT_SEEN and awards_money(found, atlas):
            unseen.append(f"{found.label} ({found.coverage} held)")
        if reading.lacks_amounts and found.lacks_amounts:
            named.append(found.label)
    return not_held(named, unseen)


def awards_money(found: PriorityList, atlas: Atlas) -> bool:
    """Say whether what is held of a list says how much went to whom."""
    return bool(standing_table(found.slug, atlas).awards)


def not_held(named: Sequence[str], unseen: Sequence[str]) -> tuple[str, ...]:
    """Return sentences on the money that a sum of what is held leaves out.

    Parameters
    ----------
    named
        Labels of lists that name the place and of which no amounts are held.
    unseen
        Labels of lists that award money and that may name it, since they are held in part.
    """
    said = []
    if named:
        said.append(f"Named, but the amount to this place is not held: {'; '.join(named)}.")
    if unseen:
        said.append(f"There may be an award that is not held: {'; '.join(unseen)}.")
    return tuple(said)
