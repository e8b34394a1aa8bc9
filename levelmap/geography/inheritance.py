"""Values of upper-tier authorities shown for the districts inside them.

Some statistics are published for counties and single-tier authorities only. A district inside a
county may be shown the county's value, but it is never stored as the district's own: the result
says whose value it is, so that pages can label it and correlations can count a county once.
"""

from __future__ import annotations

import pandas as pd

INHERITED = "inherited"
"""Status of a value that is the upper tier's."""

_FIGURES = ["value", "lower_ci", "upper_ci", "status"]


def inherit(observations: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each district with its own figures or those of its upper tier.

    Parameters
    ----------
    observations
        Rows of one indicator and period (columns of `tables.OBSERVATIONS`), districts and
        upper-tier authorities together, on codes of the same year as *areas*.
    areas
        The districts, indexed by code (columns of `tables.AREAS`).

    Returns
    -------
    DataFrame
        Index of *areas*; value, lower_ci, upper_ci, status and `source_code`, the code of the
        area whose figures they are. A district that has neither its own nor an upper tier's row
        has NaN, an empty status and an empty source code.
    """
    figures = observations.set_index("area_code")[_FIGURES]
    own = figures.reindex(areas.index)
    upper = figures.reindex(areas["utla_code"]).set_axis(areas.index)
    has_own = pd.Series(areas.index.isin(figures.index), areas.index)
    is_single_tier = areas["utla_code"] == areas.index
    takes = areas["utla_code"].isin(figures.index) & ~is_single_tier & ~has_own
    found = own.where(~takes, upper)
    found["status"] = found["status"].fillna("")
    found.loc[takes & found["value"].notna(), "status"] = INHERITED
    codes = areas.index.to_series().where(has_own, "")
    return found.assign(source_code=codes.mask(takes, areas["utla_code"]))
