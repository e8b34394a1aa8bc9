"""A place on every official list: in, partly, through a larger authority, not, or could not be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from levelmap.answers.phrases import pounds
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.geography.gazetteer import Area
from levelmap.lists import standings as standing
from levelmap.lists.standings import ListStatus, Standing, StandingTable
from levelmap.memory import remembered

_WORDS = {
    ListStatus.IN: "Named",
    ListStatus.SHARED: "Named together with others",
    ListStatus.INHERITED: "Named through a larger authority",
    ListStatus.PART: "A place within it is named",
    ListStatus.NOT: "Not named",
    ListStatus.NOT_SEEN: "Not seen",
    ListStatus.OUTSIDE_UNIVERSE: "Could not be named",
}

_STRENGTH = list(ListStatus)


@dataclass(frozen=True, slots=True)
class Former:
    """One of the authorities of a list's year that today's place was then."""

    code: str
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ListReading:
    """Where one place stands on one list.

    Attributes
    ----------
    status
        The strongest among the authorities that the place was made from.
    formers
        Those authorities with their own standing; one where nothing has merged since.
    via
        Name of the larger authority through which it is named.
    """

    priority_list: PriorityList
    status: ListStatus
    formers: tuple[Former, ...]
    via: str

    @property
    def is_named(self) -> bool:
        """Say whether the place, or a place within it, is on the list."""
        return self.status.is_named

    @property
    def label(self) -> str:
        """Return the name of the list, with the category in which it put a place not named."""
        label = self.priority_list.label
        categories = {former.standing.category for former in self.formers} - {""}
        if self.status is ListStatus.NOT and len(categories) == 1:
            return f"{label} (category {categories.pop()})"
        return label

    @property
    def lacks_amounts(self) -> bool:
        """Say whether it is named, and not every amount that it received is held."""
        standings = [former.standing for former in self.formers]
        return any(one.status.is_named and not one.is_priced for one in standings)

    @property
    def is_mixed(self) -> bool:
        """Say whether the authorities that the place was made from stand differently."""
        return len({(f.standing.status, f.standing.category) for f in self.formers}) > 1

    @property
    def places(self) -> tuple[str, ...]:
        """Return the towns, high streets, neighbourhoods or wards within it that are named."""
        return tuple(place for former in self.formers for place in former.standing.places)

    @property
    def words(self) -> str:
        """Return the standing, such as "Named"; "Partly" where only some of it is."""
        if self.is_mixed and self.is_named:
            return "Part of it is named"
        return _WORDS[self.status]

    @property
    def short_words(self) -> str:
        """Return the standing with the number of places within it that are named."""
        number, unit = len(self.places), self.priority_list.unit_label
        if self.status is not ListStatus.PART or not number:
            return self.words
        return f"{number} {unit} in it" if number == 1 else f"{number} {unit}s in it"

    @property
    def detail(self) -> str:
        """Return category, places, former authorities and what the source adds."""
        if self.is_mixed:
            parts = ["; ".join(_former_words(former) for former in self.formers)]
        else:
            parts = [_category_words(self.formers[0].standing.category)] if self.formers else []
            parts.append(_places_words(self.places))
        parts.append(f"through {self.via}" if self.via else "")
        parts.append(self._amount_words())
        parts.append(self._missing_words())
        parts += dict.fromkeys(former.standing.note for former in self.formers)
        said = [part for part in parts if part]
        return ". ".join(part[0].upper() + part[1:] for part in said)

    @property
    def amount(self) -> float | None:
        """Return the pounds of its own awards; None if none is known or a larger one has them."""
        return None if self.via else self._own_amount()

    def _own_amount(self) -> float | None:
        """Return the pounds of awards to one authority, that to a county once for all its parts."""
        awards = {award.name: award for former in self.formers for award in former.standing.awards}
        known = [a.amount for a in awards.values() if not a.is_shared and a.amount is not None]
        return sum(known) if known else None

    def _amount_words(self) -> str:
        """Return the pounds of its own awards, then those of awards that it shares."""
        whose = f" to {self.via}" if self.via else ""
        own = self._own_amount()
        standings = [former.standing for former in self.formers]
        shared = [s.shared_amount for s in standings if s.shared_amount is not None]
        said = [f"{pounds(own)} awarded{whose}"] if own is not None else []
        said += [f"{pounds(max(shared))} shared with others"] if shared else []
        return ", ".join(said)

    def _missing_words(self) -> str:
        if self.status is not ListStatus.NOT_SEEN:
            return ""
        found = self.priority_list
        return f"the list held is incomplete ({found.coverage}), so it may or may not be named"


@remembered
def standing_table(slug: str, atlas: Atlas) -> StandingTable:
    """Return what is needed to say where areas stand on a list.

    Raises
    ------
    UnknownPriorityList
        There is no such list.
    DataError
        Its file is absent or damaged.
    """
    return standing.standing_table(slug, atlas.catalogue, atlas.gazetteer)


@remembered
def standings(slug: str, atlas: Atlas) -> Mapping[str, Standing]:
    """Return the standing of every authority of a list's year by code.

    Raises
    ------
    UnknownPriorityList, DataError
        As `standing_table`.
    """
    return standing_table(slug, atlas).districts()


def read(place: Area, found: PriorityList, atlas: Atlas) -> ListReading:
    """Return where *place*, an authority of today, stands on a list."""
    held = standings(found.slug, atlas)
    codes = codes_then(place.code, found.geography.vintage, held, atlas)
    names = atlas.gazetteer.districts.names
    formers = tuple(Former(code, names[code], held[code]) for code in codes)
    if not formers:
        return ListReading(found, ListStatus.OUTSIDE_UNIVERSE, (), "")
    status = min((former.standing.status for former in formers), key=_STRENGTH.index)
    via = next((former.standing.via for former in formers if former.standing.via), "")
    if via and standing_table(found.slug, atlas).within(via) <= set(codes):
        # a county that became one authority is that authority, and named as itself
        status = ListStatus.IN if status is ListStatus.INHERITED else status
        via = ""
    return ListReading(found, status, formers, atlas.gazetteer.name(via) if via else "")


def read_all(place: Area, atlas: Atlas) -> tuple[ListReading, ...]:
    """Return where *place* stands on every list, in the order of the catalogue."""
    lists = atlas.catalogue.priority_lists.values()
    return tuple(read(place, found, atlas) for found in lists)


def codes_then(code: str, year: int, among: Mapping[str, object], atlas: Atlas) -> tuple[str, ...]:
    """Return the codes *among* which the place *code* of today was in *year*, largest part first.

    One code, its own or an older one, unless the place was made by a merger since.
    """
    districts = atlas.gazetteer.districts
    own = districts.code_in(code, year)
    if own is not None:
        return (own,) if own in among else ()
    parts = sorted(districts.predecessors(code), key=lambda change: -change.share)
    return tuple(change.old_code for change in parts if change.old_code in among)


def _former_words(former: Former) -> str:
    standing = former.standing
    words = _WORDS[standing.status][0].lower() + _WORDS[standing.status][1:]
    more = [part for part in (_category_words(standing.category), *standing.places) if part]
    return f"{former.name} {words}" + (f" ({', '.join(more)})" if more else "")


def _category_words(category: str) -> str:
    return f"category {category}" if category.isdecimal() else category


def _places_words(places: Sequence[str]) -> str:
    return ", ".join(places)
