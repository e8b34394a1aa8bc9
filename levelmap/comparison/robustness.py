"""Is a place on the list whatever one chooses? Rank intervals and the probability of being on it.

Reference: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 8; Saisana, Saltelli
and Tarantola, JRSS A 168 (2005).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from levelmap.comparison.draws import Choices, Draws, Model, model
from levelmap.comparison.intervals import note_on_limits
from levelmap.errors import MethodError
from levelmap.methods.composite import Inputs
from levelmap.methods.recipes import Recipe

SOLID_FROM, OUT_BELOW = 0.9, 0.1
"""Solid: on the list in at least 90 % of the draws. Out: in less than 10 %. Else borderline."""

STATUSES = ("solid", "borderline", "out")

MOST_DRAWS = 1_000_000

_AREAS_AT_ONCE = 32

Ranking = Callable[[Model, Draws], np.ndarray]
"""Gives the ranks of the scored areas in each draw, as `Model.ranks` does."""


@dataclass(frozen=True)
class Robustness:
    """The result of a Monte Carlo analysis.

    Attributes
    ----------
    places
        Length of the list: an area is on it in a draw if its rank is at most this.
    areas
        Indexed by the scored areas; columns `rank` (the recipe's own), `median`, `low` and `high`
        (5th and 95th percentile of the ranks, whole ranks), `probability` (share of draws on the
        list), `status` (`solid`, `borderline`, `out`).
    notes
        What was varied, and what could not be.
    """

    recipe: Recipe
    places: int
    draws: int
    seed: int
    areas: pd.DataFrame
    notes: tuple[str, ...]

    def sentence(self, code: str) -> str:
        """Return what the analysis says of one area."""
        row = self.areas.loc[code]
        return (
            f"Ranked {row['rank']:.0f}; between {row['low']:.0f} and {row['high']:.0f} in nine of "
            f"ten ways of computing it, and among the worst {self.places} in "
            f"{row['probability']:.0%} of them."
        )


def robustness(  # noqa: PLR0913 (what is varied, how often, and who computes it)
    recipe: Recipe,
    inputs: Inputs,
    *,
    draws: int = 10_000,
    seed: int = 1,
    choices: Choices | None = None,
    places: int | None = None,
    ranks: Ranking = Model.ranks,
) -> Robustness:
    """Return how firmly each area is on the recipe's list when its choices vary.

    Parameters
    ----------
    draws
        Number of ways of computing it, each drawn at random; the same seed gives the same result.
    places
        Length of the list; by default the number of areas in the recipe's category 1.
    ranks
        What ranks the draws: here, or on a cluster (`comparison.cluster.ranks_on`), alike.

    Raises
    ------
    MethodError
        The recipe cannot be computed, or the number of draws or places is out of range.
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise MethodError(f"{draws} draws were asked for: expected 1 to {MOST_DRAWS:,}.")
    prepared = model(recipe, inputs, choices)
    limit = list_length(prepared, places)
    found = ranks(prepared, prepared.draw(draws, np.random.default_rng(seed)))
    probability, low, median, high = _summarised(found, limit)
    areas = pd.DataFrame(
        {
            "rank": prepared.nominal.ranks.to_numpy()[prepared.scored].astype("int64"),
            "median": median,
            "low": low,
            "high": high,
            "probability": probability,
            "status": status(probability),
        },
        index=prepared.nominal.scored,
    )
    notes = _notes(prepared)
    if prepared.errors is not None:
        notes = (*notes, note_on_limits(recipe, inputs))
    return Robustness(recipe, limit, draws, seed, areas, notes)


def _summarised(
    ranks: np.ndarray, limit: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the share of draws on a list of each area, and its 5th, 50th and 95th percentile.

    Sorted a few areas at a time: a copy of all ranks would take as much memory again.
    """
    draws, areas = ranks.shape
    positions = [max(0, int(np.ceil(share * draws)) - 1) for share in (0.05, 0.5, 0.95)]
    probability, percentiles = np.empty(areas), np.empty((3, areas), dtype="int32")
    for start in range(0, areas, _AREAS_AT_ONCE):
        few = slice(start, start + _AREAS_AT_ONCE)
        by_area = np.ascontiguousarray(ranks[:, few].T)
        by_area.sort(axis=1)
        probability[few] = (by_area <= limit).mean(axis=1)
        percentiles[:, few] = by_area[:, positions].T
    low, median, high = percentiles
    return probability, low, median, high


def one_at_a_time(recipe: Recipe, inputs: Inputs, choices: Choices | None = None) -> pd.DataFrame:
    """Return the ranks of the scored areas with one choice changed at a time.

    Index area code; one column for each scenario, the first `own`; then every other normalisation,
    aggregation and outlier rule, and every member left out. Those of the same words are told apart
    by a member's key, or a step's parameters.
    """
    prepared = model(recipe, inputs, choices)
    labels, rows = _scenarios(prepared)
    draws = prepared.own(len(labels))
    for row, (field, option) in enumerate(rows):
        if field:
            getattr(draws, field)[row] = option
    ranks = prepared.ranks(draws).astype("int32")
    return pd.DataFrame(ranks.T, index=prepared.nominal.scored, columns=labels)


def changes_of_list(
    recipe: Recipe, inputs: Inputs, places: int, choices: Choices | None = None
) -> pd.DataFrame:
    """Return who comes onto a list, and who drops off it, with one choice changed at a time.

    Returns
    -------
    DataFrame
        Index the change in words (`without Weekly pay`), in the order of `one_at_a_time`; columns
        `enters` and `leaves` (tuples of area codes, in the order of the ranks after and before).
        Of places that tie at the end of the list none is shut out, so the two may differ in length.
    """
    ranks = one_at_a_time(recipe, inputs, choices)
    own = ranks.pop("own").sort_values(kind="stable")
    before = own.index[own <= places]
    rows = {}
    for change in ranks:
        order = ranks[change].sort_values(kind="stable")
        after = order.index[order <= places]
        rows[change] = (
            tuple(after[~after.isin(before)]),
            tuple(before[~before.isin(after)]),
        )
    return pd.DataFrame.from_dict(rows, orient="index", columns=["enters", "leaves"])


def list_length(prepared: Model, places: int | None = None) -> int:
    """Return the length of the recipe's list: *places*, or the areas in category 1.

    Raises
    ------
    MethodError
        It is not between 1 and the number of scored areas less one.
    """
    found = int((prepared.nominal.categories == 1).sum()) if places is None else places
    scored = int(prepared.scored.sum())
    if not 1 <= found < scored:
        raise MethodError(
            f"A list of {found} places out of {scored} scored: expected at least 1 and fewer than "
            "all. Choose another cut."
        )
    return found


def status(probability: np.ndarray) -> np.ndarray:
    """Return `solid`, `borderline` or `out` for each probability of being on the list."""
    solid, out = probability >= SOLID_FROM, probability < OUT_BELOW
    return np.select([solid, out], ["solid", "out"], "borderline")


def _scenarios(prepared: Model) -> tuple[list[str], list[tuple[str, Any]]]:
    labels: list[tuple[str, str]] = [("own", "")]
    rows: list[tuple[str, Any]] = [("", 0)]
    for field in ("normalisation", "aggregation"):
        for option, step in enumerate(getattr(prepared, f"{field}s")):
            if step is not None:
                more = ", ".join(f"{name} {value:g}" for name, value in step.parameters)
                labels.append((f"{field}: {step.method}", more))
                rows.append((field, option))
    for option, rule in enumerate(prepared.outliers[1:], start=1):
        labels.append((f"outliers: {rule}", ""))
        rows.append(("outliers", option))
    if prepared.leave_one_out:
        for option, member in enumerate(prepared.nominal.recipe.active):
            labels.append((f"without {member.name}", member.key))
            rows.append(("left_out", option))
    times = Counter(label for label, _ in labels)
    return [f"{label} ({more})" if times[label] > 1 else label for label, more in labels], rows


def _notes(prepared: Model) -> tuple[str, ...]:
    words = {
        "left_out": "one member left out",
        "outliers": "outlier rule",
        "data": "data within published limits",
    }
    varied = ", ".join(words.get(field, field) for field in prepared.varying)
    return (
        f"Varied: {varied or 'nothing'}.",
        *(f"Could not be used: {reason}" for reason in prepared.unusable),
    )
