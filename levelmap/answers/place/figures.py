"""What is published of a place on one measure, or what stands in for it and says so."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from levelmap.answers.place.profile import joined
from levelmap.answers.place.yardsticks import Yardstick
from levelmap.answers.series import STATUS_WORDS
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.geography.gazetteer import Area
from levelmap.geography.vintages import ValueKind
from levelmap.terms import AreaType


@dataclass(frozen=True, slots=True)
class Figure:
    """What is published of one place in one period.

    Attributes
    ----------
    origin
        Where a figure that is not the place's own comes from; empty for its own.
    why
        Why there is none.
    """

    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    status: str = ""
    origin: str = ""
    why: str = ""

    def printed(self, indicator: Indicator) -> str:
        """Return the figure as people read it, or why there is none."""
        return self.why if self.value is None else indicator.format(self.value)


def figure_of(place: Area, measure: Yardstick, atlas: Atlas) -> Figure:
    """Return a measure's latest figure for *place*, an authority of today."""
    latest = measure.latest
    code = atlas.gazetteer.districts.code_in(place.code, latest.geography.vintage)
    if code is None:
        return _before_its_time(place, measure, atlas)
    row = latest.rows.get(code)
    if row is None:
        county = _county_figure(place, measure, atlas)
        return county or Figure(why=STATUS_WORDS[""])
    if math.isnan(row["value"]):
        county = _county_figure(place, measure, atlas)
        return county or Figure(why=STATUS_WORDS.get(row["status"], row["status"]))
    return _from_row(row, "two areas taken together" if row["status"] == "combined_area" else "")


def _county_figure(place: Area, measure: Yardstick, atlas: Atlas) -> Figure | None:
    county = place.parents.get(AreaType.UPPER_TIER, "")
    row = measure.counties.rows.get(county) if measure.counties else None
    if row is None or math.isnan(row["value"]):
        return None
    return _from_row(row, f"county value ({atlas.gazetteer.name(county)})")


def _from_row(row: Mapping[str, Any], origin: str) -> Figure:
    lower, upper = (
        None if math.isnan(row[name]) else float(row[name]) for name in ("lower_ci", "upper_ci")
    )
    return Figure(float(row["value"]), lower, upper, row["status"], origin)


def _before_its_time(place: Area, measure: Yardstick, atlas: Atlas) -> Figure:
    """Return the mean of the authorities that became the place, else their figures in words."""
    latest, indicator = measure.latest, measure.indicator
    formers = atlas.gazetteer.districts.predecessors(place.code)
    held = [former for former in formers if former.old_code in latest.known.index]
    if not held:
        return Figure(why=STATUS_WORDS[""])
    names = joined([former.old_name for former in held])
    if place.code in measure.carried.index and indicator.kind == ValueKind.RATE:
        origin = f"approximate: mean of {names}, weighted by people"
        return Figure(float(measure.carried[place.code]), origin=origin)
    said = joined([f"{f.old_name} {indicator.format(latest.known[f.old_code])}" for f in held])
    return Figure(why=f"published for the authorities of {latest.geography.vintage} only: {said}")
