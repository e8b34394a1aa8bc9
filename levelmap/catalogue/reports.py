"""What reports say of the missions: targets to 2030, and good practice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from levelmap.catalogue.provenance import Source
from levelmap.errors import ContractError
from levelmap.periods import Period

RULES: Mapping[str, str] = {
    "reach": "the latest value is at or above the target",
    "rise_everywhere": "the value rises in every area that has both periods",
    "fall_everywhere": "the value falls in every area that has both periods",
    "gap_narrows": "the gap between areas is smaller than at the baseline",
    "rise_by_share": "the value rises from the baseline by the target's share",
    "rise_by_number": "the value rises from the baseline by the target's number",
    "halve": "the value is at most half of the baseline",
    "fall": "the value is below the baseline",
    "at_least_twice": "private money is at least twice the extra public money",
}
"""When a target is met, in words; values are compared as published, without rounding."""


@dataclass(frozen=True, slots=True)
class MissionTarget:
    """One measurable part of a mission (a row of `tables.MISSION_TARGETS`).

    Attributes
    ----------
    indicator
        Slug in the catalogue; empty where nothing is held.
    target, baseline, latest, share_improved
        None where there is none.
    baseline_period, latest_period
        None where nothing is held.
    counts
        The figures behind `share_improved` or the gap, by name; values as written.
    held
        `yes`, `partial` or `no`.
    """

    mission: int
    measure: str
    indicator: str
    scope: str
    rule: str
    target: float | None
    unit: str
    year: str
    baseline_period: Period | None
    baseline: float | None
    latest_period: Period | None
    latest: float | None
    statistic: str
    share_improved: float | None
    counts: Mapping[str, str]
    held: str
    note: str
    source: str

    @property
    def rule_words(self) -> str:
        """Return when the target is met, in words."""
        return RULES[self.rule]


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """Good practice as a report tells it (a row of `tables.CASE_STUDIES`).

    Attributes
    ----------
    areas
        Codes of districts, counties and combined authorities of 2025; empty for places abroad.
    claim
        What is said to have come of it, and by whom; not checked. Empty where nothing is claimed.
    source
        Title, section and year, as they are cited; `address` is where it can be read, if held.
    """

    slug: str
    title: str
    areas: tuple[str, ...]
    missions: tuple[int, ...]
    done: str
    claim: str
    source: str
    address: str = ""


def mission_targets(table: pd.DataFrame) -> tuple[MissionTarget, ...]:
    """Return the targets in the order of the table.

    Raises
    ------
    ContractError
        A rule is not one of `RULES`, or `held` is none of yes, partial, no.
    """
    for column, allowed in (("rule", RULES), ("held", ("yes", "partial", "no"))):
        if odd := sorted(set(table[column]) - set(allowed)):
            reason = f"is not one of {', '.join(allowed)}"
            raise ContractError("mission_targets.csv", column, reason, odd)
    return tuple(_target(row) for row in table.to_dict("records"))


def _target(row: Mapping[Any, Any]) -> MissionTarget:
    numbers = ("target", "baseline", "latest", "share_improved")
    periods = ("baseline_period", "latest_period")
    pairs = (item.partition("=") for item in row["counts"].split(";") if item)
    return MissionTarget(
        **{
            **row,
            **{name: None if pd.isna(row[name]) else float(row[name]) for name in numbers},
            **{name: Period.parse(row[name]) if row[name] else None for name in periods},
            "counts": {name.strip(): value.strip() for name, _, value in pairs},
        }
    )


def case_studies(table: pd.DataFrame, sources: Mapping[str, Source]) -> tuple[CaseStudy, ...]:
    """Return the case studies in the order of the table.

    Raises
    ------
    ContractError
        A source is not registered.
    """
    if unknown := sorted(set(table["source"]) - sources.keys()):
        raise ContractError("case_studies.csv", "source", "is not in sources.csv", unknown)
    return tuple(_study(row, sources[row["source"]]) for row in table.to_dict("records"))


def _study(row: Mapping[Any, Any], source: Source) -> CaseStudy:
    cited = f"{source.publisher}, {source.title}, {row['section']} ({source.published[:4]})"
    missions = tuple(int(number) for number in row["missions"].split())
    texts = {name: row[name] for name in ("slug", "title", "done", "claim")}
    return CaseStudy(
        **texts,
        areas=tuple(row["areas"].split()),
        missions=missions,
        source=cited,
        address=source.url,
    )
