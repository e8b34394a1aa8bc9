"""The names of areas: which area a name means, and which areas a text may mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from itertools import chain

import pandas as pd

from levelmap import gss, tables
from levelmap.errors import UnmatchedName
from levelmap.geography import councils
from levelmap.geography.areas import Areas
from levelmap.geography.context import OtherName
from levelmap.geography.councils import Council, Councils
from levelmap.geography.districts import LAST_YEAR
from levelmap.geography.search import Entry, Match, NameIndex, plain
from levelmap.integrity import read_table
from levelmap.terms import AreaType, Geography

KINDS = (
    AreaType.LOCAL_AUTHORITY,
    AreaType.UPPER_TIER,
    AreaType.COMBINED_AUTHORITY,
    AreaType.REGION,
    AreaType.COUNTRY,
    AreaType.WARD,
    AreaType.CONSTITUENCY,
    AreaType.MSOA,
)
"""Kinds of area that can be found, those that are asked for most first."""

USUAL_KINDS = frozenset(KINDS[:6])
"""Those that a search finds unless others are asked for."""


@dataclass(frozen=True)
class PlaceNames:
    """Every name of every area; made when first asked for.

    Attributes
    ----------
    other_names
        Names by code besides an area's own (see `tables.OTHER_NAMES`).
    """

    areas: Areas
    other_names: Mapping[str, tuple[OtherName, ...]]
    _codes: dict[Geography, dict[str, list[str]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _indexes: dict[frozenset[AreaType], NameIndex] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def _current(self) -> Geography:
        return self.areas.latest(AreaType.LOCAL_AUTHORITY)

    def search(self, text: str, limit: int, kinds: Collection[AreaType]) -> list[Match]:
        """Return the areas of today that *text* may mean (see `Gazetteer.search`)."""
        code = gss.normalise(text)
        entry = self._by_code.get(code)
        entries = [entry] if entry else self._index(frozenset(kinds)).find(text[:100], limit)
        return [self._match(found) for found in entries if found.geography.area_type in kinds]

    def _match(self, entry: Entry) -> Match:
        area = self.areas.area(entry.code, entry.geography)
        containers = self.areas.parents(entry.code, entry.geography)
        within = next(iter(containers.values())).name if containers else ""
        found = entry.text if entry.relation else ""
        return Match(area.code, area.name, area.geography, found, entry.relation, within)

    def _index(self, kinds: frozenset[AreaType]) -> NameIndex:
        if kinds not in self._indexes:
            wanted = [entry for entry in self._entries if entry.geography.area_type in kinds]
            self._indexes[kinds] = NameIndex(wanted)
        return self._indexes[kinds]

    @cached_property
    def _entries(self) -> list[Entry]:
        every = (
            *(self._own_names, self._former_names(), self._towns()),
            *(self._other_names(), self._spellings()),
        )
        once: dict[tuple[str, str], Entry] = {}
        for entry in chain.from_iterable(every):
            once.setdefault((entry.plain, entry.code), entry)
        return list(once.values())

    @cached_property
    def councils(self) -> Councils:
        """Councils past and present with every way in which people write their names."""
        return councils.load(self.areas.folders)

    @cached_property
    def _by_code(self) -> dict[str, Entry]:
        former = {}
        for code in self.areas.districts.years:
            successor = self.areas.districts.successor(code)
            if successor in self.areas.by_code(self._current):
                text = self.areas.districts.names[code]
                former[code] = Entry(text, str(successor), self._current, "former")
        return {**former, **{entry.code: entry for entry in self._own_names}}

    @cached_property
    def _own_names(self) -> tuple[Entry, ...]:
        return tuple(self._read_own_names())

    def _read_own_names(self) -> Iterator[Entry]:
        held = {geography.area_type for geography in self.areas.geographies}
        listed: set[str] = set()
        for order, kind in enumerate(kind for kind in KINDS if kind in held):
            geography = self.areas.latest(kind)
            for area in self.areas.by_code(geography).values():
                if area.code not in listed:
                    yield Entry(area.name, area.code, geography, "", order)
                listed.add(area.code)

    def _former_names(self) -> Iterator[Entry]:
        current = self.areas.by_code(self._current)
        for change in self.areas.districts.changes.values():
            area = current.get(self.areas.districts.successor(change.old_code) or "")
            if area is not None and change.old_name != area.name:
                yield Entry(change.old_name, area.code, self._current, "former")

    def _other_names(self) -> Iterator[Entry]:
        for code, names in self.other_names.items():
            geography = self.areas.area(code).geography
            for name in names:
                yield Entry(name.name, code, geography, name.kind)

    def _spellings(self) -> Iterator[Entry]:
        for text, key in self.councils.spellings:
            council = self.councils.by_key[key]
            if council.is_in_force:
                yield from self._of(text, (council.code,), "spelling")
            else:
                yield from self._of(text, council.successors, "former")

    @cached_property
    def towns(self) -> pd.DataFrame:
        """Towns, cities and large suburbs, columns of `tables.TOWNS`; not to be changed."""
        folders = self.areas.folders
        return read_table(folders, folders.data / "lookups" / "towns.csv", tables.TOWNS)

    def _towns(self) -> Iterator[Entry]:
        for name, code in zip(self.towns["name"], self.towns["authority"], strict=True):
            yield from self._of(name, (code,), "place")

    def _of(self, text: str, codes: Iterable[str], relation: str) -> Iterator[Entry]:
        for code in codes:
            own = self._by_code.get(code)
            if own is not None:
                yield Entry(text, own.code, own.geography, relation, own.order)

    def code_of(self, name: str, geography: Geography) -> str:
        """Return the code of the one area of *geography* that has *name*, its own or another.

        Case, accents and punctuation do not matter; parishes and towns are no names of their
        authority here.

        Raises
        ------
        UnmatchedName
            No area has it, or several have; those meant are named.
        """
        codes = self._codes_by_name(geography).get(plain(name), [])
        if len(codes) == 1:
            return codes[0]
        if codes:
            shown = ", ".join(codes[:5])
            raise UnmatchedName(
                f"{name[:40]!r} names {len(codes)} of the {geography.label}: {shown}. Use the code."
            )
        raise UnmatchedName(
            f"{name[:40]!r} is none of the {geography.label}{self._hint(name, geography)}"
        )

    def _hint(self, name: str, geography: Geography) -> str:
        for council in self.councils.named(name):
            current = self.areas.by_code(geography)
            became = [current[code].name for code in council.successors if code in current]
            if became:
                return f": it ended in {council.ended[:4]} and is now in {' and '.join(became)}."
        codes = self._codes_by_name(geography)
        near = get_close_matches(plain(name), codes, n=3)
        own = [self.areas.by_code(geography)[codes[text][0]].name for text in near]
        return f": did you mean {' or '.join(dict.fromkeys(own))}?" if own else "."

    def _codes_by_name(self, geography: Geography) -> Mapping[str, list[str]]:
        if geography not in self._codes:
            names = self._codes.setdefault(geography, {})
            others = self.other_names
            for code, area in self.areas.by_code(geography).items():
                known = [name.name for name in others.get(code, ()) if name.is_of_the_area]
                for text in dict.fromkeys(plain(name) for name in (area.name, *known)):
                    names.setdefault(text, []).append(code)
            for text, council in self._council_spellings():
                code = self._code_in(council, geography)
                if code and text not in names:
                    names[text] = [code]
        return self._codes[geography]

    def _council_spellings(self) -> Iterator[tuple[str, Council]]:
        for text, key in self.councils.spellings:
            yield plain(text), self.councils.by_key[key]

    def _code_in(self, council: Council, geography: Geography) -> str:
        """Return the code of a council among the areas of *geography*, or ''."""
        held = self.areas.by_code(geography)
        former = self.areas.districts.code_in(council.code, min(geography.vintage, LAST_YEAR))
        return next((code for code in (council.code, former) if code and code in held), "")
