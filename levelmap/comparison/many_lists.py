"""Many lists at once: how often each place is named, how alike the lists are, who shares what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from levelmap.comparison.agreement import jaccard, kappa
from levelmap.comparison.place_sets import PlaceSet, check_geographies, partition
from levelmap.errors import EmptyUniverse, MethodError, TooFewValues

LEVELS = ("nominal", "ordinal", "interval", "ratio")

PAIRWISE: dict[str, Callable[[int, int, int, int], float | None]] = {
    "jaccard": lambda a, b, c, _: jaccard(a, b, c),
    "kappa": kappa,
    "overlap": lambda a, b, c, _: a / min(a + b, a + c) if min(a + b, a + c) else None,
    "shared": lambda a, *_: float(a),
}
"""Statistics of a pair by name, from the counts both, only A, only B, neither."""


def memberships(lists: Sequence[PlaceSet]) -> pd.DataFrame:
    """Return every place of any universe by list: 1 named, 0 not, NaN could not be.

    Index code in order, columns the labels.

    Raises
    ------
    MixedGeographies
        The lists are on different geographies.
    MethodError
        Two lists have the same label.
    """
    check_geographies(lists)
    labels = [one.label for one in lists]
    if len(set(labels)) < len(labels):
        raise MethodError("Two of the lists have the same label: give each its own.")
    codes = sorted(frozenset().union(*(one.universe for one in lists)))
    columns = {
        one.label: [float(code in one.codes) if code in one.universe else np.nan for code in codes]
        for one in lists
    }
    return pd.DataFrame(columns, index=pd.Index(codes, name="area_code"), dtype="float64")


def counts(lists: Sequence[PlaceSet]) -> pd.DataFrame:
    """Return for each place `named` (lists that name it) and `could` (lists that could have).

    Places named most often come first.
    """
    table = memberships(lists)
    result = pd.DataFrame(
        {"named": table.sum(axis=1).astype("int64"), "could": table.notna().sum(axis=1)}
    )
    return result.sort_values(["named", "could"], ascending=[False, True], kind="stable")


def pairwise(lists: Sequence[PlaceSet], statistic: str = "jaccard") -> pd.DataFrame:
    """Return a statistic for every pair, as a symmetric table; NaN where it is not defined.

    Parameters
    ----------
    statistic
        A name of `PAIRWISE`. Two lists whose universes have nothing in common have none.
    """
    compute = PAIRWISE.get(statistic)
    if compute is None:
        raise MethodError(f"{statistic!r} is not one of {', '.join(PAIRWISE)}.")
    memberships(lists)
    labels = [one.label for one in lists]
    table = pd.DataFrame(np.nan, index=labels, columns=labels)
    for first in lists:
        for second in lists:
            try:
                parts = partition(first, second)
            except EmptyUniverse:
                continue
            groups = (parts.both, parts.only_a, parts.only_b, parts.on_neither)
            value = compute(*(len(group) for group in groups))
            table.loc[first.label, second.label] = np.nan if value is None else value
    return table


def intersections(lists: Sequence[PlaceSet]) -> pd.DataFrame:
    """Return the places that exactly each combination of lists names, largest first.

    Index from 0; columns `lists` (labels, a tuple), `places` and `codes` (a sorted tuple). A place
    that a list could not name counts as not named by it.
    """
    table = memberships(lists).fillna(0).astype(bool)
    rows = [
        {"lists": combination, "places": len(codes), "codes": tuple(sorted(codes))}
        for combination, codes in _by_combination(table).items()
    ]
    frame = pd.DataFrame(rows, columns=["lists", "places", "codes"])
    return frame.sort_values("places", ascending=False, kind="stable").reset_index(drop=True)


def krippendorff_alpha(ratings: pd.DataFrame, level: str = "nominal") -> float:
    """Return Krippendorff's alpha, 1 - observed / expected disagreement: 1 is full agreement.

    Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).

    Parameters
    ----------
    ratings
        Places by lists or methods (such as `memberships`); NaN where one does not rate. Places
        with fewer than two ratings do not count.
    level
        Of measurement: `nominal`, `ordinal`, `interval` or `ratio`.

    Raises
    ------
    TooFewValues
        No place has two ratings, or all ratings are the same.
    """
    if level not in LEVELS:
        raise MethodError(f"{level!r} is not a level of measurement: expected {', '.join(LEVELS)}.")
    table = ratings.to_numpy(dtype="float64")
    table = table[(~np.isnan(table)).sum(axis=1) > 1]
    known = np.unique(table[~np.isnan(table)])
    if known.size < 2:
        raise TooFewValues(
            "The ratings have fewer than two different values among places rated twice, so their "
            "agreement beyond chance is not defined."
        )
    by_value = np.stack([(table == value).sum(axis=1) for value in known])
    raters = by_value.sum(axis=0)
    coincidences = (by_value / (raters - 1)) @ by_value.T
    coincidences -= np.diag((by_value / (raters - 1)).sum(axis=1))
    totals = coincidences.sum(axis=1)
    distance = _distances(known, totals, level)
    expected = (np.outer(totals, totals) * distance).sum() / (totals.sum() - 1)
    return float(1 - (coincidences * distance).sum() / expected)


def _distances(values: np.ndarray, totals: np.ndarray, level: str) -> np.ndarray:
    apart = np.subtract.outer(values, values)
    if level == "nominal":
        return (apart != 0).astype("float64")
    if level == "interval":
        return apart**2
    if level == "ratio":
        together = np.add.outer(values, values)
        return np.divide(apart, together, out=np.zeros_like(apart), where=together != 0) ** 2
    upto = np.cumsum(totals) - totals / 2
    return np.subtract.outer(upto, upto) ** 2


def _by_combination(table: pd.DataFrame) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    labels = np.array(table.columns)
    for code, row in zip(table.index, table.to_numpy(), strict=True):
        if row.any():
            found.setdefault(tuple(labels[row]), []).append(code)
    return found
