"""Councils past and present: how people spell them, when they ended and what took their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from levelmap import tables
from levelmap.geography.search import plain
from levelmap.integrity import read_table
from levelmap.paths import Folders


@dataclass(frozen=True, slots=True)
class Council:
    """One council, also a county or a combined authority.

    Attributes
    ----------
    key
        Its code in the register of mySociety, which councils without a GSS code have too.
    code
        GSS code, the last that it had; empty for the 25 districts of Northern Ireland that ended
        in 2015.
    ended
        Day on which it was last or first no more in force (sources differ), ISO; empty today.
    successors
        GSS codes of what took its place; several where it was divided.
    """

    key: str
    code: str
    name: str
    official_name: str
    ended: str
    successors: tuple[str, ...]

    @property
    def is_in_force(self) -> bool:
        """Say whether the council exists today."""
        return not self.ended


@dataclass(frozen=True)
class Councils:
    """Every council and every spelling of it.

    Attributes
    ----------
    by_key
        Councils by their code in the register.
    spellings
        Pairs of a text as people write it and the key of the council that it means.
    """

    by_key: Mapping[str, Council]
    spellings: tuple[tuple[str, str], ...]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text, key in self.spellings:
            keys = found.setdefault(plain(text), [])
            if key not in keys:
                keys.append(key)
        return found

    def named(self, text: str) -> tuple[Council, ...]:
        """Return the councils that are called so, those of today first; empty where none is.

        Case, accents and punctuation do not matter.
        """
        found = [self.by_key[key] for key in self._by_name.get(plain(text), ())]
        return tuple(sorted(found, key=lambda council: (council.ended != "", council.key)))


def load(folders: Folders) -> Councils:
    """Return the councils described by `councils.csv` and `council_names.csv` in `lookups/`.

    Raises
    ------
    MissingFile, ContractError
        A table is absent or not as it should be.
    """
    lookups = folders.data / "lookups"
    frame = read_table(folders, lookups / "councils.csv", tables.COUNCILS)
    councils = {
        row.council: Council(
            row.council,
            row.code,
            row.name,
            row.official_name,
            row.ended,
            tuple(row.successors.split()),
        )
        for row in frame.itertuples(index=False, name="Row")
    }
    names = read_table(folders, lookups / "council_names.csv", tables.COUNCIL_NAMES)
    return Councils(councils, tuple(zip(names["name"], names["council"], strict=True)))
