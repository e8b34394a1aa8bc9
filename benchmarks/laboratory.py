"""Measure the laboratory: what it is held to, what others take, and what a cluster adds.

    python -m benchmarks.laboratory [--write]

Beside the engine run a loop over pandas that does for each draw what COINr's `get_sensitivity`
does, which makes the index anew, and SALib driving that loop. They run part of the draws; what is
compared is the processor's time for one. `--write` puts the tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import dask
import numpy as np
import pandas as pd
from distributed import LocalCluster
from SALib.analyze import sobol
from SALib.sample import sobol as sampling

from benchmarks import report
from benchmarks.engine import NORMALISED, case, peak_megabytes, timed
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.laboratory.division import divided
from levelmap.answers.laboratory.pot import PotQuery
from levelmap.answers.laboratory.reach import league_of
from levelmap.atlas import open_atlas
from levelmap.comparison.cluster import ranks_on
from levelmap.comparison.draws import Choices, model
from levelmap.comparison.robustness import robustness
from levelmap.comparison.sensitivity import importance

AREAS, MEMBERS, LOOPED = 307, 13, 300

VERB = ("levelmap", "robustness", "levelmap_13_2021", "--draws", "500")


def figures() -> list[list[str]]:
    """Return rows of what the laboratory is held to."""
    recipe, inputs = case(AREAS, MEMBERS)
    limited = replace(inputs, errors=0.1 + 0 * inputs.table)
    analyse = partial(robustness, recipe, limited, choices=Choices(versions=500))
    small = partial(robustness, *case(43_538, 20), draws=1_000)
    # as many computations as N = 1,024 and 8 choices ask for, with the 6 that there are
    sobol_all = partial(importance, recipe, limited, draws=1_280, choices=Choices(versions=500))
    return [
        _row(f"10,000 draws with limits of the data, {AREAS} areas", "0.6 s, 120 MB", analyse, 5),
        _row("1,000 draws of 43,538 small areas by 20 indicators", "6 s", small, 2),
        _row("Sobol indices of 10,240 computations", "3 s", sobol_all, 3),
        _process(),
        *_repainted(),
    ]


def _row(name: str, held_to: str, work: Callable[[], object], repeats: int) -> list[str]:
    clock, processor = timed(work, repeats)
    memory = f"{peak_megabytes(work):.0f} MB" if "MB" in held_to else ""
    return [name, held_to, f"{clock:.2f} s", f"{processor:.2f} s", memory]


def _process() -> list[str]:
    """Return the row of a whole process of the command line."""
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", *VERB, "--out", str(Path(folder) / "ranks.csv")]
        for _ in range(5):
            start, before = time.perf_counter(), _of_children()
            subprocess.run(command, check=True)
            runs.append((time.perf_counter() - start, _of_children() - before))
    clock, processor = (min(times) for times in zip(*runs, strict=True))
    name = "500 draws from the command line, whole process"
    return [name, "1 s", f"{clock:.2f} s", f"{processor:.2f} s", ""]


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _repainted() -> list[list[str]]:
    """Return rows of what is computed anew while a slider moves."""
    atlas = open_atlas()
    two = compare(CompareQuery(), atlas)
    floors = iter(range(1_000))

    def divide() -> object:
        return divided(two, PotQuery(floor=float(next(floors))), atlas)

    def reach() -> object:
        return league_of((two.a, two.b), PotQuery().need, atlas)

    divide()
    reach()
    return [
        _row("a pot divided anew, its groups and sentence", "", divide, 9),
        _row("whom two lists reach, by nation", "", reach, 9),
    ]


def beside() -> list[list[str]]:
    """Return rows of the processor's time for one draw, ours and others'."""
    recipe, inputs = case(AREAS, MEMBERS)
    prepared = model(recipe, inputs)
    rows = np.random.default_rng(1).random((LOOPED, MEMBERS + 4))
    _, ours = timed(partial(robustness, recipe, inputs, draws=10_000), 5)
    _, loop = timed(lambda: pd.DataFrame([made_anew(row, inputs.table) for row in rows]).quantile())
    _, explained = timed(partial(importance, recipe, inputs, draws=1_024), 5)
    runs = 1_024 * (len(prepared.varying) + 2)
    salib, salib_runs = _salib(inputs.table)
    return [
        _each("rank intervals: LevelMap", ours / 10_000, ours / 10_000),
        _each("rank intervals: pandas, the index made anew", loop / LOOPED, ours / 10_000),
        _each("Sobol indices: LevelMap", explained / runs, explained / runs),
        _each("Sobol indices: SALib driving pandas", salib / salib_runs, explained / runs),
    ]


def _each(name: str, seconds: float, ours: float) -> list[str]:
    return [name, f"{seconds * 1e6:,.0f} µs", f"{seconds / ours:,.0f}"]


def _salib(table: pd.DataFrame) -> tuple[float, int]:
    """Return the processor's seconds that SALib and a loop take, and how often it computed."""
    names = [*table.columns, "normalisation", "aggregation", "left_out", "outliers"]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    start = time.process_time()
    sample = sampling.sample(problem, 16, calc_second_order=False, seed=1)
    own = table.mean(axis=1).rank(ascending=False)
    shifts = [(made_anew(row, table) - own).abs().mean() for row in sample]
    sobol.analyze(problem, np.array(shifts), calc_second_order=False, seed=1)
    return time.process_time() - start, len(sample)


def made_anew(row: np.ndarray, table: pd.DataFrame) -> pd.Series:
    """Return the ranks of one draw, as one would first write it: treat, scale, bring together.

    Parameters
    ----------
    row
        From 0 to 1: a weight for each member, then the normalisation, the aggregation, the member
        left out and the outlier rule.
    """
    members = len(table.columns)
    normalisation, aggregation, left_out, outliers = row[members:]
    if outliers >= 1 / 2:
        odd = (table.skew().abs() > 2) & (table.kurt() > 3.5)
        limits = table.quantile([0.05, 0.95])
        treated = table.clip(limits.loc[0.05], limits.loc[0.95], axis=1)
        table = table.where(~odd, treated, axis=1)
    steps = list(NORMALISED.values())
    scaled = steps[min(int(normalisation * len(steps)), len(steps) - 1)](table)
    weights = pd.Series(row[:members], index=table.columns)
    position = int(left_out * (members + 1))
    if position < members:
        weights.iloc[position] = 0
    weights = weights / weights.sum()
    if aggregation < 1 / 2:
        scores = (scaled * weights).sum(axis=1)
    else:
        scores = np.exp((np.log(1 + 99 * NORMALISED["minmax"](scaled)) * weights).sum(axis=1))
    return scores.rank(ascending=False, method="min")


def growth() -> list[list[str]]:
    """Return rows of the cost per draw and area as areas grow, of as many cells each."""
    rows = []
    for areas in (300, 1_000, 3_000, 10_000, 43_000):
        draws = 12_000_000 // areas
        _, seconds = timed(partial(robustness, *case(areas, MEMBERS), draws=draws), 3)
        rows.append([f"{areas:,}", f"{draws:,}", f"{seconds / areas / draws * 1e9:.0f} ns"])
    return rows


def clustered() -> list[list[str]]:
    """Return rows of what one or two workers take beside this process, with the same seed."""
    sizes = [(AREAS, MEMBERS, 100_000), (43_538, 20, 1_000)]
    return [_on_workers(*size) for size in sizes]


def _on_workers(areas: int, members: int, draws: int) -> list[str]:
    recipe, inputs = case(areas, members)
    here = robustness(recipe, inputs, draws=draws)
    cells = [f"{draws:,} draws, {areas:,} areas, {members} indicators"]
    cells.append(f"{timed(partial(robustness, recipe, inputs, draws=draws), 2)[0]:.1f} s")
    is_same = True
    for workers in (1, 2):
        with (
            # by default workers give memory back at every step, which doubles their time
            dask.config.set({"distributed.nanny.pre-spawn-environ": {}}),
            LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=workers, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
            ) as cluster,
        ):
            there = partial(
                robustness,
                recipe,
                inputs,
                draws=draws,
                ranks=ranks_on(cluster.scheduler_address),
            )
            is_same &= there().areas.equals(here.areas)  # the workers load the engine
            cells.append(f"{timed(there, 2)[0]:.1f} s")
    return [*cells, "yes" if is_same else "no"]


def main() -> None:
    """Print the tables, and write them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="put them into docs/performance.md")
    options = parser.parse_args()
    held = report.table(["work", "held to", "by the clock", "processor", "peak memory"], figures())
    others = report.table(
        ["one draw of 307 areas by 13 indicators", "processor", "times"], beside()
    )
    flat = report.table(["areas", "draws", "per draw and area"], growth())
    many = report.table(
        ["the same draws", "this process", "1 worker", "2 workers", "same"], clustered()
    )
    text = "\n\n".join([report.machine(), held, others, flat, many])
    print(text)
    if options.write:
        report.write("benchmarks.laboratory", text)


if __name__ == "__main__":
    main()
