"""What the laboratory cannot answer is one sentence on the command line."""

import json
from pathlib import Path

import pandas as pd
import pytest

from levelmap.cli import main

MEMBER = '[[members]]\ncolumn = "{}"\npolarity = "higher_is_worse"\nweight = {}\n'


def _own(folder: Path, members: int, rows: int, weight: float = 1, more: str = "") -> list[str]:
    """Write a method and a table of one's own; return the arguments that name them."""
    recipe, table = folder / "own.toml", folder / "own.csv"
    keys = [f"m{number}" for number in range(members)]
    text = "\n".join(MEMBER.format(key, weight) for key in keys)
    recipe.write_text(f'slug = "own"\ntitle = "My method"\n{more}\n{text}')
    lines = [",".join(["area_code", *keys])]
    for row in range(rows):
        numbers = [str((row + 1) * (column + 3) % 17 + row / 100) for column in range(members)]
        lines.append(",".join([f"A{row}", *numbers]))
    table.write_text("\n".join(lines))
    return [str(recipe), "--data", str(table)]


def _one_sentence(said: str) -> bool:
    return said.startswith("levelmap: ") and said.count("\n") == 1 and " nan" not in said


CUT = 'categories = {{ rule = "count", cuts = [{}] }}'


@pytest.mark.parametrize(
    ("verb", "made", "words"),
    [
        ("score", {"members": 3, "rows": 9, "weight": 0}, "all weights here are 0"),
        ("score", {"members": 3, "rows": 1}, "has one area to score"),
        ("robustness", {"members": 3, "rows": 20, "more": CUT.format(20)}, "fewer than all"),
        ("robustness --versions 5", {"members": 3, "rows": 20}, "is held with limits"),
        ("robustness --draws 0", {"members": 3, "rows": 20}, "expected 1 to 1,000,000"),
    ],
)
def test_a_method_that_cannot_be_computed(
    verb: str, made: dict[str, object], words: str, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    name, *options = verb.split()
    assert main([name, *_own(tmp_path, **made), *options]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert _one_sentence(said)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("divide levelmap_13_2021 --pot 0", "cannot be divided"),
        ("divide levelmap_13_2021 --pot 0.001", "less than a penny"),
        ("divide levelmap_13_2021 --floor 1000000000", "lower it"),
        ("divide levelmap_13_2021 --cap 5", "raise it"),
        ("divide levelmap_13_2021 --floor 10 --cap 5", "a cap not below it"),
        ("divide levelmap_13_2021 --tier 0 --tier 0", "Give one of them more"),
        ("divide towns-fund --by score", "name a method, which scores places"),
        ("divide levelmap_13_2021 --universe E --nations S=100", "give it no share"),
        ("borders levelmap_13_2021:top=307 levelmap_13_2021", "Choose another list or cut"),
        ("score levelmap_13 --geography ward_2024", "No figures of"),
        ("divide levelmap_13_2021:top=0", "expected 1 to 307"),
        ("divide wimd-2019-extent --by need", "people in need is not held for 8 places"),
        ("reach levelling-up-partnerships --need wimd-2019-extent", "No figure of WIMD 2019"),
        ("reach wimd-2019-extent --by-nation", "is held for any of these 22 areas"),
        ("decides levelmap_13 --draws 1", "expected 2 or more"),
        ("clusters imd-2019-average-score --geography lad_2019", "No neighbours are held"),
    ],
)
def test_a_question_that_has_no_answer(
    asked: str, words: str, capsys: pytest.CaptureFixture
) -> None:
    assert main(asked.split()) == 1
    said = capsys.readouterr().err
    assert words in said
    assert _one_sentence(said)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("divide levelmap_13_2021 --pot abc", "--pot is 'abc', expected a number."),
        ("divide levelmap_13_2021 --taper 1.5", "--taper is '1.5', expected a whole number."),
        ("divide levelmap_13_2021 --tier 3 --tier x", "--tier is 'x', expected a number."),
        ("robustness levelmap_13 --draws many", "--draws is 'many', expected a whole number."),
        ("score levelmap_13 --heading first", "--heading is 'first', expected a whole number."),
    ],
)
def test_an_option_that_is_no_number(
    asked: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked.split()) == 1
    said = capsys.readouterr().err
    assert words in said
    assert _one_sentence(said)


def test_nations_without_a_figure_of_need_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "reach luf-round-1:1 --need imd-2019-income-scale --geography lad_2021 --by-nation"
    assert main([*asked.split(), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [row["group"] for row in said["rows"]] == ["England"]
    silent = "No figure is held for Scotland and Wales: no place there is counted."
    assert silent in said["notes"]


def test_a_hundred_indicators_are_answered(tmp_path: Path) -> None:
    out = tmp_path / "ranks.csv"
    own = _own(tmp_path, members=100, rows=60)
    assert main(["robustness", *own, "--draws", "50", "--out", str(out)]) == 0
    table = pd.read_csv(out)
    assert len(table) == 60
    assert table["probability"].between(0, 1).all()


def test_need_by_a_table_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "jobs.csv"
    table.write_text("area_code,jobs lost\nE06000021,90\nE08000003,70\nE07000148,5\nQ1,3\n")
    lists = ["together", "luf-round-1:1", "towns-fund", "--need", str(table)]
    asked = [*lists, "--column", "jobs lost", "--as", "count", "--worst", "2", "--high"]
    assert main(asked) == 3  # Q1 is no place
    written, said = capsys.readouterr()
    assert [line.split(",")[1] for line in written.splitlines()[1:]] == [
        "Stoke-on-Trent",
        "Manchester",
    ]
    assert "Q1" in said
    assert main([*lists, "--high"]) == 1
    assert "How many places are in high need" in capsys.readouterr().err.splitlines()[-1]
