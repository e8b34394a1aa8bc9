"""The figures of areas in one period: value, interval, whose it is, or why there is none."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.indicators.elsewhere import elsewhere
from levelmap.answers.indicators.statuses import (
    CARRIED,
    INHERITED,
    marked,
    remark,
    why_missing,
)
from levelmap.answers.indicators.values import AreaValues
from levelmap.answers.phrases import listed
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.geography.areas import containers
from levelmap.statuses import COMBINED_AREA
from levelmap.terms import AreaType


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of one area in one period.

    Attributes
    ----------
    lower, upper
        95 % interval; None where none is published.
    origin
        Where a figure that is not the area's own comes from; empty for its own.
    why
        Why there is none.
    """

    indicator: Indicator
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    status: str = ""
    origin: str = ""
    why: str = ""

    @property
    def printed(self) -> str:
        """Return the figure as people read it, or why there is none."""
        return self.why if self.value is None else self.indicator.format(self.value)

    @property
    def marked(self) -> str:
        """Return the same with a word on what to know about the figure, where there is anything."""
        return self.why if self.value is None else marked(self.printed, self.status)

    @property
    def interval(self) -> str:
        """Return the 95 % interval in words; empty where none is published."""
        return interval(self.lower, self.upper, self.indicator)


def interval(lower: float | None, upper: float | None, indicator: Indicator) -> str:
    """Return an interval in words; empty where a limit is missing (None or NaN)."""
    if lower is None or upper is None or pd.isna(lower) or pd.isna(upper):
        return ""
    return f"{indicator.format(lower)} to {indicator.format(upper)}"


def every_figure(found: AreaValues, atlas: Atlas) -> pd.DataFrame:
    """Return what is known of every area of `found.geography`, in the order of its codes.

    Columns are those of `tables.AREAS` and of `found.table`, `within` (name of what contains the
    area: an authority, a region, a nation) and `printed` (the value, or why there is none).
    """
    values, statuses = found.table["value"].tolist(), found.table["status"].tolist()
    printed = [
        why_missing(status) if math.isnan(value) else marked(found.indicator.format(value), status)
        for value, status in zip(values, statuses, strict=True)
    ]
    table = atlas.gazetteer.areas(found.geography).join(found.table)
    codes = containers(table, found.geography.area_type)
    names = {code: atlas.gazetteer.name(code) if code else "" for code in codes.unique()}
    return table.assign(within=[names[code] for code in codes.tolist()], printed=printed)


def figure(code: str, found: AreaValues, atlas: Atlas) -> Figure:
    """Return the figure of one area of `found.geography`; without one if it is no area of it."""
    indicator, row = found.indicator, found.rows.get(code)
    if row is None:
        return Figure(indicator, why=why_missing(""))
    if pd.isna(row["value"]):
        return Figure(indicator, status=row["status"], why=_why(code, row["status"], found, atlas))
    lower, upper = (
        None if pd.isna(row[name]) else float(row[name]) for name in ("lower_ci", "upper_ci")
    )
    origin = _origin(code, row["status"], found, atlas)
    return Figure(indicator, float(row["value"]), lower, upper, row["status"], origin)


def _origin(code: str, status: str, found: AreaValues, atlas: Atlas) -> str:
    if status == INHERITED:
        county = atlas.gazetteer.areas(found.geography).loc[code, "utla_code"]
        said = f"county value ({atlas.gazetteer.name(county)})"
        warning = remark(found.of_counties.get(code, ""))
        return f"{said}, {warning}" if warning else said
    first, _, warnings = status.partition(" ")
    if first == COMBINED_AREA:
        return "; ".join(filter(None, ["several areas taken together", remark(warnings)]))
    if first == CARRIED:
        formers = _formers(code, found, atlas)
        names = listed([name for name, _ in formers])
        said = f"approximate: mean of {names}, weighted by people" if formers else remark(first)
        return "; ".join(filter(None, [said, remark(warnings)]))
    return ""


def _why(code: str, status: str, found: AreaValues, atlas: Atlas) -> str:
    """Return why there is none; of an authority made by a merger, what its former ones have."""
    formers = [] if status else _formers(code, found, atlas)
    if not formers:
        return "; ".join(
            filter(
                None,
                [why_missing(status), elsewhere(code, found.indicator, found.geography, atlas)],
            )
        )
    said = listed([f"{name} {value}" for name, value in formers])
    year = found.published_on.vintage
    return f"published for the authorities of {year} only: {said}"


def _formers(code: str, found: AreaValues, atlas: Atlas) -> list[tuple[str, str]]:
    """Return name and marked figure of the published areas that an authority was made from."""
    if found.geography.area_type is not AreaType.LOCAL_AUTHORITY:
        return []
    say, known = found.indicator.format, found.published_status
    return [
        (
            change.old_name,
            marked(say(found.published[change.old_code]), known.get(change.old_code, "")),
        )
        for change in atlas.gazetteer.districts.predecessors(code)
        if change.old_code in found.published.index
    ]
