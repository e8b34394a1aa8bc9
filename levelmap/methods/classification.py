"""Classes for a choropleth: where the breaks between colours lie, and how well they fit.

One edge rule holds for every scheme, that of mapclassify: a class is ``lower < y <= upper``, and
the first class also holds its lower edge. Values and limits are compared as they are printed, so
that no printed value contradicts the printed limits of its class.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from levelmap.errors import MethodError, TooFewValues

MISSING = -1
"""Class number of an area without a value."""

LARGEST_K = 12


class Scheme(StrEnum):
    """A rule for breaks; the value is the word used in addresses and the command line."""

    QUANTILES = "quantiles"
    FISHER_JENKS = "fisher_jenks"
    EQUAL_INTERVAL = "equal_interval"
    STD_MEAN = "std_mean"
    DECILES = "deciles"
    BREAKS = "breaks"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "quantiles": "equal numbers of areas",
            "fisher_jenks": "natural breaks (Fisher-Jenks)",
            "equal_interval": "equal steps",
            "std_mean": "standard deviations from the mean",
            "deciles": "deciles",
            "breaks": "own breaks",
        }[self.value]


@dataclass(frozen=True)
class Classification:
    """Values sorted into classes.

    Attributes
    ----------
    scheme
        The rule that made the breaks.
    k
        Number of classes; fewer than asked for where the values do not have as many distinct ones,
        one more where zero is its own.
    edges
        ``k + 1`` ascending numbers; class *c* is ``edges[c] < y <= edges[c + 1]``, class 0 also
        holds ``edges[0]``.
    class_ids
        Class of each area, 0 (lowest values) to ``k - 1``, -1 where the value is missing;
        indexed and ordered as the values.
    counts
        Areas in each class, missing ones left out.
    gadf
        Goodness of absolute deviation fit, 0 to 1 (1: each class holds one value).
    one_value_each
        Every class holds a single value, so that a legend prints values, not intervals.
    zero_apart
        Zero is a class of its own, and the scheme is that of the other values.
    """

    scheme: Scheme
    k: int
    edges: tuple[float, ...]
    class_ids: pd.Series
    counts: tuple[int, ...]
    gadf: float
    one_value_each: bool
    zero_apart: bool


def classify(
    values: pd.Series,
    scheme: str,
    k: int = 5,
    breaks: Sequence[float] | None = None,
    printed: Callable[[float], float] | None = None,
) -> Classification:
    """Return *values* sorted into classes.

    Where none is negative and more areas are zero than a class would hold, zero is a class of its
    own before the *k* of the others (`quantiles`, `fisher_jenks`, `equal_interval`).

    Parameters
    ----------
    values
        Indexed by area code, any unit; NaN is missing and belongs to no class.
    scheme
        A value of `Scheme`. `std_mean` always has five classes (breaks at the mean plus -2, -1, 1
        and 2 sample standard deviations), `deciles` ten of equal count.
    k
        Number of classes wanted (2 to 12); ignored by `std_mean`, `deciles` and `breaks`.
    breaks
        For `breaks`: the ascending limits between classes (two limits make three classes). Values
        beyond them fall in the first and last class, so that fixed breaks serve several years.
    printed
        The number that is printed for a number; values and limits are then those that are printed.
        None takes them with all their digits.

    Raises
    ------
    TooFewValues
        No area has a value.
    MethodError
        The scheme is unknown, *k* is out of range, a value is infinite, or the breaks are missing
        or not ascending.
    """
    rule = _scheme(scheme)
    if rule not in (Scheme.BREAKS, *_FIXED_K) and not 2 <= k <= LARGEST_K:
        raise MethodError(f"{k} classes were asked for: expected 2 to {LARGEST_K}.")
    _present(values)
    told = _as_printed(values, printed)
    data = told.dropna().to_numpy(dtype="float64")
    zero_apart = rule in _ZERO_APART and _is_often_zero(data, k)
    if rule is Scheme.BREAKS:
        edges = _own_edges(data, breaks)
    elif zero_apart:
        others = _edges_of(data[data > 0], rule, min(k, LARGEST_K - 1))
        edges = np.concatenate([[0.0, 0.0], others[1:]])
    else:
        edges = _edges_of(data, rule, k)
    return _sorted_into(told, rule, _told_edges(edges, data, printed), zero_apart)


def _edges_of(data: np.ndarray, rule: Scheme, k: int) -> np.ndarray:
    distinct = np.unique(data)
    if distinct.size <= _FIXED_K.get(rule, k):
        return np.concatenate([distinct[:1], distinct])
    return _EDGES[rule](data, k)


def _is_often_zero(data: np.ndarray, k: int) -> bool:
    return bool(data.min() == 0 and 1 / k < (data == 0).mean() < 1)


def _as_printed(values: pd.Series, printed: Callable[[float], float] | None) -> pd.Series:
    if printed is None:
        return values
    return values.map({value: printed(value) for value in values.dropna().unique()})


def _told_edges(
    edges: np.ndarray, data: np.ndarray, printed: Callable[[float], float] | None
) -> np.ndarray:
    """Return the edges as printed; rounding lifts none of them onto a value that was above it."""
    if printed is None:
        return edges
    distinct = np.unique(data)
    inner = []
    for edge in edges[1:-1].tolist():
        told, below = printed(edge), distinct[distinct <= edge]
        is_lifted = told > edge and told in distinct and below.size
        inner.append(below[-1] if is_lifted else told)
    # rounding can make two limits equal: the class between them would be empty
    return _between(printed(edges[0]), np.unique(inner), printed(edges[-1]))


def classify_round_zero(
    numbers: pd.Series,
    scheme: Scheme,
    k: int,
    breaks: tuple[float, ...] = (),
    printed: Callable[[float], float] | None = None,
) -> Classification:
    """Return differences in classes that mirror each other at zero.

    The scheme sorts the sizes of the differences; an odd number of classes has one round zero, an
    even number has a limit at zero. Own breaks and standard deviations are taken as they are.

    Raises
    ------
    TooFewValues
        No area has a value.
    """
    if scheme in (Scheme.BREAKS, Scheme.STD_MEAN):
        return classify(numbers, scheme, k, breaks or None, printed)
    sizes = _as_printed(_present(numbers).abs(), printed).to_numpy(dtype="float64")
    half = (k + 1) // 2
    edges = _told_edges(_edges_of(sizes, scheme, half), sizes, printed) if half > 1 else sizes[:0]
    above = [edge for edge in edges[1:-1].tolist() if edge > 0]
    inner = sorted({*above, *(-edge for edge in above), *([0.0] if k % 2 == 0 else [])})
    if not inner:
        return classify(numbers, Scheme.EQUAL_INTERVAL, k, printed=printed)
    return classify(numbers, Scheme.BREAKS, k, inner, printed)


def _scheme(name: str) -> Scheme:
    try:
        return Scheme(name)
    except ValueError:
        known = ", ".join(scheme.value for scheme in Scheme)
        raise MethodError(
            f"{name!r} is not a scheme of classes: expected one of {known}."
        ) from None


def _present(values: pd.Series) -> pd.Series:
    present = values.dropna()
    if present.empty:
        raise TooFewValues(
            f"None of the {len(values)} areas has a value, so there is nothing to sort into "
            "classes: choose another indicator, period or group of areas."
        )
    infinite = present.index[~np.isfinite(present.to_numpy(dtype="float64"))]
    if len(infinite):
        raise MethodError(
            f"The value of {infinite[0]} is infinite: expected a number, or nothing where there "
            "is none."
        )
    return present


def _sorted_into(
    values: pd.Series, rule: Scheme, edges: np.ndarray, zero_apart: bool
) -> Classification:
    data = values.to_numpy(dtype="float64")
    present = ~np.isnan(data)
    ids = np.full(data.size, MISSING, dtype="int8")
    ids[present] = np.searchsorted(edges[1:-1], data[present], side="left")
    k = edges.size - 1
    counts = np.bincount(ids[present], minlength=k)
    return Classification(
        scheme=rule,
        k=k,
        edges=tuple(float(edge) for edge in edges),
        class_ids=pd.Series(ids, index=values.index, name="class"),
        counts=tuple(int(count) for count in counts),
        gadf=_gadf(data[present], ids[present]),
        one_value_each=np.array_equal(np.unique(data[present]), edges[1:]),
        zero_apart=zero_apart,
    )


def _gadf(data: np.ndarray, ids: np.ndarray) -> float:
    """Return 1 - (deviation round class medians) / (deviation round the median); 1 if all equal."""
    total = np.abs(data - np.median(data)).sum()
    within = sum(np.abs(data[ids == c] - np.median(data[ids == c])).sum() for c in np.unique(ids))
    return 1.0 if total == 0 else float(1 - within / total)


def _own_edges(data: np.ndarray, breaks: Sequence[float] | None) -> np.ndarray:
    inner = np.asarray(breaks if breaks is not None else [], dtype="float64")
    if not 1 <= inner.size < LARGEST_K:
        raise MethodError(
            f"{inner.size} breaks were given: expected 1 to {LARGEST_K - 1} limits between classes."
        )
    if not np.isfinite(inner).all() or (np.diff(inner) <= 0).any():
        given = ", ".join(f"{limit:g}" for limit in inner)
        raise MethodError(f"The breaks {given} do not ascend: expected each above the one before.")
    return _between(data.min(), inner, data.max())


def _between(lowest: float, inner: np.ndarray, highest: float) -> np.ndarray:
    """Return limits with the ends of the first and last class, which may lie at a limit."""
    return np.concatenate(
        [[min([lowest, *inner[:1]])], inner, [max([highest, *inner[-1:]])]], dtype="float64"
    )


def _quantile_edges(data: np.ndarray, k: int) -> np.ndarray:
    # ties can make two quantiles equal: the class between them would be empty
    upper = np.unique(np.quantile(data, np.arange(1, k + 1) / k))
    return np.concatenate([[data.min()], upper])


def _decile_edges(data: np.ndarray, k: int) -> np.ndarray:  # noqa: ARG001 - ten by definition
    upper = np.quantile(data, np.arange(1, 11) / 10, method="inverted_cdf")
    return np.concatenate([[data.min()], np.unique(upper)])


def _equal_interval_edges(data: np.ndarray, k: int) -> np.ndarray:
    return np.linspace(data.min(), data.max(), k + 1)


def _std_mean_edges(data: np.ndarray, k: int) -> np.ndarray:  # noqa: ARG001 - five by definition
    inner = data.mean() + data.std(ddof=1) * np.array([-2.0, -1.0, 1.0, 2.0])
    return _between(data.min(), inner, data.max())


def _fisher_jenks_edges(data: np.ndarray, k: int) -> np.ndarray:
    """Return the breaks with the least squared deviation from class means (Fisher 1958).

    Exact, by dynamic programming over the distinct values. The best start of the last class never
    moves left as values are added, which allows halving the search: k·n·log n steps, not k·n².
    """
    distinct, weight = np.unique(data, return_counts=True)
    span = distinct[-1] - distinct[0]
    sums = _ClassCosts((distinct - distinct.mean()) / span, weight.astype("float64"))
    best = sums.cost(np.zeros(distinct.size, dtype=int), np.arange(distinct.size))
    starts = []
    for _ in range(k - 1):
        best, start = _add_class(best, sums)
        starts.append(start)
    last, ends = distinct.size - 1, [distinct.size - 1]
    for start in reversed(starts):
        last = start[last] - 1
        ends.append(last)
    return np.concatenate([distinct[:1], distinct[ends[::-1]]])


class _ClassCosts:
    """Squared deviation from the mean for any run of sorted values, from running sums."""

    def __init__(self, values: np.ndarray, weight: np.ndarray) -> None:
        self.n = np.concatenate([[0.0], np.cumsum(weight)])
        self.sum = np.concatenate([[0.0], np.cumsum(weight * values)])
        self.squares = np.concatenate([[0.0], np.cumsum(weight * values**2)])

    def cost(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        n = self.n[last + 1] - self.n[first]
        total = self.sum[last + 1] - self.sum[first]
        return self.squares[last + 1] - self.squares[first] - total**2 / n


def _add_class(best: np.ndarray, costs: _ClassCosts) -> tuple[np.ndarray, np.ndarray]:
    """Return the least cost up to each value with one class more, and where its last class starts.

    Values too few for the number of classes get a start of 1 at the earliest, harmless because the
    number of distinct values exceeds k.
    """
    size = best.size
    cost, start = np.full(size, np.inf), np.ones(size, dtype=int)
    pending = [(1, size - 1, 1, size - 1)]
    while pending:
        low, high, earliest, latest = pending.pop()
        if low > high:
            continue
        middle = (low + high) // 2
        candidates = np.arange(earliest, min(latest, middle) + 1)
        found = best[candidates - 1] + costs.cost(candidates, np.full(candidates.size, middle))
        choice = int(found.argmin())
        cost[middle], start[middle] = found[choice], candidates[choice]
        pending.append((low, middle - 1, earliest, int(candidates[choice])))
        pending.append((middle + 1, high, int(candidates[choice]), latest))
    return cost, start


# schemes that ignore k: up to this many distinct values, each value is a class of its own
_FIXED_K = {Scheme.DECILES: 10, Scheme.STD_MEAN: 1}

_ZERO_APART = (Scheme.QUANTILES, Scheme.FISHER_JENKS, Scheme.EQUAL_INTERVAL)

_EDGES: dict[Scheme, Callable[[np.ndarray, int], np.ndarray]] = {
    Scheme.QUANTILES: _quantile_edges,
    Scheme.FISHER_JENKS: _fisher_jenks_edges,
    Scheme.EQUAL_INTERVAL: _equal_interval_edges,
    Scheme.STD_MEAN: _std_mean_edges,
    Scheme.DECILES: _decile_edges,
}
