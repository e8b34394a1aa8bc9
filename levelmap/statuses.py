"""What the `status` of a value means: why there is none, or what to know about the one there is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from levelmap.terms import Polarity

COMBINED_AREA = "combined_area"
FEW_SMALL_AREAS = "few_small_areas"
PARTLY_IMPUTED = "partly_imputed"
OUT_OF_RANGE, UNUSUAL = "out_of_range", "unusual"

WHY_MISSING: Mapping[str, str] = {
    "not_published": "not published",
    "unreliable": "too unreliable to publish",
    "suppressed": "suppressed as confidential",
    "not_applicable": "does not apply here",
    "no_best_fit": "too small for figures made of small areas",
}
"""Why there is no value, in the publisher's terms (`no_best_fit` is ours)."""

WARNINGS: Mapping[str, str] = {
    "unreliable": "marked unreliable by its publisher",
    COMBINED_AREA: "figure of several areas taken together",
    "provisional": "provisional",
    "aggregated": "put together by ONS, may differ from other published figures",
    PARTLY_IMPUTED: "of a year whose figures its publisher imputed in part",
    FEW_SMALL_AREAS: "rests on one or two small areas",
    OUT_OF_RANGE: "outside the range of its unit, as published",
    UNUSUAL: "far from its own other years or from all other areas, as published",
}
"""What to know about a value that there is, to stand wherever it is shown. The last two are flags
of LevelMap (`levelmap.sources.series.plausibility`): such values stay as published."""

COMBINED_DISTRICTS: Mapping[str, tuple[str, str]] = {
    "E67000001": ("E09000012", "E09000001"),
    "E67000002": ("E06000052", "E06000053"),
}
"""Pairs of authorities published as one, the larger first: Hackney with City of London, Cornwall
with Isles of Scilly."""

CRIME_PARTNERSHIPS: tuple[tuple[str, ...], ...] = (
    ("E07000040", "E07000042"),
    ("E07000045", "E07000044", "E07000047"),
    ("E07000043", "E07000046"),
    ("E07000084", "E07000092", "E07000089"),
    ("E07000107", "E07000109"),
    ("E07000176", "E07000173", "E07000172"),
    ("E07000222", "E07000221"),
    ("E07000238", "E07000237", "E07000235"),
    ("E07000239", "E07000234", "E07000236"),
    ("E07000245", "E07000203", "E07000200"),
    ("W06000016", "W06000024"),
)
"""Authorities whose crimes are published for their joint community safety partnership, the one with
the most people first (mid-2022); the build holds them to the partnerships of its source."""

COUNTED_WITH: Mapping[str, str] = {
    code: first
    for first, *others in (*COMBINED_DISTRICTS.values(), *CRIME_PARTNERSHIPS)
    for code in others
}
"""Which area counts for another one, where both have the same combined figure."""


def joined(*statuses: str) -> str:
    """Return all that is to be known of a value as one status, each thing once, by spaces."""
    return " ".join(dict.fromkeys(word for status in statuses for word in status.split()))


def is_combined(status: object) -> bool:
    """Say whether a value, of which there may be more to know, is of several areas together."""
    return COMBINED_AREA in str(status).split()


def counts(codes: pd.Index, status: pd.Series) -> pd.Series:
    """Say which values count in ranks, medians and numbers of areas: a combined figure once.

    Of areas that share a figure the first, the largest, counts.

    Parameters
    ----------
    codes
        Of the areas.
    status
        Same length, indexed by *codes*.

    Returns
    -------
    Series of bool
        Indexed by *codes*.
    """
    repeats = codes.isin(list(COUNTED_WITH))
    repeats[repeats] = [is_combined(one) for one in status.to_numpy()[repeats]]
    return pd.Series(~repeats, index=codes)


def rank_one(polarity: Polarity) -> str:
    """Return what stands at rank 1 of `ranks`, to follow "1 is"."""
    return "highest" if polarity is Polarity.NONE else "worst"


def ranks(values: pd.Series, status: pd.Series, polarity: Polarity) -> pd.Series:
    """Return the place of each value, 1 for the worst, or for the highest where neither end is bad.

    Equal values share the first of their places. A figure of several areas taken together takes
    one place (see `counts`), at which all of them stand.

    Parameters
    ----------
    values
        By area code; NaN without one.
    status
        Same index.

    Returns
    -------
    Series of Int64
        Same index, missing without a value.
    """
    needs = values.astype("float64") * (polarity.need_sign or 1)
    counted = np.sort(needs[counts(values.index, status).to_numpy()].dropna().to_numpy())
    places = len(counted) - np.searchsorted(counted, needs.to_numpy(), side="right") + 1
    return pd.Series(places, index=values.index, dtype="Int64").where(needs.notna())
