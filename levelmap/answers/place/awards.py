"""The awards of several authorities together, each counted once: own, shared, through others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from levelmap.answers.lists.of_place import standing_table
from levelmap.answers.phrases import listed, pounds
from levelmap.answers.place import named
from levelmap.answers.place.bases import bases
from levelmap.answers.place.kinds import Kind, Place
from levelmap.answers.place.money import awards_money, not_held
from levelmap.answers.place.together import PlaceList, lists, readings
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.lists.standings import Award

MOST_OUTSIDE = 3
"""Other holders of an award that are named; more are counted."""


class AwardScope(StrEnum):
    """Whose an award is, seen from a place."""

    OWN = "own"
    SHARED = "shared"
    THROUGH = "through"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "own": "to this place",
            "shared": "shared with places outside",
            "through": "through a larger authority",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PlaceAward:
    """One award, counted once.

    Attributes
    ----------
    inside
        Names of the place's authorities that have it; `outside` of the others.
    via
        Who holds it, where not all of that is in the place: a larger authority, or several.
    """

    priority_list: PriorityList
    award: Award
    share: AwardScope
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    via: str

    @property
    def printed(self) -> str:
        """Return the amount as people read it."""
        return pounds(self.award.amount)

    @property
    def whose(self) -> str:
        """Return whose it is; of several authorities together, the body that received it."""
        if self.share is AwardScope.THROUGH:
            return f"to {self.via}; the share of this place is not published"
        if self.share is AwardScope.OWN:
            received = self.award.recipient if len(self.inside) > 1 else ""
            return f"to {received or listed(self.inside)}"
        number = len(self.outside)
        others = listed(self.outside) if number <= MOST_OUTSIDE else f"{number} places outside"
        return f"to {listed(self.inside)}, shared with {others}; not divided"


@dataclass(frozen=True, slots=True)
class PlaceMoney:
    """The awards of a place, each counted once.

    Attributes
    ----------
    total
        Pounds of its own awards whose amount is known.
    per_head
        That by resident; None where residents are not held, or of a place that is not whole
        authorities.
    unknown
        Sentences on the money that the total leaves out since it is not held.
    """

    awards: tuple[PlaceAward, ...]
    total: float
    per_head: float | None
    unknown: tuple[str, ...] = ()

    def of(self, share: AwardScope) -> tuple[PlaceAward, ...]:
        """Return the awards of one kind, the largest first; those without a known amount last."""
        found = [award for award in self.awards if award.share is share]
        return tuple(sorted(found, key=lambda award: -(award.award.amount or 0)))

    @property
    def sentence(self) -> str:
        """Return the total, and how many awards besides are shared or of a larger authority."""
        own = [found for found in self.of(AwardScope.OWN) if found.award.amount is not None]
        if not self.awards:
            return "No award to it is held."
        head = f", £{self.per_head:,.0f} a head" if self.per_head is not None and own else ""
        if own:
            count = "One award" if len(own) == 1 else f"{len(own)} awards"
            first = f"{count} to it, or to places inside it, alone: {pounds(self.total)}{head}"
            unpriced = len(self.of(AwardScope.OWN)) - len(own)
            first += f", and {_count(unpriced)} without an amount" if unpriced else ""
            before = "; besides"
        else:
            first = "No award to it alone is held with an amount"
            before = ", only"
        others = [
            f"{_count(len(self.of(share)))} {words}"
            for share, words in (
                (AwardScope.SHARED, "shared with places outside"),
                (AwardScope.THROUGH, "through a larger authority"),
            )
            if self.of(share)
        ]
        return f"{first}{f'{before} {listed(others)}' if others else ''}."

    @property
    def short(self) -> str:
        """Return the total in few words, and that it is not all."""
        priced = [a for a in self.of(AwardScope.OWN) if a.award.amount is not None]
        if not priced:
            return self.alone
        head = f", £{self.per_head:,.0f} a head" if self.per_head is not None else ""
        count = "one award" if len(priced) == 1 else f"{len(priced)} awards"
        more = "; more may have come" if self.unknown else ""
        return f"{pounds(self.total)}{head}, in {count} to it or places in it alone{more}."

    @property
    def alone(self) -> str:
        """Return the sentence for where `unknown` does not stand below it: that it is not all."""
        more = "More came, or may have come, that is not held." if self.unknown else ""
        return f"{self.sentence} {more}".strip()


def _count(number: int) -> str:
    return "one" if number == 1 else str(number)


def money(place: Place, atlas: Atlas) -> PlaceMoney:
    """Return the awards of a place: its own, those it shares, those of larger authorities."""
    awards = tuple(
        award
        for held in atlas.catalogue.priority_lists.values()
        for award in _awards(place, held, atlas)
    )
    own = sum(a.award.amount or 0 for a in awards if a.share is AwardScope.OWN)
    people, _ = bases(atlas).people_of(place.codes)
    is_whole = place.kind.is_whole_authorities
    per_head = own / people if is_whole and people else None
    return PlaceMoney(awards, own, per_head, _unknown(lists(place, atlas), atlas))


def _unknown(found: Sequence[PlaceList], atlas: Atlas) -> tuple[str, ...]:
    named, unseen = [], []
    for each in found:
        held, number = each.priority_list, len(each.could)
        if each.not_seen and awards_money(held, atlas):
            of = f"; {len(each.not_seen)} of {number} authorities not seen" if number > 1 else ""
            unseen.append(f"{held.label} ({held.coverage} held{of})")
        lacks = any(reading.lacks_amounts for _, reading in each.could)
        if lacks and held.lacks_amounts:
            is_one = number == 1 and each.inside is None
            who = "" if is_one else f" ({each.words[0].lower()}{each.words[1:]})"
            named.append(f"{held.label}{who}")
    return not_held(named, unseen)


def _awards(place: Place, held: PriorityList, atlas: Atlas) -> list[PlaceAward]:
    table = standing_table(held.slug, atlas)
    formers = [
        former
        for _, reading in readings(place.codes, held.slug, atlas)
        for former in reading.formers
    ]
    inside = {former.code for former in formers} | set(place.codes)
    whole = {
        former.standing.via
        for former in formers
        if former.standing.via and table.within(former.standing.via) <= inside
    }
    distinct: dict[str, tuple[Award, str]] = {}
    for former in formers:
        via = former.standing.via
        for award in former.standing.awards:
            distinct.setdefault(award.name, (award, "" if via in whole else via))
    apart = named.apart(place, held.slug, atlas)
    return [
        _award(place, held, award, via, inside | whole, atlas)
        for name, (award, via) in distinct.items()
        if name not in apart
    ]


def _award(
    place: Place, held: PriorityList, award: Award, via: str, inside: set[str], atlas: Atlas
) -> PlaceAward:
    name = atlas.gazetteer.name
    within = tuple(name(code) for code in award.members if code in inside)
    outside = tuple(name(code) for code in award.members if code not in inside)
    share = AwardScope.SHARED if outside else AwardScope.OWN
    if _is_inside(place, held, award, atlas):
        to = place.name if place.kind is Kind.NEIGHBOURHOOD else award.name
        return PlaceAward(held, award, AwardScope.OWN, (to,), (), "")
    if via or not place.kind.is_whole_authorities:
        share = AwardScope.THROUGH
    holder = name(via) if via else _held_by(within, outside)
    return PlaceAward(
        held, award, share, within, outside, holder if share is AwardScope.THROUGH else ""
    )


def _held_by(within: Sequence[str], outside: Sequence[str]) -> str:
    """Return the authorities that have an award, of many first those that a place lies in."""
    if len(outside) > MOST_OUTSIDE:
        return f"{', '.join(within)} and {len(outside)} others"
    return listed([*within, *outside])


def _is_inside(place: Place, held: PriorityList, award: Award, atlas: Atlas) -> bool:
    """Say whether an award is to a neighbourhood that lies wholly in a part of an authority."""
    if place.kind.is_whole_authorities:
        return False
    return named.inside(place, held.slug, atlas).get(award.name, False)
