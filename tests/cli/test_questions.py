"""Every question on the command line names the option that answers it, with an example."""

import re
import shlex
from pathlib import Path

import pytest

from levelmap.cli import main
from tests.intake.tables import workbook

LISTED = "Area,listed\nE06000009,Yes\nE06000010,No\n"
RECIPE = (
    'slug = "mine"\ntitle = "Mine"\ngeography = "lad_2025"\nnormalisation = "none"\n'
    '[[members]]\ncolumn = "x"\npolarity = "higher_is_worse"\n'
)

LISTS: dict[str, tuple[str | bytes, str, tuple[str, ...]]] = {
    "which sheet": (
        workbook(One=[["area"], ["York"], ["Hull"]], Two=[["area"], ["Leeds"]]),
        "Which sheet?",
        (),
    ),
    "which column is the place": (
        "council of birth,council of work\nBlackpool,Hull\nYork,Leeds\n",
        "Which column says the place?",
        (),
    ),
    "what makes a place be on the list": (
        "area,the tier,rate now\nYork,a b,1.5\nLeeds,a b,2.5\nHull,c,3.5\n",
        "What makes a place be on the list?",
        (),
    ),
    "which column of values": (
        "area,a,b\nYork,1.5,2.5\nLeeds,2.5,3.5\n", "Which column of values?", ("--worst", "1")
    ),
    "the decimal mark": ("area;a\nYork;1,500\nLeeds;2,500\n", "What is the decimal mark?", ()),
    "odd numbers": (
        "area,a\nYork,12\nLeeds,13\nHull,-999\nBrent,-999\n", "What are the odd numbers?",
        ("--worst", "1"),
    ),
    "rows that differ": (
        "area,project,grant\nYork,a wall,5\nYork,a shop,7\nLeeds,a mill,8\n",
        "Areas have several rows: what is their value?",
        ("--worst", "1"),
    ),
    "which of several rows": (
        "area,fund,on\nYork,a,Yes\nYork,b,No\nLeeds,a,No\nLeeds,b,No\n",
        "Areas have several rows: which 'fund'?",
        (),
    ),
    "when an authority is on the list": (
        "lsoa\nE01012954\nE01012955\n", "When is an authority on the list?", ("--parts", "any")
    ),
}  # fmt: skip


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main([*arguments, "--json"])
    return capsys.readouterr().err


def _offered(said: str, question: str) -> list[str]:
    (line,) = [line for line in said.splitlines() if question in line]
    options = line.partition("To say it: ")[2].removesuffix(".")
    assert options, line
    return re.split(r" or (?=--)", options)


@pytest.mark.parametrize("kind", [kind for kind in LISTS if not kind.startswith("when")])
def test_what_is_asked_of_a_list_is_answered_by_the_option_it_names(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, question, arguments = LISTS[kind]
    path = tmp_path / ("own.xlsx" if isinstance(content, bytes) else "own.csv")
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    command = ("compare", str(path), "levelmap_13", *arguments)
    for option in _offered(_said(capsys, *command), question):
        assert question not in (answered := _said(capsys, *command, *shlex.split(option)))
        assert "On the list: " in answered, option


def test_when_an_authority_is_on_the_list_is_answered_by_its_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, question, arguments = LISTS["when an authority is on the list"]
    path = tmp_path / "own.csv"
    path.write_bytes(str(content).encode())
    assert question not in _said(capsys, "compare", str(path), "levelmap_13", *arguments)
    # the few small areas are most of no authority: nothing is on the list, and the way is said
    assert "puts no place on the list" in _said(capsys, "compare", str(path), "levelmap_13")


def test_what_must_be_answered_is_refused_with_its_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, recipe = tmp_path / "own.csv", tmp_path / "mine.toml"
    table.write_text("area,The sex,x\nYork,Male,4\nYork,Female,6\nLeeds,Male,7\nLeeds,Female,8\n")
    recipe.write_text(RECIPE)
    command = ["score", str(recipe), "--data", str(table)]
    assert main(command) == 1
    said = capsys.readouterr().err
    assert said.endswith("On the command line: --where 'The sex=Male'.\n")
    assert main([*command, "--where", "The sex=Male"]) == 0
    capsys.readouterr()
    assert main([*command, "--where", "The sex=*", "--as", "count", "--json"]) == 0
    assert '"score": 10.0' in capsys.readouterr().out


def test_a_score_says_how_counts_of_parts_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, recipe = tmp_path / "own.csv", tmp_path / "mine.toml"
    table.write_text("code,x,y\nE07000026,1,2\nE07000028,2,2\nE07000029,6,2\nE06000001,5,2\n")
    recipe.write_text(RECIPE)
    said = _said(capsys, "score", str(recipe), "--data", str(table))
    (option,) = _offered(said, "What are the values of 'x'?")
    assert option == "--as count"
    assert "Which column of values?" not in said, "all are taken"


def test_a_name_that_may_be_several_is_settled_by_an_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("council\nYork\nNewcastle\nHartlepol\n")
    said = _said(capsys, "compare", str(table), "levelmap_13")
    assert "'Newcastle' may be Newcastle upon Tyne (--is Newcastle=E08000021) or " in said
    assert "'Hartlepol' may be Hartlepool (--is Hartlepol=E06000001)" in said
    told = ["--is", "Newcastle=E08000021", "--is", "Hartlepol=E06000001"]
    assert main(["compare", str(table), "levelmap_13", *told, "--json"]) == 0
    assert main(["compare", str(table), "levelmap_13", "--is", "Newcastle"]) == 1
    assert "expected what the table writes and a code" in capsys.readouterr().err


def test_help_is_for_those_who_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "VERB ... What the pages of LevelMap say, on the command line:" in said
    assert "Exit codes: 0 done;" in said
    assert "Thin" not in said


def test_the_example_of_the_worst_names_the_column_that_would_be_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("area,2019,2024,2023\nYork,1.5,2.5,3\nLeeds,2.5,3.5,4\nHull,3.5,1.5,2\n")
    said = _said(capsys, "compare", str(table), "levelmap_13")
    assert "--column 2024 --worst 1" in _offered(said, "What makes a place be on the list?")


def test_the_examples_say_what_can_be_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No text of a column that is empty, and no more of the worst than half of the areas."""
    table = tmp_path / "own.csv"
    rows = [f"{area},{kind},{n}.5" for area in ("York", "Leeds") for n, kind in enumerate("ABCD")]
    table.write_text("\n".join(["area,kind,x", *rows]))
    offered = _offered(
        _said(capsys, "compare", str(table), "levelmap_13"), "What makes a place be on the list?"
    )
    assert offered[:2] == ["--where kind=A", "--column x --worst 1"]
    table.write_text("area,note,x\nYork,,1\nLeeds,,2\nHull,late,3\nBrent,late,2\nBolton,,2\n")
    offered = _offered(
        _said(capsys, "compare", str(table), "levelmap_13"), "What makes a place be on the list?"
    )
    assert offered[0] == "--where note=late"
