"""Where several authorities stand on lists together, each place counted once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from levelmap.answers.lists.of_place import ListReading
from levelmap.answers.lists.of_place import read as read_list
from levelmap.answers.phrases import authorities, first_few, listed
from levelmap.answers.place import named
from levelmap.answers.place.kinds import Kind, Place
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.geography.gazetteer import CURRENT
from levelmap.lists.standings import ListStatus
from levelmap.memory import remembered

NAMES_SHOWN = 6


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
    def label(self) -> str:
        """Return the name of the list, with a category in which all its authorities stand."""
        labels = {reading.label for _, reading in self.readings}
        return labels.pop() if len(labels) == 1 else self.priority_list.label

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


@remembered
def readings(
    codes: tuple[str, ...], slug: str, atlas: Atlas
) -> tuple[tuple[str, ListReading], ...]:
    """Return where each of some authorities stands on a list, with its name."""
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
        stands = readings(place.codes, held.slug, atlas)
        if place.kind.is_whole_authorities:
            found.append(PlaceList(held, stands, itself))
            continue
        located = named.located(place, held.slug, atlas)
        inside = named.inside(place, held.slug, atlas)
        found.append(PlaceList(held, stands, itself, inside, frozenset(located["place"])))
    return tuple(found)
