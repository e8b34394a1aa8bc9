"""Context of places: other names, people, rural or urban, coast, similar areas, neighbours."""

from __future__ import annotations

import json

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.sources.context import Build
from levelmap.sources.raw import RawFolder

SIMILAR = ("indicators", "ons_similar_areas")
_PARISHES = ("E04", "W04")


def build(build: Build) -> None:
    """Write every table of context below `data/lookups/`."""
    build.write_table(parishes(build.raw), tables.OTHER_NAMES, "lookups", "other_names.csv")


def parishes(raw: RawFolder) -> pd.DataFrame:
    """Return civil parishes and communities as names of their authorities of today.

    Columns of `tables.OTHER_NAMES`; a name that several parishes of one authority bear occurs once.

    Raises
    ------
    MissingFile, ContractError
        The list of areas is absent or is not as expected.
    """
    path = raw.path(*SIMILAR, "areas-list.json")
    try:
        published = json.loads(path.read_text(encoding="utf-8"))
        areas = pd.DataFrame({key: published[key] for key in ("areacd", "areanm", "parentcd")})
    except (ValueError, KeyError, TypeError) as error:
        raise ContractError(path.name, "(file)", f"is not the list of areas ({error})") from error
    small = areas[areas["areacd"].str.startswith(_PARISHES)]
    names = pd.DataFrame({"code": small["parentcd"], "name": small["areanm"], "kind": "parish"})
    return names.drop_duplicates().sort_values(["code", "name"])
