"""What is held: every indicator with its coverage, to search, read and take away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from levelmap.atlas import Atlas
from levelmap.catalogue.currency import Currency
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.provenance import Source
from levelmap.memory import remembered
from levelmap.terms import AreaType, Nation


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is held of an indicator for one kind of area.

    Attributes
    ----------
    periods
        First and last period in words, one text if they are the same.
    vintages
        Years of the boundaries, oldest first.
    by_nation
        Areas with a value in the latest period, by nation; nations without any are left out.
    """

    area_type: AreaType
    periods: str
    vintages: tuple[int, ...]
    by_nation: tuple[tuple[Nation, int], ...]

    @property
    def nations(self) -> str:
        """Return the nations and their areas in words."""
        return ", ".join(f"{nation.label} {areas}" for nation, areas in self.by_nation)


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One indicator as the catalogue lists it."""

    indicator: Indicator
    source: Source
    coverage: tuple[Coverage, ...]
    currency: Currency

    @property
    def searchable(self) -> str:
        """Return every text in which a search looks."""
        mission = self.indicator.white_paper_mission
        texts = (
            self.indicator.slug,
            self.indicator.label,
            self.indicator.description,
            mission.label if mission else "context",
            self.source.publisher,
            self.source.title,
            *(part.area_type.plural for part in self.coverage),
        )
        return " ".join(texts).lower()


@remembered
def indicator_entries(atlas: Atlas) -> tuple[IndicatorEntry, ...]:
    """Return every indicator of the catalogue in its order."""
    catalogue = atlas.catalogue
    return tuple(
        IndicatorEntry(
            i, catalogue.source(i.source), coverage(i.slug, atlas), catalogue.currency(i.slug)
        )
        for i in catalogue.indicators.values()
    )


def coverage(slug: str, atlas: Atlas) -> tuple[Coverage, ...]:
    """Return what is held of an indicator, one entry for each kind of area.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    """
    series = atlas.catalogue.series(slug)
    present = {s.geography.area_type for s in series}
    found = []
    for kind in (kind for kind in AreaType if kind in present):
        held = [s for s in series if s.geography.area_type is kind]
        labels = dict.fromkeys((held[0].period.label, held[-1].period.label))
        counts = zip(Nation, held[-1].by_nation, strict=True)
        found.append(
            Coverage(
                kind,
                " to ".join(labels) if len(held) > 1 else held[0].period.label,
                tuple(sorted({s.geography.vintage for s in held})),
                tuple((nation, areas) for nation, areas in counts if areas),
            )
        )
    return tuple(found)


class Searchable(Protocol):
    """What can be found by its words."""

    @property
    def searchable(self) -> str:
        """Return every text in which a search looks, in lower case."""


Entry = TypeVar("Entry", bound=Searchable)


def search(entries: Iterable[Entry], text: str) -> tuple[Entry, ...]:
    """Return the entries that hold every word of *text*; all of them for an empty text."""
    words = text.lower().split()
    return tuple(entry for entry in entries if all(word in entry.searchable for word in words))
