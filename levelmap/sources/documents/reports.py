"""Tables made from reports: targets of the missions, good practice."""

from __future__ import annotations

from collections.abc import Container

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

_TARGETS = {
    "indicator_slug": "indicator",
    "area_scope": "scope",
    "target_value": "target",
    "target_year": "year",
    "baseline_value": "baseline",
    "latest_value": "latest",
    "golden": "counts",
}


_STUDIES = {
    "source_section": "section",
    "area_name": "place",
    "area_codes": "areas",
    "summary": "done",
}

_SOURCES = {
    "Good Practice for Levelling Up": "adept-good-practice",
    "ADEPT launch of Levelling Up for People and Place": "adept-people-and-place",
    "Levelling Up: What is it and can it work?": "ceilup-what-is-it",
}
"""Slugs in `sources.csv` by the title that is cited; after it stands the publisher in brackets."""


def build(build: Build) -> None:
    """Write the tables below `data/reports/`."""
    for contract, frame in (
        (tables.MISSION_TARGETS, mission_targets(build.raw, build.indicators)),
        (tables.CASE_STUDIES, case_studies(build.raw)),
    ):
        build.write_table(frame, contract, "reports", f"{contract.name}.csv")


def mission_targets(raw: RawFolder, indicators: Container[str]) -> pd.DataFrame:
    """Return the targets (columns of `tables.MISSION_TARGETS`), in order of mission.

    Parameters
    ----------
    indicators
        Slugs that the catalogue knows, for `in`.

    Raises
    ------
    ContractError
        A row names an indicator that the catalogue does not have.
    """
    columns = list(tables.MISSION_TARGETS.columns)
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


def case_studies(raw: RawFolder) -> pd.DataFrame:
    """Return good practice (columns of `tables.CASE_STUDIES`), in order of slug.

    Raises
    ------
    ContractError
        A row cites a report that has no slug.
    """
    cited = raw.csv("seed_tables", "case_studies.csv").rename(columns=_STUDIES)
    titles = cited["source_title"].str.partition(" (")[0]
    if unknown := sorted(set(titles) - _SOURCES.keys()):
        raise ContractError("case_studies.csv", "source_title", "is no known report", unknown)
    cited["source"] = titles.map(_SOURCES)
    for column in ("areas", "missions"):
        cited[column] = cited[column].str.replace("|", " ")
    columns = list(tables.CASE_STUDIES.columns)
    return cited[columns].sort_values("slug", ignore_index=True)
