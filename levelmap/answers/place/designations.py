"""The lists of a place by whether they still count: in force, awards made, past, not confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from levelmap.answers.lists.of_place import ListReading, standing_table
from levelmap.answers.phrases import listed, pounds
from levelmap.answers.place.awards import AwardScope, PlaceMoney
from levelmap.answers.place.evidence import evidence
from levelmap.atlas import Atlas
from levelmap.catalogue.list_parts import ListPart
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.lists.standings import ListStatus
from levelmap.periods import MONTHS

MOST_DETAILED = 3
"""With more lists in force than this the sentence gives their names alone."""


class Group(StrEnum):
    """What a list is good for today, the most useful first."""

    IN_FORCE = "in_force"
    AWARDS = "awards"
    UNCONFIRMED = "unconfirmed"
    PAST = "past"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "in_force": "In force",
            "awards": "Awards of money, decided",
            "unconfirmed": "Not confirmed to be in force",
            "past": "Closed or superseded",
        }[self.value]


def group(found: PriorityList, atlas: Atlas) -> Group:
    """Return what a list is good for today; a decided round of awards stands apart."""
    if found.status == "in_force":
        return Group.IN_FORCE
    if standing_table(found.slug, atlas).awards:
        return Group.AWARDS
    return Group.UNCONFIRMED if found.status == "unconfirmed" else Group.PAST


def grouped(readings: Sequence[ListReading], atlas: Atlas) -> dict[Group, tuple[ListReading, ...]]:
    """Return the lists that could have named a place by what they are good for, the named first."""
    could = [r for r in readings if r.status is not ListStatus.OUTSIDE_UNIVERSE]
    strongest = list(ListStatus)
    ordered = sorted(could, key=lambda reading: strongest.index(reading.status))
    kinds = [(group(reading.priority_list, atlas), reading) for reading in ordered]
    return {each: tuple(r for kind, r in kinds if kind is each) for each in Group}


def part_of(readings: Iterable[ListReading], atlas: Atlas) -> ListPart | None:
    """Return the part of a list by which all named ones are on it; None without one in common."""
    named = [(r.priority_list.slug, f.standing) for r in readings for f in r.formers]
    own = {(slug, standing.category) for slug, standing in named if standing.status.is_named}
    if len(own) != 1:
        return None
    slug, category = own.pop()
    parts = atlas.catalogue.list_parts.get(slug, ())
    return next((part for part in parts if part.part == category), None)


def counts_until(found: PriorityList, readings: Iterable[ListReading], atlas: Atlas) -> str:
    """Return the ISO date of the last day on which a list counts for those; empty for none set.

    A part of a list may end before the rest.
    """
    part = part_of(readings, atlas)
    return (part.in_force_until if part else "") or found.in_force_until


def day_words(text: str) -> str:
    """Return an ISO date, month or year in words: `31 March 2027`, `January 2023`, `2022`."""
    year, *rest = text.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"


def standing_until(found: PriorityList, last: str) -> str:
    """Return whether a list counts, until when: `in force until January 2023, then closed`."""
    if not last:
        return found.status_label
    until = day_words(last)
    after = "" if found.status == "in_force" else f", then {found.status_label}"
    return f"in force until {until}{after}"


def until_and_after(found: PriorityList, last: str, atlas: Atlas) -> str:
    """Return whether a list counts, until when, and what took its place."""
    said = standing_until(found, last)
    if found.replaced_by:
        said += f"; replaced by {atlas.catalogue.priority_list(found.replaced_by).label}"
    return said


def status_words(reading: ListReading, atlas: Atlas) -> str:
    """Return whether a list still counts, until when, what took its place, and how it is known."""
    found, part = reading.priority_list, part_of([reading], atlas)
    said = until_and_after(found, counts_until(found, [reading], atlas), atlas)
    return f"{said[0].upper()}{said[1:]}. {(part or found).status_reason}"


@dataclass(frozen=True, slots=True)
class Designation:
    """A list as it concerns a place today.

    Attributes
    ----------
    status
        Whether it still counts, until when, what took its place, and how that is known.
    until
        ISO date of the last day on which it counts for the place; empty where none is set.
    amount
        Pounds that it brings to the place alone; None where no amount is held.
    evidence
        The place's own values by the list's rule and their distance to the line, or why neither
        can be told.
    """

    reading: ListReading
    group: Group
    status: str
    until: str
    amount: float | None
    evidence: str

    @property
    def brought(self) -> str:
        """Return what it brings or brought to the place, in words; empty where it names it not."""
        if not self.reading.is_named:
            return ""
        if self.amount:
            return pounds(self.amount)
        if self.reading.via:
            return f"through {self.reading.via}; no share is published"
        return "none held"


def brought_together(money: PlaceMoney, slug: str) -> str:
    """Return what one list brought to a place of several authorities, each award counted once."""
    found = [award for award in money.awards if award.priority_list.slug == slug]
    own = [award for award in found if award.share is AwardScope.OWN]
    priced = [award.award.amount for award in own if award.award.amount is not None]
    said = [f"{pounds(sum(priced))} in {_awards(len(priced))}"] if priced else []
    if len(priced) < len(own):
        said.append(f"{_awards(len(own) - len(priced))} without an amount")
    for scope in (AwardScope.SHARED, AwardScope.THROUGH):
        number = sum(award.share is scope for award in found)
        said += [f"{_awards(number)} {scope.label}"] if number else []
    return "; ".join(said) or "none held"


def _awards(number: int) -> str:
    return "one award" if number == 1 else f"{number} awards"


def designations(readings: Sequence[ListReading], atlas: Atlas) -> tuple[Designation, ...]:
    """Return the lists that could have named a place, those in force first, then the named."""
    return tuple(
        Designation(
            reading=reading,
            group=kind,
            status=status_words(reading, atlas),
            until=counts_until(reading.priority_list, [reading], atlas),
            amount=reading.amount,
            evidence=evidence(reading, atlas),
        )
        for kind, members in grouped(readings, atlas).items()
        for reading in members
    )


def sentence(
    name: str, readings: Sequence[ListReading], atlas: Atlas, *, with_table: bool = False
) -> str:
    """Return on which lists in force a place is, what they bring, and how many more named it.

    Parameters
    ----------
    with_table
        Whether a table of them stands near: more than `MOST_DETAILED` are then not named again,
        and those that are over not counted.
    """
    groups = grouped(readings, atlas)
    in_force = groups[Group.IN_FORCE]
    named = [reading for reading in in_force if reading.is_named]
    if not in_force:
        return f"No list in force that is held could name {name}. {_earlier(groups)}".strip()
    unseen = sum(reading.status is ListStatus.NOT_SEEN for reading in in_force)
    if not named and unseen:
        said = f"No list in force is known to name {name}: {_not_known(len(in_force), unseen)}."
        return f"{said} {_earlier(groups)}".strip()
    if not named:
        could = f"{len(in_force)} could have named it"
        return f"No list in force names {name}; {could}. {_earlier(groups)}".strip()
    number = "one list" if len(named) == 1 else f"{len(named)} lists"
    is_long = len(named) > MOST_DETAILED
    labels = listed([r.priority_list.short if is_long else _with_detail(r) for r in named])
    labels = "" if is_long and with_table else f": {labels}"
    unpriced = "" if any(reading.amount for reading in named) else "; no sum is held"
    earlier = "" if with_table else _earlier(groups)
    return f"{name} is on {number} in force{labels}{unpriced}. {earlier}".strip()


def _not_known(could: int, unseen: int) -> str:
    """Return how many lists do not name a place, and of how many that cannot be told."""
    whole = could - unseen
    said = [f"{whole} held whole {'does' if whole == 1 else 'do'} not"] if whole else []
    return ", ".join([*said, f"{unseen} held in part may"])


def _with_detail(reading: ListReading) -> str:
    """Return a list by its short name, with what is named within the place and what it brings."""
    found, amount = reading.priority_list, reading.amount
    more = []
    if reading.places and reading.status is ListStatus.PART:
        number, unit = len(reading.places), found.unit_label
        more.append(f"{number} {unit if number == 1 else f'{unit}s'}")
    elif reading.is_mixed or reading.status is ListStatus.PART:
        more.append("part of it")
    more += [f"through {reading.via}"] if reading.via else []
    more += [f"up to {pounds(amount)}"] if amount else []
    return f"{found.short} ({', '.join(more)})" if more else found.short


def _earlier(groups: dict[Group, tuple[ListReading, ...]]) -> str:
    kinds = (Group.AWARDS, Group.UNCONFIRMED, Group.PAST)
    rounds, *rest = (sum(reading.is_named for reading in groups[kind]) for kind in kinds)
    past = sum(rest)
    if not rounds + past:
        return ""
    others, verb = ("One other", "is") if rounds + past == 1 else (f"{rounds + past} others", "are")
    decided = "a decided round of awards" if rounds == 1 else "decided rounds of awards"
    if not past:
        return f"{others} that named it {verb} {decided}."
    if not rounds:
        return f"{others} that named it {verb} over or not confirmed."
    number = "one is" if rounds == 1 else f"{rounds} are"
    over = "one is" if past == 1 else f"{past} are"
    return f"{others} named it: {number} {decided}, {over} over or not confirmed."
