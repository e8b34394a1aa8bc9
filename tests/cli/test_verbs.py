"""The command line as scripts rely on it: files, JSON, exit codes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from levelmap.answers import taking
from levelmap.answers.comparisons import versions
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.atlas import open_atlas
from levelmap.cli import lists, main
from levelmap.pages.compare.query import command
from levelmap.paths import Folders, package_root
from tests.answers.comparisons.sides import shipped_sides

OWN_TABLE = "area_code,pay,crime\nA,400,9\nB,500,6\nC,600,3\n"
OWN_RECIPE = """
slug = "own"
title = "A method of one's own"
normalisation = "minmax"
categories = { rule = "count", cuts = [1] }

[[members]]
column = "pay"
polarity = "higher_is_better"

[[members]]
column = "crime"
polarity = "higher_is_worse"
weight = 3
"""


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("what", ["indicators", "lists", "recipes"])
def test_list_says_what_is_held(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", what, "--json"]) == 0
    found = _json(capsys)
    assert len(found["rows"]) == found[what] > 0  # type: ignore[arg-type]


def test_score_writes_the_columns_that_scripts_rely_on(tmp_path: Path) -> None:
    out = tmp_path / "scores.csv"
    assert main(["score", "levelmap_13_2021", "--out", str(out)]) == 0
    table = pd.read_csv(out)
    assert table.columns[:5].tolist() == ["area_code", "area_name", "score", "rank", "category"]
    assert table.columns[5:8].tolist() == ["score_economy", "score_labour", "score_social"]
    assert all(column.startswith("contribution_") for column in table.columns[8:-6])
    assert table.columns[-6:].tolist() == list(taking.FACTS)
    ranked = table.dropna(subset="score")
    assert ranked["rank"].is_monotonic_increasing
    contributions = ranked.filter(like="contribution_").sum(axis=1)
    pd.testing.assert_series_equal(contributions, ranked["score"], check_names=False)


def test_score_says_periods_and_who_is_not_scored(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "levelmap_13_2021", "--json"]) == 0
    found = _json(capsys)
    assert found["areas_scored"] == 307
    assert found["rank_1_is"] == "the worst"
    assert set(found["not_scored"]) == {"E06000053", "E09000001"}  # type: ignore[call-overload]
    assert all(m["period"] for m in found["members"])  # type: ignore[attr-defined]


def test_a_persons_own_table_and_recipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, recipe = tmp_path / "own.csv", tmp_path / "own.toml"
    table.write_text(OWN_TABLE)
    recipe.write_text(OWN_RECIPE)
    assert main(["score", str(recipe), "--data", str(table), "--json"]) == 0
    rows = {row["area_code"]: row for row in _json(capsys)["rows"]}  # type: ignore[attr-defined]
    assert [rows[code]["score"] for code in "ABC"] == [1, 0.5, 0]
    assert rows["A"]["category"] == 1


def test_compare_gives_the_numbers_of_the_view(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "areas.csv"
    arguments = ["compare", "luf-round-1:1", "levelmap_13_2021:top=104", "--out", str(out)]
    assert main([*arguments, "--json"]) == 0
    found = _json(capsys)
    view = compare(
        CompareQuery("luf-round-1:1", "levelmap_13_2021:top=104"), open_atlas(package_root())
    )
    assert found["places"] == view.agreement.places
    counted = pd.read_csv(out)["class"].value_counts().to_dict()
    assert counted == {key: number for key, number in view.agreement.places.items() if number}


def test_a_universe_narrows_the_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["compare", "luf-round-1:1", "levelmap_13_2021", "--universe", "E"]
    assert main([*arguments, "--json"]) == 0
    places = _json(capsys)["places"]
    assert sum(places.values()) == 309  # type: ignore[attr-defined]
    assert main([*arguments[:-1], "lad_2021:E"]) == 1
    assert "such as E, EWS" in capsys.readouterr().err
    assert main([*arguments[:-1], "E!E12999999"]) == 1
    assert "E12999999" in capsys.readouterr().err


@pytest.mark.parametrize(
    "query",
    [
        CompareQuery("luf-round-1:1", "levelmap_13_2021"),
        CompareQuery("luf-round-1:1", "luf-round-1:2", universe="EWS"),
        CompareQuery("towns-fund", "imd-2019-average-rank:top=100", universe="E!E12000007"),
        CompareQuery("levelling-up-for-culture", "family-hubs", with_parts=True),
        CompareQuery("luf-round-1:1", "need_4", geography="lad_2025", universe="EW"),
        CompareQuery("left-behind-wards", "imd-2019-average-rank@ward_2017:top=225"),
        CompareQuery("long-term-plan-for-towns", "gross-median-weekly-pay:share=0.2"),
    ],
    ids=lambda query: f"{query.a} {query.b}",
)
def test_the_command_on_the_page_gives_the_numbers_of_the_page(
    query: CompareQuery, capsys: pytest.CaptureFixture[str]
) -> None:
    view = shipped_sides().two(query)
    assert main([*command(query)[3:], "--json"]) == 0
    found: dict[str, Any] = _json(capsys)
    none = {"in_part": 0}  # no row of the page where no place is
    assert found["places"] == none | {row.key: row.areas for row in view.rows}
    if view.agreement.people:
        assert found["people"] == pytest.approx(none | {row.key: row.people for row in view.rows})
    for one in view.agreement.statistics.values():
        assert found["statistics"][one.key] == {"value": one.value, "sentence": one.sentence}
    if query.universe:
        assert f"Only places in {found['universe']} are counted." in found["notes"]
        assert f"in {found['universe']} that both could name" in view.findings[1]


def _compared(
    content: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, *arguments: str
) -> tuple[int, dict[str, Any], str]:
    """Return exit code, document and what is said of a table compared with round 1."""
    table = tmp_path / "mine.csv"
    table.write_text(content)
    code = main(["compare", str(table), "luf-round-1:1", "--json", *arguments])
    captured = capsys.readouterr()
    return code, json.loads(captured.out or "{}"), captured.err


def test_a_table_of_codes_is_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "E06000001\nE07000150\n"  # Hartlepool and Corby: before 2021
    code, found, _ = _compared(f"area_code\n{rows}", capsys, tmp_path)
    assert (code, found["geography"], found["places"]["both"]) == (0, "lad_2020", 1)


def test_rows_that_are_left_out_are_named_and_change_the_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found, said = _compared("name\nHartlepool\nNarnia\n", capsys, tmp_path)
    assert code == 3
    assert found["places"]["both"] == 1
    assert "Not used: Narnia (line 3) is no place that LevelMap knows." in said


def test_what_makes_a_place_be_on_the_list_can_be_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = "code,on,tier\nE06000001,Yes,a\nE06000002,No,b\nE06000003,Yes,b\n"
    named = {
        (): 2,
        ("--every-row",): 3,
        ("--where", "tier=b"): 2,
        ("--where", "tier=b", "--where", "on=No"): 1,
    }
    for arguments, expected in named.items():
        _, _, said = _compared(content, capsys, tmp_path, *arguments)
        assert f"On the list: {expected} local authorit" in said
    code, _, said = _compared(content, capsys, tmp_path, "--where", "tier=z")
    assert code == 1
    assert "No row of mine.csv says 'z' in 'tier': expected one of 'a', 'b'." in said


def test_the_worst_by_a_column_are_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = "code,score,other\nE06000001,1,9\nE06000002,2,8\nE06000003,3,7\n"
    arguments = ("--worst", "1", "--column", "other", "--low-is-worst")
    _, _, said = _compared(content, capsys, tmp_path, *arguments)
    assert "On the list: 1 local authority of 2025 (the 1 with the lowest 'other')." in said


def test_former_districts_are_carried_to_a_method_s_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, recipe = tmp_path / "own.csv", tmp_path / "own.toml"
    recipe.write_text(OWN_RECIPE.replace("slug", 'geography = "lad_2025"\nslug', 1))
    table.write_text(
        "area_code,pay,crime\nE08000016,400,9\ne06000006,500,6\nE06000001 ,600,3\nE07000026,1,1\n"
    )
    assert main(["score", str(recipe), "--data", str(table), "--json"]) == 3
    captured = capsys.readouterr()
    scored = {r["area_name"] for r in json.loads(captured.out)["rows"] if r["score"] is not None}
    assert scored == {"Barnsley", "Halton", "Hartlepool"}
    assert (
        "'pay': no value, only 35% of its residents are in rows with a value: Cumb" in captured.err
    )


@pytest.mark.parametrize(("kind", "value"), [("count", 60), ("rate", 24.6)])
def test_counts_are_added_up_and_rates_averaged(
    kind: str, value: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, recipe = tmp_path / "own.csv", tmp_path / "own.toml"
    recipe.write_text(
        'slug = "own"\ntitle = "Own"\ngeography = "lad_2025"\nnormalisation = "none"\n'
        'categories = { rule = "count", cuts = [1] }\n[[members]]\ncolumn = "x"\n'
        'polarity = "higher_is_worse"\n'
    )
    table.write_text("name,x\nAllerdale,10\nCarlisle,20\nCopeland,30\nLeeds,5\n")
    assert main(["score", str(recipe), "--data", str(table), "--as", kind, "--json"]) == 0
    scores = {row["area_name"]: row["score"] for row in _json(capsys)["rows"]}  # type: ignore[attr-defined]
    assert scores["Cumberland"] == pytest.approx(value, abs=8)
    assert (scores["Cumberland"] == 60) == (kind == "count")


def test_the_same_seed_gives_the_same_ranks(tmp_path: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    for out in (first, second):
        arguments = ["--draws", "200", "--seed", "7", "--out", str(out)]
        assert main(["robustness", "levelmap_13_2021", *arguments]) == 0
    assert first.read_bytes() == second.read_bytes()
    table = pd.read_csv(first)
    assert ((table["low"] <= table["median"]) & (table["median"] <= table["high"])).all()
    assert set(table["status"]) <= {"solid", "borderline", "out"}


def test_export_in_every_format(tmp_path: Path) -> None:
    for form in ("csv", "parquet", "geojson", "gpkg"):
        out = tmp_path / f"x.{form}"
        arguments = ["--geography", "region_2025", "--format", form, "--out", str(out)]
        assert main(["export", "indicator", "claimant-count", *arguments]) == 0
        assert out.stat().st_size > 0
    frame = gpd.read_file(tmp_path / "x.geojson")
    assert (len(frame), frame["period"].nunique()) == (9, 1)
    assert frame.total_bounds[1] > 49
    assert main(["export", "list", "towns-fund", "--out", str(tmp_path / "towns.csv")]) == 0
    assert main(["export", "boundary", "lad_2025", "--out", str(tmp_path / "lad.csv")]) == 0


def test_rows_of_a_list_are_drawn_where_they_are_now_and_none_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "list.geojson"
    arguments = ["--geography", "lad_2025", "--format", "geojson", "--out", str(out)]
    assert main(["export", "list", "luf-round-1", *arguments]) == 0
    drawn = gpd.read_file(out)
    held = open_atlas(package_root()).catalogue.memberships("luf-round-1")
    assert sorted(drawn["area_code"]) == sorted(held["area_code"])
    allerdale = drawn[drawn["area_code"] == "E07000026"].iloc[0]
    assert allerdale["drawn_on"] == "E06000063"
    assert "E07000026 is drawn on E06000063 (Cumberland)" in capsys.readouterr().err


def test_what_a_geography_does_not_hold_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--geography", "region_2025", "--format", "csv", "--out", str(tmp_path / "x.csv")]
    assert main(["export", "list", "luf-round-1", *arguments]) == 1
    assert "no row among the regions of 2025" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["score", "levelmap13"], "Did you mean levelmap_13"),
        (["score", "nowhere.toml"], "no recipe nowhere.toml"),
        (["score", "levelmap_13", "--geography", "town_2020"], "not a geography"),
        (["score", "levelmap_13", "--geography", "lad_2019"], "local authorities of 2019"),
        (["score", "levelmap_13", "--data", "nowhere.csv"], "nowhere.csv"),
        (["compare", "luf-round-1:9", "need_4"], "luf-round-1:1"),
        (["compare", "levelmap_13:top=many", "need_4"], "top=116"),
        (
            ["compare", "levelmap_13:9", "need_4"],
            "… has no place in category 9: expected one of 1, 2, 3",
        ),
        (["compare", "levelmap_13:0", "need_4"], "expected one of 1, 2, 3"),
        (["compare", "left-behind-wards", "imd_2019"], "cannot be carried"),
        (["robustness", "levelmap_13", "--draws", "0"], "0 draws"),
        (["export", "indicator", "pay", "--out", "x.csv"], "no indicator"),
        (
            ["export", "indicator", "claimant-count", "--format", "gpkg", "--out", "x.gpkg"],
            "needs --geography",
        ),
        (["export", "list", "towns-fund", "--out", "/nowhere/x.csv"], "could not be written"),
    ],
)
def test_a_fault_is_one_sentence(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    message = capsys.readouterr().err
    assert message.startswith("levelmap: ")
    assert reason in message
    assert "Traceback" not in message


def test_every_verb_speaks_json(
    toy: Folders,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("LEVELMAP_DATA", str(toy.root))
        assert main(["check", "--json"]) == 0
    assert _json(capsys)["faults"] == []
    out = tmp_path / "towns.csv"
    assert main(["export", "list", "towns-fund", "--out", str(out), "--json"]) == 0
    assert _json(capsys) == {"written": str(out), "bytes": out.stat().st_size}


def test_wrong_usage_exits_with_two() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["score"])
    assert caught.value.code == 2


def test_importing_the_package_reads_nothing_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, levelmap; print(sorted({'pandas', 'streamlit', 'numpy'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=package_root()
    )
    assert found.stdout.strip() == "[]"


def test_what_usage_messages_name_is_what_is_held() -> None:
    assert tuple(versions.SUCCESSIONS) == lists.SUCCESSIONS
