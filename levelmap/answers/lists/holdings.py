"""What is held of the priority lists: each list with its completeness, and who is on it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.answers.lists.of_place import standing_table
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.catalogue.provenance import Source
from levelmap.downloads.bundle import LIST_COLUMNS, archive, list_table, source_facts
from levelmap.lists.standings import ListStatus, Standing
from levelmap.memory import remembered
from levelmap.terms import AreaType, Geography


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One priority list as the catalogue lists it."""

    priority_list: PriorityList
    source: Source

    @property
    def searchable(self) -> str:
        """Return every text in which a search looks."""
        held = self.priority_list
        texts = (held.slug, held.label, held.fund, held.meaning, held.unit_label)
        return " ".join((*texts, self.source.publisher, self.source.title)).lower()


@dataclass(frozen=True)
class ListView:
    """One list as a screen shows it.

    Attributes
    ----------
    geography
        Districts on which it is drawn: those of the year of its codes.
    standings, names
        Of every district, in the order of codes.
    counts
        Districts with each status, the strongest first; statuses without any are left out.
    named
        One row for each district that is named: code, name, status, category, places.
    """

    entry: ListEntry
    geography: Geography
    standings: dict[str, Standing]
    names: dict[str, str]
    counts: tuple[tuple[ListStatus, int], ...]
    named: pd.DataFrame
    summary: str


@remembered
def list_entries(atlas: Atlas) -> tuple[ListEntry, ...]:
    """Return every priority list of the catalogue in its order."""
    catalogue = atlas.catalogue
    lists = catalogue.priority_lists.values()
    return tuple(ListEntry(held, catalogue.source(held.source)) for held in lists)


@remembered
def list_view(slug: str, atlas: Atlas) -> ListView:
    """Return one list on the districts of its year.

    Raises
    ------
    UnknownPriorityList
        No list has this name.
    DataError
        A file is absent or damaged.
    """
    held = atlas.catalogue.priority_list(slug)
    table = standing_table(held.slug, atlas)
    standings = dict(sorted(table.districts().items()))
    statuses = [standing.status for standing in standings.values()]
    counts = tuple((s, statuses.count(s)) for s in ListStatus if s in statuses)
    geography = Geography(AreaType.LOCAL_AUTHORITY, held.geography.vintage)
    return ListView(
        entry=ListEntry(held, atlas.catalogue.source(held.source)),
        geography=geography,
        standings=standings,
        names=table.district_areas["name"].to_dict(),
        counts=counts,
        named=_named(standings, table.district_areas),
        summary=_summary(held, counts, geography),
    )


def _named(standings: dict[str, Standing], areas: pd.DataFrame) -> pd.DataFrame:
    named = [s for s in standings.values() if s.status.is_named]
    return pd.DataFrame(
        {
            "code": [s.area_code for s in named],
            "name": [areas.loc[s.area_code, "name"] for s in named],
            "status": [s.status.label for s in named],
            "category": [s.category for s in named],
            "places": [", ".join(s.places) for s in named],
        }
    ).sort_values("name", ignore_index=True)


def _summary(
    held: PriorityList, counts: tuple[tuple[ListStatus, int], ...], geography: Geography
) -> str:
    parts = "; ".join(f"{status.label}: {number}" for status, number in counts)
    return f"{held.title}: {held.coverage} are held. Of the {geography.label}: {parts}."


def standing_sentence(view: ListView, code: str) -> str:
    """Return where one district stands, or how to choose one."""
    standing = view.standings.get(code)
    if standing is None:
        return "Choose an authority on the map to read where it stands."
    details = [f"category {standing.category}"] if standing.category else []
    details += [", ".join(standing.places)] if standing.places else []
    suffix = f" ({'; '.join(details)})" if details else ""
    return f"{view.names[code]}: {standing.status.label}{suffix}."


def list_zip(slug: str, atlas: Atlas) -> bytes:
    """Return a list's rows, dictionary and provenance as a zip.

    Raises
    ------
    UnknownPriorityList
        No list has this name.
    DataError
        A file is absent or damaged.
    """
    held = atlas.catalogue.priority_list(slug)
    about = {
        "list": held.slug,
        "title": held.title,
        "fund": held.fund,
        "date": held.date.label,
        "meaning": held.meaning,
        "unit": held.unit_label,
        "geography": str(held.geography),
        "held": held.coverage,
        "completeness": held.completeness,
        "status": f"{held.status_label}: {held.status_reason}",
        "note": held.note,
        "source": source_facts(atlas.catalogue.source(held.source)),
    }
    return archive(held.slug, list_table(held.slug, atlas), LIST_COLUMNS, about)
