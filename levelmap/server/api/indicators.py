"""Indicators and their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from levelmap.answers.indicators.holdings import coverage
from levelmap.answers.listings import listing
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.downloads.bundle import INDICATOR_COLUMNS, source_facts, told, with_ranks
from levelmap.errors import NotHeld, UnknownGeography
from levelmap.periods import Period
from levelmap.server.api.operations import (
    CODE,
    GEOGRAPHY,
    SLUG,
    Answer,
    Given,
    Operation,
    Parameter,
)
from levelmap.terms import Geography

LATEST = "latest"
"""What stands for the last period held."""

MOST_OFFERED = 12
"""Periods named to someone who asked for one that is not held."""

MANY = 20_000
"""Values of an indicator of which a table takes a third of a second."""

SLUG_WANTED = Parameter("slug", "Name of the indicator", "claimant-count", SLUG, required=True)
GEOGRAPHY_WANTED = Parameter(
    "geography", "Kind of area and year of its boundaries", "lad_2025", GEOGRAPHY
)


def facts(indicator: Indicator, atlas: Atlas) -> dict[str, Any]:
    """Return what a reader of values must know: meaning, unit, direction, source, caveat."""
    return {
        "slug": indicator.slug,
        "label": indicator.label,
        "mission": indicator.mission,
        "role": indicator.role,
        "description": indicator.description,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "polarity": indicator.polarity.value,
        "polarity_reason": indicator.polarity_reason,
        "caveat": indicator.caveat,
        "currency": atlas.catalogue.currency(indicator.slug).words,
        "source": source_facts(atlas.catalogue.source(indicator.source)),
    }


def _indicators(atlas: Atlas, given: Given) -> Answer:
    table = listing("indicators", atlas)
    if "mission" in given:
        table = table[table["mission"].astype(str) == given["mission"]]
    return Answer({"count": len(table)}, table)


def _indicator(atlas: Atlas, given: Given) -> Answer:
    indicator = atlas.catalogue.indicator(given["slug"])
    held = atlas.catalogue.series(indicator.slug)
    series = pd.DataFrame(
        {
            "geography": str(one.geography),
            "period": str(one.period),
            "period_label": one.period.label,
            "areas": one.areas,
        }
        for one in held
    )
    covered = [
        {"areas": part.area_type.value, "periods": part.periods, "vintages": list(part.vintages)}
        for part in coverage(indicator.slug, atlas)
    ]
    return Answer({**facts(indicator, atlas), "coverage": covered}, series)


def _values(atlas: Atlas, given: Given) -> Answer:
    indicator = atlas.catalogue.indicator(given["slug"])
    table = atlas.catalogue.observations(indicator.slug)
    geography = Geography.parse(given["geography"]) if "geography" in given else None
    if geography is not None:
        held = sorted(table["geography"].unique())
        table = table[table["geography"] == str(geography)]
        if table.empty:
            raise UnknownGeography(
                f"{indicator.slug} has no values for {geography}: "
                f"expected one of {', '.join(held)}."
            )
    table = _of_period(table, given.get("period", ""), indicator.slug)
    table = with_ranks(table, indicator)
    if "within" in given:
        table = _within(table, given["within"], indicator.slug, atlas)
    if "area" in given:
        table = table[table["area_code"] == given["area"]]
    table = told(table, indicator, atlas)
    return Answer({"indicator": facts(indicator, atlas)}, table, geography)


def _are_many(atlas: Atlas, given: Given) -> bool:
    """Return whether the periods and kinds of area asked for have many values to be ranked."""
    wanted, period = given.get("geography", ""), given.get("period", "")
    held = [s for s in atlas.catalogue.series(given["slug"]) if wanted in ("", str(s.geography))]
    if period == LATEST:  # series stand oldest first
        held = list({series.geography: series for series in held}.values())
    elif period:
        held = [series for series in held if period == str(series.period)]
    return sum(series.areas for series in held) > MANY


def _of_period(table: pd.DataFrame, text: str, slug: str) -> pd.DataFrame:
    """Return the rows of one period: an ISO one, `latest` of each geography, or all."""
    if not text:
        return table
    if text == LATEST:
        start = table["period"].map({p: Period.parse(p).start for p in table["period"].unique()})
        return table[start == start.groupby(table["geography"]).transform("max")]
    chosen = table[table["period"] == text]
    if chosen.empty:
        raise NotHeld(no_period(text, sorted(table["period"].unique()), slug))
    return chosen


def no_period(text: str, held: Sequence[str], slug: str) -> str:
    """Return the sentence for a period that is not among those *held*, which stand oldest first."""
    earlier = len(held) - MOST_OFFERED
    more = f" and {earlier:,} earlier ones (/indicators/{slug} has all)" if earlier > 0 else ""
    return (
        f"{slug} has no period {text[:40]!r}: expected {LATEST}, "
        f"{', '.join(reversed(held[-MOST_OFFERED:]))}{more}."
    )


def _within(table: pd.DataFrame, code: str, slug: str, atlas: Atlas) -> pd.DataFrame:
    """Return the rows of areas that lie in the area *code*: wards of an authority, say."""
    inside: set[str] = set()
    named = set(table["geography"].unique())
    for geography in (one for one in atlas.gazetteer.geographies if str(one) in named):
        areas = atlas.gazetteer.areas(geography)
        parents = areas.filter(like="_code")
        inside |= set(areas.index[(parents == code).any(axis=1) & (areas.index != code)])
    chosen = table[table["area_code"].isin(inside)]
    if chosen.empty:
        raise NotHeld(f"{slug} has no values of areas within {code}.")
    return chosen


OPERATIONS = (
    Operation(
        "/indicators",
        "Every indicator: name, mission, unit, direction, areas and periods held, source",
        _indicators,
        (
            Parameter(
                "mission",
                "Number of a White Paper mission",
                "3",
                choices=tuple(str(number) for number in range(1, 13)),
            ),
        ),
        ("json", "csv"),
    ),
    Operation(
        "/indicators/{slug}",
        "One indicator: meaning, caveat, source, and one row for each series that is held",
        _indicator,
        (SLUG_WANTED,),
    ),
    Operation(
        "/indicators/{slug}/values",
        "The values of an indicator, with confidence limits and the reason why one is missing",
        _values,
        (
            SLUG_WANTED,
            GEOGRAPHY_WANTED,
            Parameter(
                "period",
                "ISO 8601 start and duration, or latest for the last of each geography",
                LATEST,
            ),
            Parameter("area", "GSS code of one area", "E06000021", CODE),
            Parameter("within", "GSS code of what the areas lie in", "E06000021", CODE),
        ),
        ("json", "csv", "geojson", "parquet"),
        INDICATOR_COLUMNS,
        _are_many,
    ),
)
