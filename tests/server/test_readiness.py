"""Ready only with data as the build wrote them, and warm."""

import json
from datetime import date

import pytest
from starlette.applications import Starlette

from levelmap.paths import Folders
from levelmap.server import health, readiness
from levelmap.server.readiness import Readiness
from tests.server.asgi import ask


@pytest.fixture
def always_look(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(readiness, "LOOK_AGAIN_SECONDS", -1)


def _ask(found: Readiness) -> tuple[int, dict]:
    answer = ask(Starlette(routes=health.routes(found)), "/readyz")
    assert answer.header("cache-control") == "no-store"
    return answer.status, json.loads(answer.body)


def test_not_ready_before_the_first_views_are_made(toy: Folders):
    status, said = _ask(Readiness(toy))
    assert (status, said["ready"], said["state"]) == (503, False, "starting")


def test_ready_says_which_data_and_how_old(toy: Folders):
    found = Readiness(toy, is_warm=True)
    status, said = _ask(found)
    assert (status, said["state"], said["faults"]) == (200, "ready", [])
    assert len(said["data"]) == 12
    assert said["age_days"] >= 0


def test_a_clock_that_is_behind_makes_no_data_of_the_future(
    toy: Folders, monkeypatch: pytest.MonkeyPatch
):
    class LongAgo(date):
        @classmethod
        def today(cls) -> date:
            return date(1999, 1, 1)

    monkeypatch.setattr(readiness, "date", LongAgo)
    status, said = _ask(Readiness(toy, is_warm=True))
    assert (status, said["age_days"]) == (200, 0)


@pytest.mark.usefixtures("always_look")
def test_data_damaged_while_running_are_noticed_and_named(own_toy: Folders):
    found = Readiness(own_toy, is_warm=True)
    assert _ask(found)[0] == 200
    file = own_toy.data / "series.csv"
    content = bytearray(file.read_bytes())
    content[-3] ^= 1
    file.write_bytes(bytes(content))
    status, said = _ask(found)
    assert (status, said["state"]) == (503, "damaged")
    assert said["faults"] == [
        "The table of what is held cannot be trusted: the file was changed or damaged after it was "
        "built. What rests on it is not shown; everything else is."
    ]


@pytest.mark.usefixtures("always_look")
def test_data_that_are_whole_again_are_ready_again(own_toy: Folders):
    found = Readiness(own_toy, is_warm=True)
    file = own_toy.data / "series.csv"
    content = file.read_bytes()
    file.unlink()
    assert "cannot be trusted" in str(_ask(found)[1]["faults"])
    file.write_bytes(content)
    assert _ask(found)[0] == 200


def test_without_a_manifest_nothing_is_ready(own_toy: Folders):
    (own_toy.data / "manifest.csv").unlink()
    status, said = _ask(Readiness(own_toy, is_warm=True))
    assert status == 503
    assert said["faults"][0].startswith("The record of the shipped files cannot be trusted")
