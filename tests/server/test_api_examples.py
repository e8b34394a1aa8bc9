"""The examples of docs/api.md, run as they stand against the app."""

import re

import pytest

from levelmap.paths import package_root
from tests.server.conftest import Running

TEXT = (package_root() / "docs" / "api.md").read_text("utf-8")


@pytest.fixture(scope="module")
def found(running: Running) -> dict:
    """Return the names that the examples make, run one after another."""
    names: dict = {}
    for block in re.findall(r"```python\n(.+?)```", TEXT, re.DOTALL):
        exec(block.replace("http://localhost:8501", running.address), names)
    return names


def test_the_highest_claimant_count_and_its_source(found: dict):
    worst = found["worst"]
    assert list(worst["value"]) == sorted(worst["value"], reverse=True)
    assert worst["period_label"].nunique() == 1
    assert found["source"]["licence"].startswith("Open Government Licence")


def test_one_place_over_time(found: dict):
    assert found["code"] == "E06000021"
    assert len(found["stoke"]) > 10
    assert found["change"] == pytest.approx(
        found["stoke"]["value"].iloc[-1] - found["stoke"]["value"].iloc[0]
    )


def test_who_is_on_one_list_only(found: dict):
    comparison = found["found"]
    both = comparison["statistics"]["jaccard"]["value"]
    assert 0 < both < 1
    named = sum(bool(row["in_a"]) for row in comparison["rows"])
    on_both = sum(row["class"] == "both" for row in comparison["rows"])
    assert len(found["only_a"]) == named - on_both - sum(
        bool(row["in_a"]) and row["in_b"] is None for row in comparison["rows"]
    )


def test_contributions_of_every_member(found: dict, running: Running):
    members = running.get("/api/v1/recipes/levelmap_13_2021/scores").json()["members"]
    keys = {f"contribution_{member['member']}" for member in members}
    assert set(found["contributions"].index) == keys
    assert found["scores"]["rank"].iloc[0] == 1


def test_scores_on_a_map(found: dict):
    assert found["areas"].crs.to_epsg() == 4326
    assert 0 < len(found["north"]) < len(found["areas"])


def test_every_operation_is_in_the_table(running: Running):
    for path in running.get("/api/v1/").json()["operations"]:
        assert f"`{path}" in TEXT


def test_the_wards_of_one_authority(found: dict, running: Running):
    wards = found["wards"]
    codes = {
        row["area_code"]
        for row in running.get("/api/v1/geographies/ward_2024/areas").json()["rows"]
        if row["lad_code"] == found["code"]
    }
    assert set(wards["area_code"]) == codes
    assert list(found["most_deprived"]["value"]) == sorted(wards["value"])[::-1][:3]


def test_the_lowest_pay_and_the_fund(found: dict):
    lowest, pay = found["lowest"], found["pay"]
    assert list(lowest["value"]) == sorted(pay["value"].dropna())[:10]
    assert set(lowest["in_a"].dropna()) <= {True, False}
    assert lowest["in_a"].notna().any()


def test_ranks_by_two_recipes(found: dict):
    moved, ranks = found["moved"], found["ranks"]
    place = moved.index[0]
    assert moved.iloc[0] == ranks["levelmap_13_2021"][place] - ranks["need_4"][place] < 0
