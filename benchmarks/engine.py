"""Measure the engine: scores and robustness beside a straightforward pandas and scipy loop.

    python -m benchmarks.engine [--write]

Both sides do the same work on the same numbers, and the ranks they find are compared. The loop is
run on part of the draws and its time scaled up, as the column says. Times by the clock suffer when
others use the machine; ratios are of processor time. `--write` puts the tables into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import mapclassify
import numpy as np
import pandas as pd
from scipy import stats

from benchmarks import report
from levelmap.answers.scores import score_recipe
from levelmap.atlas import open_atlas
from levelmap.comparison.allocation import Facts, Formula, allocate
from levelmap.comparison.draws import Choices, Draws, Model, model
from levelmap.comparison.margins import smallest_weight_change
from levelmap.comparison.robustness import robustness
from levelmap.comparison.sensitivity import importance
from levelmap.methods.classification import classify
from levelmap.methods.composite import Inputs, score
from levelmap.methods.recipes import Member, Recipe
from levelmap.terms import Polarity

FORMULA = Formula("head", places=100, taper=20, floor=1e5, cap=5e7)

NORMALISED: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "percentile": lambda frame: (frame.rank() - 0.5) / len(frame),
    "zscore": lambda frame: frame.apply(stats.zscore, ddof=1),
    "minmax": lambda frame: (frame - frame.min()) / (frame.max() - frame.min()),
}


def case(areas: int, members: int) -> tuple[Recipe, Inputs]:
    """Return a recipe of equal members over correlated random values."""
    rng = np.random.default_rng(0)
    values = rng.normal(size=(areas, 1)) + rng.normal(size=(areas, members))
    codes = [f"E{number:08d}" for number in range(areas)]
    table = pd.DataFrame(values, index=codes, columns=[f"m{i}" for i in range(members)])
    leaves = tuple(Member(k, column=k, polarity=Polarity.HIGHER_IS_WORSE) for k in table)
    return Recipe("case", "A case", leaves), Inputs(table)


def straightforward_ranks(prepared: Model, draws: Draws, table: pd.DataFrame) -> pd.DataFrame:
    """Return the ranks of each draw, one after the other, as one would first write it."""
    results = []
    for row in range(len(draws)):
        step = prepared.normalisations[draws.normalisation[row]]
        scaled = NORMALISED[step.method if step else "percentile"](table)
        weights = pd.Series(draws.weights[""][row], index=table.columns)
        if draws.left_out[row] >= 0:
            weights.iloc[draws.left_out[row]] = 0
        weights = weights / weights.sum()
        if prepared.aggregations[draws.aggregation[row]] is None:
            scores = (scaled * weights).sum(axis=1)
        else:
            good = 100 - 99 * NORMALISED["minmax"](scaled)  # the mean of how well an area does
            scores = 101 - np.exp((np.log(good) * weights).sum(axis=1))
        # sums in another order differ in the last bit; no rank should rest on that
        results.append(scores.round(10).rank(ascending=False, method="min"))
    return pd.DataFrame(results)


def straightforward(prepared: Model, draws: Draws, table: pd.DataFrame) -> pd.DataFrame:
    """Return rank intervals and the probability of being in the worst third."""
    ranks = straightforward_ranks(prepared, draws, table)
    found = ranks.quantile([0.05, 0.5, 0.95]).T
    return found.assign(probability=(ranks <= len(table) / 3).mean())


def timed(work: Callable[[], object], repeats: int = 1) -> tuple[float, float]:
    """Return the least seconds that *work* takes by the clock, and of the processor."""
    runs = []
    for _ in range(repeats):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        runs.append((time.perf_counter() - clock, time.process_time() - processor))
    clocks, processors = zip(*runs, strict=True)
    return min(clocks), min(processors)


def peak_megabytes(work: Callable[[], object]) -> float:
    """Return the most memory that *work* holds at once, arrays included."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak


def monte_carlo(areas: int, members: int, draws: int, looped: int) -> list[str]:
    """Return one row: a Monte Carlo analysis by the engine and by the loop."""
    recipe, inputs = case(areas, members)
    prepared = model(recipe, inputs)
    some = prepared.draw(looped, np.random.default_rng(1))
    same = (prepared.ranks(some) == straightforward_ranks(prepared, some, inputs.table)).mean()
    analyse = partial(robustness, recipe, inputs, draws=draws)
    ours, ours_processor = timed(analyse, 3)
    _, loop = timed(partial(straightforward, prepared, some, inputs.table))
    loop *= draws / looped
    return [
        f"{draws:,} draws, {areas:,} areas, {members} indicators",
        f"{ours:.2f} s",
        f"{ours_processor:.2f} s",
        f"{loop:.1f} s ({looped} draws run)",
        f"{loop / ours_processor:.0f}",
        f"{peak_megabytes(analyse):.0f} MB",
        f"{same.mean():.2%}",
    ]


def linear(name: str, sizes: Sequence[tuple[int, int]]) -> list[list[str]]:
    """Return rows that show the cost per draw and area as either grows."""
    rows = []
    for areas, draws in sizes:
        recipe, inputs = case(areas, 13)
        _, seconds = timed(partial(robustness, recipe, inputs, draws=draws), 3)
        each = seconds / areas / draws * 1e9
        rows.append([name, f"{draws:,}", f"{areas:,}", f"{seconds:.2f} s", f"{each:.0f} ns"])
    return rows


def other_work() -> list[list[str]]:
    """Return rows for what else the pages and the command line ask of the engine."""
    atlas = open_atlas()
    recipes = atlas.catalogue.recipes
    gathered = [score_recipe(recipe, atlas) for recipe in recipes.values()]
    areas = sum(len(one.composite.scores) for one in gathered)
    values = pd.Series(np.random.default_rng(0).lognormal(size=1000))
    recipe, inputs = case(309, 13)
    composite = score(recipe, inputs)
    limited = replace(inputs, errors=0.1 + 0 * inputs.table)
    people = pd.Series(np.random.default_rng(0).integers(50_000, 500_000, 309), inputs.table.index)
    facts = Facts(people.astype("float64"), ranks=composite.ranks)
    borderline = str(composite.ranks.index[composite.ranks == 98][0])
    theirs = timed(lambda: mapclassify.FisherJenks(values.to_numpy(), k=5))
    return [
        _other(
            f"score all {len(recipes)} recipes, {areas:,} areas",
            lambda: [score(one.recipe, one.inputs) for one in gathered],
        ),
        _other(
            "natural breaks of 1,000 values",
            lambda: classify(values, "fisher_jenks", 5),
            f"mapclassify: {theirs[1]:.1f} s",
        ),
        _other(
            "10,000 draws with limits of the data (500 versions), 309 areas",
            partial(robustness, recipe, limited, choices=Choices(versions=500)),
        ),
        _other(
            "1,000 draws, 43,538 small areas, 20 indicators",
            partial(robustness, *case(43_538, 20), draws=1_000),
        ),
        _other(
            "which choice matters most, N = 1,024, 309 areas",
            partial(importance, recipe, inputs, draws=1_024),
        ),
        _other(
            "the same with limits of the data",
            partial(importance, recipe, limited, draws=1_024, choices=Choices(versions=500)),
        ),
        _other("a pot divided among 309 areas", partial(allocate, 1e9, FORMULA, facts)),
        _other(
            "smallest change of a weight, 309 areas",
            lambda: smallest_weight_change(composite, inputs, borderline),
        ),
    ]


def _other(name: str, work: Callable[[], object], beside: str = "") -> list[str]:
    clock, processor = timed(work, 3)
    return [name, f"{clock:.2f} s", f"{processor:.2f} s", beside]


def main() -> None:
    """Print the tables, and write them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="put them into docs/performance.md")
    options = parser.parse_args()
    side_by_side = report.table(
        [
            "robustness",
            "by the clock",
            "processor",
            "loop",
            "times faster",
            "peak memory",
            "same ranks",
        ],
        [monte_carlo(309, 13, 10_000, 500), monte_carlo(7_433, 19, 1_000, 50)],
    )
    growth = report.table(
        ["what grows", "draws", "areas", "processor", "per draw and area"],
        [
            *linear("draws", [(309, draws) for draws in (2_000, 4_000, 8_000, 16_000)]),
            *linear("areas", [(areas, 1_000) for areas in (500, 1_000, 2_000, 4_000, 8_000)]),
        ],
    )
    others = report.table(["other work", "by the clock", "processor", "beside it"], other_work())
    text = "\n\n".join([report.machine(), side_by_side, growth, others])
    print(text)
    if options.write:
        report.write("benchmarks.engine", text)


if __name__ == "__main__":
    main()
