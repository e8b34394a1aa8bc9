"""How far two lists, two sets of ordered categories or two rankings agree.

The 2 x 2 table of two lists: a on both, b only on A, c only on B, d on neither, or in part
only, n places that both could name. Jaccard does not depend on n; kappa and the overlap expected by
chance do, so n is always stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.comparison.place_sets import Partition, PlaceSet, partition
from levelmap.errors import MethodError, TooFewValues


@dataclass(frozen=True, slots=True)
class Statistic:
    """One number with the sentence that says what it means.

    Attributes
    ----------
    value
        None where it is not defined for these lists; the sentence says why.
    """

    key: str
    label: str
    value: float | None
    sentence: str


@dataclass(frozen=True)
class Agreement:
    """Two lists compared.

    Attributes
    ----------
    places, people
        Size of each class of the partition; `people` is None without populations.
    statistics
        By key: `jaccard`, `overlap`, `dice`, `kappa`, `phi`, `mcnemar`, `chance`.
    caution
        What limits the comparison, or empty.
    """

    partition: Partition
    places: dict[str, float]
    people: dict[str, float] | None
    statistics: dict[str, Statistic]
    caution: str


@dataclass(frozen=True, slots=True)
class McNemar:
    """McNemar's test of whether one list is longer where the two differ, each with its p."""

    statistic: float
    p: float
    corrected: float
    p_corrected: float
    p_exact: float


def agreement(a: PlaceSet, b: PlaceSet, people: pd.Series | None = None) -> Agreement:
    """Return two lists compared over the places that both could name.

    Parameters
    ----------
    a, b
        Of one geography.
    people
        Population by area code.

    Raises
    ------
    MixedGeographies, EmptyUniverse
        As `partition`.
    """
    parts = partition(a, b)
    table = tuple(
        len(group) for group in (parts.both, parts.only_a, parts.only_b, parts.on_neither)
    )
    found = [
        _jaccard(*table),
        _overlap(*table),
        _dice(*table),
        _kappa(*table),
        _phi(*table),
        _mcnemar(*table),
        _chance(*table),
    ]
    return Agreement(
        partition=parts,
        places=parts.counts(),
        people=None if people is None else parts.counts(people),
        statistics={one.key: one for one in found},
        caution=_caution(parts),
    )


def jaccard(a: int, b: int, c: int) -> float | None:
    """Return a / (a + b + c): the share of all places named that both name."""
    return _ratio(a, a + b + c)


def kappa(a: int, b: int, c: int, d: int) -> float | None:
    """Return Cohen's kappa, (po - pe) / (1 - pe); None where chance alone agrees fully."""
    n = a + b + c + d
    expected = ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    return _ratio((a + d) / n - expected, 1 - expected)


def weighted_kappa(table: np.ndarray, power: int | None = 1) -> float:
    """Return weighted kappa, 1 - sum(v·observed) / sum(v·expected), v = |i - j|^power.

    Parameters
    ----------
    table
        Shape (k, k): places by the category of the one and of the other method.
    power
        1 linear, 2 quadratic, None unweighted (every disagreement alike).

    Raises
    ------
    TooFewValues
        One of the methods puts every place in one category.
    """
    k = len(table)
    distance = np.abs(np.subtract.outer(np.arange(k), np.arange(k)))
    v = (distance > 0).astype("float64") if power is None else (distance / (k - 1)) ** power
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    chance = (v * expected).sum()
    if chance == 0:
        raise TooFewValues(
            "All places are in one category by both methods, so their agreement is not more than "
            "chance could give: choose cuts that make at least two categories."
        )
    return float(1 - (v * table).sum() / chance)


def cross_table(first: pd.Series, second: pd.Series, categories: int) -> np.ndarray:
    """Return places by two ordered categories, shape (k, k); places without either are left out."""
    both = pd.concat([first.rename("first"), second.rename("second")], axis=1).dropna()
    table = np.zeros((categories, categories))
    np.add.at(table, (both["first"].astype(int) - 1, both["second"].astype(int) - 1), 1)
    return table


def mcnemar(only_a: int, only_b: int) -> McNemar:
    """Return McNemar's test on the places that only one of the lists names.

    Raises
    ------
    TooFewValues
        The lists do not differ.
    """
    from scipy import special  # noqa: PLC0415 (slow to import, seldom needed)

    n = only_a + only_b
    if n == 0:
        raise TooFewValues("No place is on one list only, so there is no difference to test.")
    plain = (only_a - only_b) ** 2 / n
    corrected = max(abs(only_a - only_b) - 1, 0) ** 2 / n
    exact = min(1.0, 2 * special.bdtr(min(only_a, only_b), n, 0.5))
    return McNemar(
        plain, special.chdtrc(1, plain), corrected, special.chdtrc(1, corrected), float(exact)
    )


def chance_overlap(a: int, b: int, c: int, d: int) -> tuple[float, float]:
    """Return the overlap expected by chance, and the chance of at least the one found.

    Both lists are taken as drawn at random, at their own lengths, from the same n places
    (hypergeometric).
    """
    n, on_a, on_b = a + b + c + d, a + b, a + c
    overlaps = np.arange(a, min(on_a, on_b) + 1)
    ways = _log_ways(on_a, overlaps) + _log_ways(n - on_a, on_b - overlaps) - _log_ways(n, on_b)
    return on_a * on_b / n, float(np.exp(ways).sum())


def _log_ways(of: int, drawn: int | np.ndarray) -> np.ndarray:
    """Return the logarithm of the ways to draw so many; minus infinity where there are too few."""
    from scipy import special  # noqa: PLC0415 (as above)

    left = np.asarray(of - drawn)
    ways = special.gammaln(of + 1) - special.gammaln(drawn + 1) - special.gammaln(left + 1)
    return np.where(left < 0, -np.inf, ways)


def rank_biased_overlap(first: Sequence[str], second: Sequence[str], p: float = 0.9) -> float:
    """Return RBO_ext: the overlap of two rankings, weighted towards the top, extrapolated.

    0 (disjoint) to 1 (same). Source: Webber, Moffat and Zobel, ACM TOIS 28(4) (2010), equation 32.

    Parameters
    ----------
    first, second
        Codes worst first, each once; lengths may differ.
    p
        How deep the comparison looks: with 0.9 the first ten count for 86%.

    Raises
    ------
    MethodError
        p is not between 0 and 1.
    TooFewValues
        A ranking is empty.
    """
    _check_p(p)
    short, long = sorted((list(first), list(second)), key=len)
    s, depth = len(short), len(long)
    if s == 0:
        raise TooFewValues("A ranking without places cannot be compared: expected at least one.")
    overlap = _overlap_at_each_depth(short, long)
    d = np.arange(1, depth + 1)
    total = (overlap / d * p**d).sum()
    beyond = d[s:]
    total += (overlap[s - 1] * (beyond - s) / (s * beyond) * p**beyond).sum()
    tail = ((overlap[-1] - overlap[s - 1]) / depth + overlap[s - 1] / s) * p**depth
    return float((1 - p) / p * total + tail)


def _overlap_at_each_depth(short: list[str], long: list[str]) -> np.ndarray:
    position = {code: i for i, code in enumerate(short)}
    joined = np.zeros(len(long))
    for i, code in enumerate(long):
        if code in position:
            joined[max(i, position[code])] += 1
    return np.cumsum(joined)


def _check_p(p: float) -> None:
    if not 0 < p < 1:
        raise MethodError(f"Rank-biased overlap with p = {p}: expected between 0 and 1.")


def _ratio(top: float, bottom: float) -> float | None:
    return None if bottom == 0 else top / bottom


def _jaccard(a: int, b: int, c: int, _: int) -> Statistic:
    value = jaccard(a, b, c)
    sentence = (
        "Neither list names any place."
        if value is None
        else f"Of the {a + b + c} places that either list names, {a} ({value:.0%}) are on both."
    )
    return Statistic("jaccard", "Jaccard similarity", value, sentence)


def _overlap(a: int, b: int, c: int, _: int) -> Statistic:
    shorter = min(a + b, a + c)
    value = _ratio(a, shorter)
    sentence = (
        "One of the lists names no place."
        if value is None
        else f"Of the {shorter} places on the shorter list, {a} ({value:.0%}) are on the other too."
    )
    return Statistic("overlap", "Overlap coefficient", value, sentence)


def _dice(a: int, b: int, c: int, _: int) -> Statistic:
    value = _ratio(2 * a, 2 * a + b + c)
    sentence = (
        "Neither list names any place."
        if value is None
        else f"Both lists together have {2 * a + b + c} entries, {value:.0%} of them shared."
    )
    return Statistic("dice", "Dice coefficient", value, sentence)


def _kappa(a: int, b: int, c: int, d: int) -> Statistic:
    value, n = kappa(a, b, c, d), a + b + c + d
    sentence = (
        "Both lists name every place, or none, so agreement beyond chance is not defined."
        if value is None
        else f"Over the {n} places that both could name, agreement beyond chance is {value:.2f} "
        "(1: the same list; 0: no more than chance; below 0: less than chance)."
    )
    return Statistic("kappa", "Cohen's kappa", value, sentence)


def _phi(a: int, b: int, c: int, d: int) -> Statistic:
    margins = float(a + b) * (c + d) * (a + c) * (b + d)
    value = _ratio(a * d - b * c, np.sqrt(margins))
    sentence = (
        "A list names every place or none, so the lists cannot be correlated."
        if value is None
        else f"The correlation of being on the one list with being on the other is {value:.2f}."
    )
    return Statistic("phi", "Phi coefficient", value, sentence)


def _mcnemar(_: int, b: int, c: int, __: int) -> Statistic:
    if b + c == 0:
        return Statistic("mcnemar", "McNemar's test", None, "No place is on one list only.")
    found = mcnemar(b, c)
    verdict = "could well be" if found.p_exact >= 0.05 else "is unlikely to be"
    sentence = (
        f"{b} places are on the first list only and {c} on the second only; a difference as large "
        f"as this {verdict} chance (exact p = {_probability(found.p_exact)})."
    )
    return Statistic("mcnemar", "McNemar's test, exact probability", found.p_exact, sentence)


def _chance(a: int, b: int, c: int, d: int) -> Statistic:
    expected, probability = chance_overlap(a, b, c, d)
    sentence = (
        f"Two lists of these lengths drawn at random from {a + b + c + d} places would share "
        f"{expected:.1f} on average; these share {a}. The chance of sharing that many or more is "
        f"{_probability(probability)}."
    )
    return Statistic("chance", "Overlap expected by chance", expected, sentence)


def _probability(p: float) -> str:
    return "less than 0.0001" if p < 0.0001 else f"{p:.4f}".rstrip("0").rstrip(".")


def _caution(parts: Partition) -> str:
    partial = [one.label for one in (parts.a, parts.b) if not one.complete]
    notes = []
    if partial:
        notes.append(
            f"{' and '.join(partial)} {'is' if len(partial) == 1 else 'are'} known in part only: a "
            "place that is not on it was not seen, which is not the same as not chosen."
        )
    if parts.outside:
        notes.append(
            f"{len(parts.outside)} places that only one of the two could name are left out."
        )
    return " ".join(notes)
