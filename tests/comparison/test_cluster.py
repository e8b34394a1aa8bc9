"""The same draws on a cluster of two workers: the same ranks, to the last one."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from distributed import Client, LocalCluster
from distributed.comm import CommClosedError

from levelmap.cli import main
from levelmap.comparison import cluster
from levelmap.comparison.cluster import parts_of, ranks_on
from levelmap.comparison.draws import Choices, model
from levelmap.comparison.robustness import robustness
from levelmap.errors import ClusterError
from levelmap.methods.composite import Inputs
from levelmap.methods.recipes import Member, Recipe
from levelmap.terms import Polarity

pytestmark = pytest.mark.filterwarnings("default")  # what the cluster's own threads warn of


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Return the address of a scheduler with two workers, each a process with one thread."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    ) as two:
        yield two.scheduler_address


def _case(areas: int = 40) -> tuple[Recipe, Inputs]:
    keys = [f"m{number}" for number in range(5)]
    rng = np.random.default_rng(5)
    index = [f"a{number}" for number in range(areas)]
    table = pd.DataFrame(rng.gamma(2, size=(areas, 5)), index, keys)
    leaves = tuple(Member(key, column=key, polarity=Polarity.HIGHER_IS_WORSE) for key in keys)
    return Recipe("case", "Case", leaves), Inputs(table, errors=0.1 + 0 * table)


@pytest.mark.parametrize("draws", [1, 7, 900])
@pytest.mark.parametrize("versions", [0, 20])
def test_the_ranks_are_those_of_one_process(scheduler: str, draws: int, versions: int) -> None:
    recipe, inputs = _case()
    choices = Choices(versions=versions)
    here = robustness(recipe, inputs, draws=draws, seed=4, choices=choices)
    there = robustness(
        recipe, inputs, draws=draws, seed=4, choices=choices, ranks=ranks_on(scheduler)
    )
    pd.testing.assert_frame_equal(here.areas, there.areas, check_exact=True)


def test_another_seed_gives_another_result(scheduler: str) -> None:
    recipe, inputs = _case()
    one, other = (
        robustness(recipe, inputs, draws=50, seed=seed, ranks=ranks_on(scheduler)).areas
        for seed in (1, 2)
    )
    assert not one.equals(other)


def test_the_command_line_writes_the_same_file(
    scheduler: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for more in ([], ["--scheduler", scheduler]):
        assert main(["robustness", "levelmap_13_2021", "--draws", "300", "--seed", "7", *more]) == 0
        files.append(capsys.readouterr().out)
    assert files[0] == files[1]
    assert files[0].count("\n") > 300


def test_parts_are_all_the_draws_in_order() -> None:
    prepared = model(*_case())
    draws = prepared.draw(11, np.random.default_rng(1))
    several = parts_of(draws, 4)
    assert [len(one) for one in several] == [2, 3, 3, 3]
    together = type(draws).joined(several)
    np.testing.assert_array_equal(together.weights[""], draws.weights[""])
    np.testing.assert_array_equal(together.left_out, draws.left_out)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://127.0.0.1:9", "No Dask scheduler answers at tcp://127.0.0.1:9: expected an addr"),
        ("nothing", "No Dask scheduler answers at nothing"),
    ],
)
def test_where_nobody_answers_is_one_sentence(
    address: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    # one that never gets through would be closed at a moment of the collector's own
    monkeypatch.setattr("distributed.Client", lambda *_, **__: pytest.fail("a client was made"))
    assert main(["robustness", "ifs_style_4", "--draws", "5", "--scheduler", address]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.strip().count("\n") == 0


def test_a_cluster_without_workers_is_one_sentence() -> None:
    with (
        LocalCluster(n_workers=0, dashboard_address=":0", host="127.0.0.1") as nobody,
        pytest.raises(ClusterError, match="has no worker"),
    ):
        robustness(*_case(), draws=5, ranks=ranks_on(nobody.scheduler_address))


@pytest.mark.parametrize("step", ["nthreads", "scatter", "submit"])
def test_a_cluster_lost_on_the_way_is_one_sentence(
    step: str, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_args: object, **_options: object) -> None:
        raise CommClosedError("in <TCP (closed)>")

    monkeypatch.setattr(Client, step, lost)
    with pytest.raises(ClusterError, match=r"failed \(CommClosedError: in <TCP \(closed\)>\)"):
        robustness(*_case(), draws=5, ranks=ranks_on(scheduler))


def test_without_dask_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'levelmap\[cluster\]'"):
        ranks_on("tcp://127.0.0.1:9")
