"""What surrounds authorities: similar ones, neighbours, town or country, coast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from levelmap import place_tables, tables
from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import CURRENT, Area

MODEL = "global"
"""Of the three ONS models of similar areas the one that takes everything into account."""

NEAREST = 10
"""Similar places shown, of the twenty that ONS gives."""


@dataclass(frozen=True)
class Context:
    """The tables that describe the surroundings of today's authorities."""

    atlas: Atlas

    def similar(self, area: Area) -> tuple[Area, ...]:
        """Return the authorities that ONS finds most similar, nearest first; empty if none."""
        codes = self._similar.get(area.code, "").split()
        return self._areas(codes)[:NEAREST]

    def neighbours(self, area: Area) -> tuple[Area, ...]:
        """Return the authorities that share a boundary, the longest first; empty for an island."""
        pairs = self._neighbours
        found = [
            (length, b if a == area.code else a)
            for a, b, length in pairs.itertuples(index=False)
            if area.code in (a, b)
        ]
        return self._areas([code for _, code in sorted(found, reverse=True)])

    def setting(self, area: Area) -> tuple[str, ...]:
        """Return words on town or country and coast, as far as they are held."""
        class_words = self._rural_urban.get(area.code)
        coast = self._coast.get(area.code)
        return tuple(words for words in (class_words, coast) if words)

    def _areas(self, codes: list[str]) -> tuple[Area, ...]:
        current = self.atlas.gazetteer.by_code(CURRENT)
        return tuple(current[code] for code in codes if code in current)

    def _read(self, name: str, contract: tables.Contract) -> pd.DataFrame:
        return tables.read_csv(self.atlas.folders.data / "lookups" / name, contract)

    @cached_property
    def _similar(self) -> Mapping[str, str]:
        frame = self._read("similar_areas.csv", place_tables.SIMILAR_AREAS)
        frame = frame[frame["model"] == MODEL]
        return dict(zip(frame["area_code"], frame["similar"], strict=True))

    @cached_property
    def _neighbours(self) -> pd.DataFrame:
        return self._read(f"neighbours_{CURRENT}.csv", place_tables.NEIGHBOURS)

    @cached_property
    def _rural_urban(self) -> Mapping[str, str]:
        frame = self._read("rural_urban.csv", place_tables.RURAL_URBAN)
        latest = frame[frame["edition"] == frame["edition"].max()]
        return {row.area_code: _class_words(row.category) for row in latest.itertuples()}

    @cached_property
    def _coast(self) -> Mapping[str, str]:
        frame = self._read("coast.csv", place_tables.COAST)
        open_coast = frame[(frame["geography"] == str(CURRENT)) & (frame["open"] == "yes")]
        return dict.fromkeys(open_coast["area_code"], "on the open coast (computed)")


def _class_words(category: str) -> str:
    """Return a class as it reads in a sentence: `Urban: Majority nearer to ...` in lower case."""
    kind, _, distance = category.partition(": Majority ")
    more = f", the majority {distance}" if distance else ""
    return f"classed as {kind.lower()}{more} (official rural-urban classification)"
