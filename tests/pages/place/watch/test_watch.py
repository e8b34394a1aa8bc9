"""Watch files: what they hold, what differs between two, and what is refused."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from levelmap.atlas import Atlas
from levelmap.cli import main
from levelmap.errors import QueryError
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import PlaceView, place
from levelmap.pages.place.watch import changes, snapshot


@pytest.fixture(scope="module")
def stoke(shipped_atlas: Atlas) -> PlaceView:
    return place(PlaceQuery("E06000021"), shipped_atlas)


@pytest.fixture
def now(stoke: PlaceView) -> dict[str, Any]:
    return deepcopy(snapshot.snapshot(stoke))


def test_a_file_holds_the_numbers_of_the_page_and_the_data(stoke: PlaceView) -> None:
    kept = snapshot.read_file(snapshot.as_file(stoke))
    assert kept == snapshot.snapshot(stoke)
    assert kept["data"]["digest"] == stoke.version.digest
    for reading in stoke.measures:
        assert kept["measures"][reading.indicator.slug]["value"] == reading.value
    assert kept["lists"]["pride-in-place"]["named"]


def test_nothing_differs_from_itself(now: dict[str, Any]) -> None:
    assert changes.changes(now, now).rows == ()
    assert changes.sentence(now, now).startswith("Nothing differs between the data of ")


def test_what_moved_and_which_lists_came_or_went(now: dict[str, Any]) -> None:
    before = deepcopy(now)
    pay = before["measures"]["gross-median-weekly-pay"]
    pay |= {"value": 560.0, "printed": "£560", "period": "30 April 2024"}
    before["measures"]["employment-rate"]["value"] = 1.0
    before["lists"]["pride-in-place"] |= {"named": False, "words": "Not named"}
    before["lists"]["old"] = {"label": "Old", "named": True, "words": "Named", "status": "in force"}
    before["money"]["total"] = 1e6
    rows = {row[0]: row for row in changes.changes(before, now).rows}
    assert rows["Gross median weekly pay"][1:] == (
        "£560 (30 April 2024)",
        "£578 (provisional) (30 April 2025)",
        "newer period",
    )
    assert rows["Employment rate"][3] == "revised"
    assert rows["Pride in Place: phase 2 and expansion"][3] == "came"
    assert rows["Old"][2:] == ("–", "went")
    assert rows["Awards to the place alone"][1:3] == ("£1.0 million", "£147.7 million")
    assert changes.sentence(before, now).startswith("5 things differ between")


def test_two_places_are_not_compared(now: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match="of two places"):
        changes.sentence(now, now | {"place": "E06000001", "name": "Hartlepool"})


@pytest.mark.parametrize(
    "content",
    [b"", b"[1]", b"{", b'{"format": "other"}', b"[" * 100_000, b"x" * 1_000_001, b"\xff"],
)
def test_another_file_is_one_sentence(content: bytes) -> None:
    with pytest.raises(QueryError, match="no watch file"):
        snapshot.read_file(content)


def test_a_file_without_a_part_says_which(now: dict[str, Any]) -> None:
    del now["lists"]
    with pytest.raises(QueryError, match="has no lists"):
        snapshot.read_file(json.dumps(now).encode())


@pytest.mark.parametrize("need", ["far", [1], 5])
def test_a_need_that_is_none_is_refused(now: dict[str, Any], need: object) -> None:
    with pytest.raises(QueryError, match="has a need that cannot be read"):
        snapshot.read_file(json.dumps(now | {"need": need}).encode())


@pytest.mark.parametrize("total", [10**400, float("nan"), float("inf"), "much"])
def test_a_sum_that_is_none_is_not_shown(now: dict[str, Any], total: object) -> None:
    kept = json.dumps(now | {"money": {"total": total}}).encode()
    rows = {row[0]: row for row in changes.changes(snapshot.read_file(kept), now).rows}
    assert rows["Awards to the place alone"][1:3] == ("–", "£147.7 million")


def test_half_a_character_is_refused(now: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match="no watch file"):
        snapshot.read_file(json.dumps(now | {"name": "\ud800"}).encode())


def test_the_command_line_keeps_and_compares(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], stoke: PlaceView
) -> None:
    kept = tmp_path / "a.json"
    assert main(["watch", "Stoke", "--out", str(kept)]) == 0
    assert kept.read_bytes() == snapshot.as_file(stoke)
    assert main(["watch", "--compare", str(kept), str(kept)]) == 0
    assert capsys.readouterr().out.startswith("Nothing differs")
    assert main(["watch", "--compare", str(kept), str(tmp_path / "none.json")]) == 1
    assert "cannot be read" in capsys.readouterr().err
