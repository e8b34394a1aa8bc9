"""Tables that reports print: targets of the missions, good practice, focus areas, capitals."""

from __future__ import annotations

from collections.abc import Container

import pandas as pd

from levelmap import report_tables
from levelmap.errors import ContractError
from levelmap.sources.context import Build
from levelmap.sources.raw import RawFolder, numbers
from levelmap.tables import Contract

_TARGETS = {
    "indicator_slug": "indicator",
    "area_scope": "scope",
    "target_value": "target",
    "target_year": "year",
    "baseline_value": "baseline",
    "latest_value": "latest",
    "golden": "counts",
}


def build(build: Build) -> None:
    """Write the tables below `data/reports/`."""
    for contract, frame in (
        (report_tables.MISSION_TARGETS, mission_targets(build.raw, build.indicators)),
        (report_tables.CASE_STUDIES, _read(build.raw, "case_studies", report_tables.CASE_STUDIES)),
        (report_tables.FOCUS_AREAS, focus_areas(build.raw)),
        (report_tables.CAPITALS, _read(build.raw, "capitals", report_tables.CAPITALS)),
    ):
        build.write_table(frame, contract, "reports", f"{contract.name}.csv")


def mission_targets(raw: RawFolder, indicators: Container[str]) -> pd.DataFrame:
    """Return the targets (columns of `report_tables.MISSION_TARGETS`), in order of mission.

    Parameters
    ----------
    indicators
        Slugs that the catalogue knows, for `in`.

    Raises
    ------
    ContractError
        A row names an indicator that the catalogue does not have.
    """
    columns = list(report_tables.MISSION_TARGETS.columns)
    named = {new: old for old, new in _TARGETS.items()}
    published = raw.csv(
        "seed_tables", "mission_targets.csv", columns=[named.get(c, c) for c in columns]
    )
    frame = published.rename(columns=_TARGETS)[columns]
    unknown = [slug for slug in frame["indicator"] if slug and slug not in indicators]
    if unknown:
        raise ContractError("mission_targets.csv", "indicator", "is not an indicator", unknown)
    for column in ("target", "baseline", "latest", "share_improved"):
        frame[column] = numbers(frame[column], "mission_targets.csv")
    return frame


def focus_areas(raw: RawFolder) -> pd.DataFrame:
    """Return the focus areas of the missions (columns of `report_tables.FOCUS_AREAS`)."""
    columns = list(report_tables.FOCUS_AREAS.columns)
    renamed = {"headline_metrics_named": "headline_metrics"}
    return raw.csv("seed_tables", "focus_areas.csv").rename(columns=renamed)[columns]


def _read(raw: RawFolder, name: str, contract: Contract) -> pd.DataFrame:
    columns = list(contract.columns)
    return raw.csv("seed_tables", f"{name}.csv", columns=columns)[columns]
