"""Lists and money of several authorities together, each place and each award counted once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from levelmap.answers.lists.of_place import ListReading, standing_table
from levelmap.answers.lists.of_place import read as read_list
from levelmap.answers.phrases import authorities, first_few, listed, pounds
from levelmap.answers.place import named
from levelmap.answers.place.bases import bases
from levelmap.answers.place.kinds import Kind, Place
from levelmap.answers.place.money import awards_money, not_held
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.geography.gazetteer import CURRENT
from levelmap.lists.standings import Award, ListStatus
from levelmap.memory import remembered

NAMES_SHOWN = 6


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
        Name of the larger authority that holds it, where not all of that is in the place.
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
        """Return whose it is, in words."""
        if self.share is AwardScope.THROUGH:
            return f"to {self.via}; the share of this place is not published"
        if self.share is AwardScope.OWN:
            return f"to {listed(self.inside)}"
        number = len(self.outside)
        others = listed(self.outside) if number <= 3 else f"{number} places outside"
        return f"to {listed(self.inside)}, shared with {others}; not divided"


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Where a place of several authorities stands on one list.

    Attributes
    ----------
    readings
        Of its authorities of today, in order of code.
    itself
        Whether the place has a row of its own on the list (a county, a combined authority).
    inside
        Of a place that is only part of authorities: the named neighbourhoods that lie in it, and
        whether all of each does. None of a place of whole authorities: all that they have lies in
        it.
    located
        The named places of which it is held where they lie.
    """

    priority_list: PriorityList
    readings: tuple[tuple[str, ListReading], ...]
    itself: bool
    inside: Mapping[str, bool] | None = field(default=None, hash=False)
    located: frozenset[str] = frozenset()

    @property
    def could(self) -> tuple[tuple[str, ListReading], ...]:
        """Return name and reading of the authorities that could have been named."""
        outside = ListStatus.OUTSIDE_UNIVERSE
        return tuple(pair for pair in self.readings if pair[1].status is not outside)

    def _with(self, *statuses: ListStatus) -> tuple[str, ...]:
        return tuple(name for name, reading in self.could if reading.status in statuses)

    @property
    def named(self) -> tuple[str, ...]:
        """Return the authorities that are named, also with others or through a larger one."""
        return self._with(ListStatus.IN, ListStatus.SHARED, ListStatus.INHERITED)

    @property
    def in_part(self) -> tuple[str, ...]:
        """Return the authorities in which only a place is named."""
        return self._with(ListStatus.PART)

    @property
    def not_seen(self) -> tuple[str, ...]:
        """Return the authorities of which an incomplete list says nothing."""
        return self._with(ListStatus.NOT_SEEN)

    @property
    def places(self) -> tuple[str, ...]:
        """Return the towns, neighbourhoods or wards inside that are named, each once."""
        return tuple(dict.fromkeys(p for _, reading in self.could for p in reading.places))

    @property
    def is_named(self) -> bool:
        """Say whether any of it is named."""
        return bool(self.named or self.in_part)

    @property
    def is_own(self) -> bool:
        """Say whether the place or one within it is named, and not only what it is a part of."""
        return self.is_named if self.inside is None else self.itself or bool(self.inside)

    @property
    def words(self) -> str:
        """Return such as "7 of 12 districts named, places named in 2 more"."""
        number = len(self.could)
        if not number:
            return "Could not be named"
        if self.itself and number == 1:
            return "Named itself"
        if self.inside is not None and self.is_named:
            return self._words_of_part(self.inside)
        if self.inside is None and len(self.readings) == 1:
            return self.readings[0][1].words
        if not self.is_named:
            unseen = f"; {len(self.not_seen)} not seen" if self.not_seen else ""
            return f"None of {number} {authorities(number)} named{unseen}"
        said = []
        if self.named:
            said.append(f"{len(self.named)} of {number} {authorities(number)} named")
        if self.in_part:
            where = (
                f"in {len(self.in_part)} more"
                if self.named
                else (f"in {len(self.in_part)} of {number} {authorities(number)}")
            )
            said.append(f"places named {where}")
        words = ", ".join(said)
        return words[0].upper() + words[1:]

    def _words_of_part(self, inside: Mapping[str, bool]) -> str:
        """Return what of it is named; what its authorities have is said as theirs."""
        number, several = len(self.could), len(self.could) > 1
        if inside:
            where = "within it" if any(inside.values()) else "partly within it"
            count = "A place" if len(inside) == 1 else f"{len(inside)} places"
            return f"{count} {where} named"
        if self.named and several:
            every = "Both" if number == 2 else f"All {number}"
            count = every if len(self.named) == number else f"{len(self.named)} of the {number}"
            return f"{count} authorities it lies in named"
        if self.named:
            return "Its authority named"
        where = "elsewhere in" if self.located.issuperset(self.places) else "in"
        return f"Places {where} its {'authorities' if several else 'authority'} named"

    def _detail_of_part(self, inside: Mapping[str, bool]) -> list[str]:
        within = [name if whole else f"{name} (in part)" for name, whole in inside.items()]
        said = [f"within it {listed(within)}"] if within and not self.itself else []
        said += [_some(self.named)] if self.named else []
        for name, reading in self.could:
            if reading.status is not ListStatus.PART:
                continue
            others = [place for place in reading.places if place not in inside]
            elsewhere = [place for place in others if place in self.located]
            unknown = [place for place in others if place not in self.located]
            said += [f"elsewhere in {name}: {_some(elsewhere)}"] if elsewhere else []
            if unknown:
                said.append(f"in {name}, whether here is not held: {_some(unknown)}")
        return said

    @property
    def short_words(self) -> str:
        """Return the same as it stands under "Authorities named": "7 of 12"."""
        number = len(self.could)
        if self.inside is not None or number < 2 or not self.is_named:
            return self.words
        if not self.named:
            return f"places in {len(self.in_part)} of {number}"
        more = f", places in {len(self.in_part)} more" if self.in_part else ""
        return f"{len(self.named)} of {number}{more}"

    @property
    def detail(self) -> str:
        """Return who is named, and which places inside."""
        said = ["named itself"] if self.itself else []
        if self.inside is not None:
            said += self._detail_of_part(self.inside)
            return "; ".join(said + self._unseen)
        if self.named and len(self.named) < len(self.could):
            said.append(_some(self.named))
        if self.places:
            number = len(self.places)
            said.append(f"{number} place{'' if number == 1 else 's'}: {_some(self.places)}")
        return "; ".join(said + self._unseen)

    @property
    def _unseen(self) -> list[str]:
        if not self.not_seen:
            return []
        return [f"the list held is incomplete ({self.priority_list.coverage})"]


def _some(names: Sequence[str]) -> str:
    return first_few(names, NAMES_SHOWN)


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
        else:
            first = "No award to it alone is held with an amount"
        others = [
            f"{_count(len(self.of(share)))} {words}"
            for share, words in (
                (AwardScope.SHARED, "shared with places outside"),
                (AwardScope.THROUGH, "through a larger authority"),
            )
            if self.of(share)
        ]
        return f"{first}{'; besides ' + listed(others) if others else ''}."

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


@remembered
def _readings(
    codes: tuple[str, ...], slug: str, atlas: Atlas
) -> tuple[tuple[str, ListReading], ...]:
    found = atlas.catalogue.priority_list(slug)
    areas = [atlas.gazetteer.area(code, CURRENT) for code in codes]
    return tuple((area.name, read_list(area, found, atlas)) for area in areas)


def lists(place: Place, atlas: Atlas) -> tuple[PlaceList, ...]:
    """Return where the authorities of a place stand on every list, in the catalogue's order."""
    found = []
    names_it = set(named.within(place, atlas)["priority_list"])
    for held in atlas.catalogue.priority_lists.values():
        area = place.published_as
        rows = atlas.catalogue.memberships(held.slug)
        own = rows["area_code"].eq(area.code) & rows["status"].eq("named") if area else None
        counted = own is not None and any(
            held.counts_as_named(category) for category in rows.loc[own, "category"]
        )
        itself = counted and place.kind is not Kind.AUTHORITY
        itself |= place.kind is Kind.NEIGHBOURHOOD and held.slug in names_it
        readings = _readings(place.codes, held.slug, atlas)
        if place.kind.is_whole_authorities:
            found.append(PlaceList(held, readings, itself))
            continue
        located = named.located(place, held.slug, atlas)
        inside = named.inside(place, held.slug, atlas)
        found.append(PlaceList(held, readings, itself, inside, frozenset(located["place"])))
    return tuple(found)


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
        for _, reading in _readings(place.codes, held.slug, atlas)
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
    return [
        _award(place, held, award, via, inside | whole, atlas) for award, via in distinct.values()
    ]


def _award(
    place: Place, held: PriorityList, award: Award, via: str, inside: set[str], atlas: Atlas
) -> PlaceAward:
    name = atlas.gazetteer.name
    within = tuple(name(code) for code in award.members if code in inside)
    outside = tuple(name(code) for code in award.members if code not in inside)
    share = AwardScope.SHARED if outside else AwardScope.OWN
    if _is_to_the_neighbourhood(place, held, award, atlas):
        return PlaceAward(held, award, AwardScope.OWN, (place.name,), (), "")
    if via or not place.kind.is_whole_authorities:
        share = AwardScope.THROUGH
    holder = via or award.members[0]
    return PlaceAward(
        held, award, share, within, outside, name(holder) if share is AwardScope.THROUGH else ""
    )


def _is_to_the_neighbourhood(place: Place, held: PriorityList, award: Award, atlas: Atlas) -> bool:
    """Say whether an award is to the place itself, a neighbourhood that the list names."""
    if place.kind is not Kind.NEIGHBOURHOOD:
        return False
    own = named.within(place, atlas)
    is_it = (own["priority_list"] == held.slug) & (own["place"] == award.name)
    return bool(is_it.any())
