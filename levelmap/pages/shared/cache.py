"""The atlas that the pages share, and what they ask of it; read only, for every visitor."""

from __future__ import annotations

import os
import threading

import geopandas as gpd

from levelmap.answers.indicators import holdings as indicator_holdings
from levelmap.answers.indicators.holdings import IndicatorEntry
from levelmap.answers.lists import holdings as list_holdings
from levelmap.answers.lists.holdings import ListEntry, ListView
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.memory import remembered
from levelmap.pages.explore import view as explore
from levelmap.paths import ENVIRONMENT_VARIABLE
from levelmap.terms import AreaType

_LOCK = threading.Lock()
_OPENED: dict[str, Atlas] = {}
"""The atlas by the folder that the environment names: one."""


def atlas() -> Atlas:
    """Return the atlas of the data folder in use, the same for every visitor.

    It is held here, where no message of a visitor's browser can drop it.

    Raises
    ------
    MissingFile
        The chosen folder has no `data` folder in it.
    """
    chosen = os.environ.get(ENVIRONMENT_VARIABLE, "")
    with _LOCK:
        if chosen not in _OPENED:
            opened = open_atlas()
            _OPENED.clear()
            _OPENED[chosen] = opened
        return _OPENED[chosen]


def indicator_entries() -> tuple[IndicatorEntry, ...]:
    """Return every indicator of the catalogue with its coverage."""
    return indicator_holdings.indicator_entries(atlas())


def list_entries() -> tuple[ListEntry, ...]:
    """Return every priority list of the catalogue."""
    return list_holdings.list_entries(atlas())


def list_view(slug: str) -> ListView:
    """Return one priority list on the districts of its year."""
    return list_holdings.list_view(slug, atlas())


def boundaries(layer: str) -> gpd.GeoDataFrame:
    """Return the outlines of a layer (`lad_2025`, `hex_lad_2025`); not to be changed."""
    return atlas().boundaries(layer)


def indicators_of_mission(mission: int | None) -> list[str]:
    """Return the slugs of a mission's indicators that can be drawn; not to be changed."""
    return explore.of_mission(mission, atlas())


def levels_of_mission(mission: int | None) -> list[AreaType]:
    """Return the kinds of area that a mission's indicators can be drawn on; not to be changed."""
    return explore.levels_of_mission(mission, atlas())


def mission_coverage(mission: int) -> str:
    """Return what can be measured of a mission, in a sentence."""
    return explore.mission_coverage(mission, atlas())


def containers(kinds: tuple[AreaType, ...]) -> dict[str, str]:
    """Return the areas of today of some kinds: names by code; not to be changed."""
    return _containers(kinds, atlas())


def authorities() -> dict[str, str]:
    """Return the authorities of today: codes by name, in order; not to be changed."""
    return _authorities(atlas())


@remembered
def _authorities(atlas: Atlas) -> dict[str, str]:
    current = atlas.gazetteer.by_code(CURRENT)
    return {area.name: code for code, area in sorted(current.items(), key=lambda i: i[1].name)}


@remembered
def _containers(kinds: tuple[AreaType, ...], atlas: Atlas) -> dict[str, str]:
    gazetteer = atlas.gazetteer
    held = [kind for kind in kinds if any(g.area_type is kind for g in gazetteer.geographies)]
    return {
        area.code: area.name
        for kind in held
        for area in sorted(
            gazetteer.by_code(gazetteer.latest(kind)).values(), key=lambda area: area.name
        )
    }
