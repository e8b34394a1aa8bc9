"""Values that cannot be, or that are far from all that they are like: flagged, never changed.

Two rules, both on figures as published:

* **Range**: a percentage outside 0 to 100, a score out of 10 outside 0 to 10.
* **Distance**: more than eight median absolute deviations (MAD) from the area's own median over at
  least five periods, once what all areas have in common in a period is taken out; and further than
  the typical gap between areas, so that a small step in a flat series does not count. The MAD is
  the area's own or that of the median area, whichever is larger. Where there are fewer periods:
  more than eight MAD from the other areas, on a log scale where all values are positive, unless
  more than one area and more than two in a hundred are (a long tail has no outliers).

Ranks and counts are left alone, and so are wards, regions and other groups of fewer than thirty.
A warning of its publisher stands before the flag.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from levelmap import tables
from levelmap.catalogue.indicators import Indicator
from levelmap.sources.base import observations
from levelmap.statuses import OUT_OF_RANGE, UNUSUAL, joined
from levelmap.terms import AreaType, Geography

if TYPE_CHECKING:
    from levelmap.sources.base.context import Build

DEVIATIONS = 8
FEWEST_PERIODS, FEWEST_AREAS = 5, 30
MOST_OUTLIERS = 0.02
_KINDS = ("rate", "median", "score")
_LEVELS = (AreaType.LOCAL_AUTHORITY, AreaType.COUNTY, AreaType.POLICE_FORCE)


def build(build: Build) -> None:
    """Flag the observations of every indicator that has been made."""
    flagged = 0
    for indicator in build.indicators.values():
        path = build.out.data / "observations" / f"{indicator.slug}.parquet"
        if path.is_file():
            flagged += _flag(indicator, path)
    build.notes.append(f"{flagged} values are out of range or unusual and say so")


def _flag(indicator: Indicator, path: Path) -> int:
    frame = tables.validate(pd.read_parquet(path), tables.OBSERVATIONS, indicator.slug)
    made = flagged(frame, indicator)
    if not made["status"].equals(frame["status"]):
        observations.write(made, path)
    return int(made["status"].str.contains(f"{OUT_OF_RANGE}|{UNUSUAL}").sum())


def flagged(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Return the rows with the flags that they deserve, behind what else is known of them."""
    found = flags(frame, indicator)
    others = frame["status"].map(
        lambda status: " ".join(w for w in status.split() if w not in (OUT_OF_RANGE, UNUSUAL))
    )
    both = (joined(*pair) for pair in zip(others, found, strict=True))
    return frame.assign(status=pd.Series(both, index=frame.index, dtype="str"))


def flags(frame: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Return `OUT_OF_RANGE`, `UNUSUAL` or nothing for each row.

    Parameters
    ----------
    frame
        Columns of `tables.OBSERVATIONS`.

    Returns
    -------
    Series of str
        Index of *frame*; empty for rows without a value.
    """
    low, high = _range(indicator)
    found = pd.Series("", index=frame.index)
    if indicator.kind in _KINDS:
        for geography, rows in frame[frame["value"].notna()].groupby("geography"):
            if Geography.parse(str(geography)).area_type in _LEVELS:
                found = found.mask(
                    _is_unusual(rows).reindex(frame.index, fill_value=False), UNUSUAL
                )
    is_out = (frame["value"] < low) | (frame["value"] > high)
    return found.mask(is_out, OUT_OF_RANGE)


def _range(indicator: Indicator) -> tuple[float, float]:
    if indicator.unit.startswith("%") and indicator.kind != "count":
        return 0, 100
    return (0, 10) if indicator.unit == "score out of 10" else (-np.inf, np.inf)


def _is_unusual(rows: pd.DataFrame) -> pd.Series:
    wide = rows.set_index(["area_code", "period"])["value"].unstack()  # noqa: PD010
    if len(wide) < FEWEST_AREAS:
        return pd.Series(False, index=rows.index)
    enough = wide.shape[1] >= FEWEST_PERIODS
    marked = _far_from_own(wide) if enough else _far_from_others(wide)
    areas = marked.index.get_indexer(rows["area_code"])
    periods = marked.columns.get_indexer(rows["period"])
    return pd.Series(marked.to_numpy()[areas, periods], index=rows.index)


def _far_from_own(wide: pd.DataFrame) -> pd.DataFrame:
    relative = wide - wide.median()
    gaps = relative.sub(relative.median(axis=1), axis=0).abs()
    own = gaps.median(axis=1)
    limit = DEVIATIONS * own.clip(lower=own.median())
    varies = (limit > 0) & (wide.nunique(axis=1) >= FEWEST_PERIODS - 1)
    typical = relative.abs().median()
    return gaps.gt(limit, axis=0) & gaps.gt(typical, axis=1) & np.asarray(varies)[:, None]


def _far_from_others(wide: pd.DataFrame) -> pd.DataFrame:
    held = wide.to_numpy()[wide.notna().to_numpy()]
    values = np.log(wide) if (held > 0).all() else wide
    gaps = (values - values.median()).abs()
    typical = gaps.median()
    far = gaps.gt(DEVIATIONS * typical, axis=1) & (typical > 0)
    return far & (far.sum() <= (MOST_OUTLIERS * wide.notna().sum()).clip(lower=1))
