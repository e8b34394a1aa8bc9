"""Which areas have a part in the awards of a list, also of a list of later areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import geopandas as gpd
import pandas as pd

from levelmap.answers.lists.of_place import standing_table
from levelmap.atlas import Atlas
from levelmap.errors import CannotRecode
from levelmap.geography.search import plain
from levelmap.geography.transfers import Route
from levelmap.lists.standings import PARENTS, Award, Standing
from levelmap.memory import remembered
from levelmap.terms import AreaType, Geography


class TakesPart(StrEnum):
    """How an area that has, or may have, a part in a list of awards has it."""

    PRICED = "priced"
    UNPRICED = "unpriced"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FundedPart:
    """What an area has of the awards of one authority of the list's year.

    Attributes
    ----------
    is_named
        Whether the list names the area, or a place within it, with an award or without.
    is_priced
        Whether the amount of everything for which it is named is held.
    awards
        Those that it has a part in; of one to a larger authority as of a shared one.
    may_have
        Whether an authority of today, of which the area is a former part, has something else that
        nobody says where in it lies.
    """

    area: str
    is_named: bool
    is_priced: bool
    awards: tuple[Award, ...]
    may_have: bool = False


def awards_by_area(
    slug: str, geography: Geography, atlas: Atlas
) -> dict[str, tuple[Award, ...]] | None:
    """Return the awards that each area of *geography* has a part in; None where not known by area.

    An award to an authority that has merged since is of a former one only where `parts_of` knows.
    """
    parts = parts_of(slug, geography, atlas)
    if parts is None:
        return None
    found: dict[str, dict[str, Award]] = {}
    for part in parts:
        awards = {award.name: award for award in part.awards}
        found[part.area] = awards | found.get(part.area, {})
    return {area: tuple(awards.values()) for area, awards in found.items()}


def brings_money(slug: str, atlas: Atlas) -> bool:
    """Say whether a list brought money to those named, be any amount held or not."""
    return atlas.catalogue.priority_list(slug).brings_money


def taking_part(slug: str, geography: Geography, atlas: Atlas) -> dict[str, TakesPart]:
    """Return how each area has a part in a list of awards; without those that have none."""
    found: dict[str, TakesPart] = {}
    strength = list(TakesPart)
    for part in parts_of(slug, geography, atlas) or ():
        if part.is_named or part.may_have:
            how = TakesPart.UNPRICED if part.is_named else TakesPart.UNKNOWN
            if any(award.amount is not None for award in part.awards):
                how = TakesPart.PRICED
            found[part.area] = min(how, found.get(part.area, how), key=strength.index)
    return found


@remembered
def parts_of(slug: str, geography: Geography, atlas: Atlas) -> tuple[FundedPart, ...] | None:
    """Return what each area has of each authority's awards; None where not known by area.

    What an authority that has merged since has is of a former one if that one, or its county,
    received it, or if the name of the award or place begins with its name or that of a town in it.
    """
    table = standing_table(slug, atlas)
    start = Geography(AreaType.LOCAL_AUTHORITY, table.priority_list.geography.vintage)
    try:
        pairs = atlas.vintages.transfer(start, geography).pairs
    except CannotRecode:
        return None
    standings, areas = table.districts(), atlas.gazetteer.areas(geography)
    inside = pairs.groupby("new")["old"].agg(frozenset).to_dict()
    is_former = pairs["how"] == Route.SUCCESSOR
    found: list[FundedPart] = []
    for old, formers in pairs[is_former].groupby("old")["new"]:
        if standing := standings.get(old):
            known = areas.reindex(sorted(formers)).dropna(subset="name")
            towns = _towns(old, list(known.index), geography, atlas)
            called = [*known["name"].items(), *towns]
            found += _of_formers(standing, known, called, atlas)
    for old, new in pairs.loc[~is_former, ["old", "new"]].itertuples(index=False):
        if standing := standings.get(old):
            # a county that became one authority is that authority: its awards are its own
            is_own = not standing.via or table.within(standing.via) <= inside[new]
            awards = standing.awards if is_own else _shared(standing.awards)
            is_on = standing.status.is_named
            found.append(FundedPart(new, is_on, standing.is_priced, awards))
    return tuple(found)


def _of_formers(
    standing: Standing, formers: pd.DataFrame, called: Sequence[tuple[str, str]], atlas: Atlas
) -> list[FundedPart]:
    """Return what each of the former authorities has of what their successor has.

    *called* has their codes with their own names and those of their towns.
    """
    if standing.via:
        shared = _shared(standing.awards)
        is_on = standing.status.is_named
        return [FundedPart(code, is_on, standing.is_priced, shared) for code in formers.index]
    awards: dict[str, list[Award]] = {code: [] for code in formers.index}
    places: dict[str, list[str]] = {code: [] for code in formers.index}
    unsaid = set()
    for award in standing.awards:
        where = _receiving(award.recipient, formers, atlas) or _beginning(award.name, called)
        for code in where:
            awards[code] += [award] if len(where) == 1 else _shared([award])
        unsaid |= set() if where else {award.name}
    for place in standing.places:
        where = _beginning(place, called)
        for code in where:
            places[code].append(place)
        # an award to a place has its name
        unsaid |= set() if where else {place} - {award.name for award in standing.awards}
    is_whole = standing.status.is_named and not (standing.awards or standing.places)
    found = []
    for code in formers.index:
        own = replace(standing, awards=tuple(awards[code]), places=tuple(places[code]))
        is_named = is_whole or bool(own.awards or own.places)
        found.append(FundedPart(code, is_named, own.is_priced, own.awards, may_have=bool(unsaid)))
    return found


def _receiving(recipient: str, areas: pd.DataFrame, atlas: Atlas) -> list[str]:
    """Return the areas that a council is of, or, of a county, lie within it."""
    codes = [council.code for council in atlas.gazetteer.names.councils.named(recipient)]
    return list(areas.index[areas[PARENTS].isin([code for code in codes if code]).any(axis=1)])


def _beginning(text: str, called: Sequence[tuple[str, str]]) -> list[str]:
    """Return the areas with one of whose names a text begins."""
    words = f"{plain(text)} "
    return list({code: None for code, name in called if words.startswith(f"{plain(name)} ")})


def _towns(
    authority: str, formers: list[str], geography: Geography, atlas: Atlas
) -> list[tuple[str, str]]:
    """Return the towns of an authority of today, each with the former one that it lies in."""
    towns = atlas.gazetteer.names.towns
    within = towns[towns["authority"] == authority]
    points = gpd.GeoSeries.from_xy(within["longitude"], within["latitude"], crs="EPSG:4326")
    outlines = atlas.boundaries(str(geography)).set_index("code")["geometry"].reindex(formers)
    there = points.to_crs(outlines.crs)
    return [
        (code, name)
        for code, outline in outlines.items()
        for name in within["name"][there.within(outline).to_numpy()]
    ]


def _shared(awards: Sequence[Award]) -> tuple[Award, ...]:
    return tuple(replace(award, members=(*award.members, "")) for award in awards)
