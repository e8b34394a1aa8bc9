"""A file that a page offers is the file that the command line writes, byte for byte."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

import levelmap as lm
from levelmap.cli import main
from levelmap.pages.compare.query import SUCCESSIONS
from levelmap.pages.scenarios.cards import card, read_book
from levelmap.pages.scenarios.ready import READY
from levelmap.pages.shared import downloads
from levelmap.paths import package_root
from tests.pages.alone import open_page

Offered = dict[str, Callable[[], bytes]]

LISTS = ("luf-round-1:1", "towns-fund", "levelmap_13", "luf-round-1-awards")


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    """Return what is offered while a page is shown, by the name of its file."""
    found: Offered = {}

    def offer(_label: str, name: str, make: Callable[[], bytes], **_more: object) -> None:
        found[name] = make

    monkeypatch.setattr(downloads, "offer", offer)
    return found


def _written(asked: str, folder: Path) -> bytes:
    out = folder / "out.csv"
    assert main([*asked.split(), "--out", str(out)]) == 0
    return out.read_bytes()


CASES = [
    (
        {"part": "many", "lists": ";".join(LISTS)},
        "places_by_lists.csv",
        f"together {' '.join(LISTS)}",
    ),
    (
        {"part": "many", "lists": ";".join(LISTS), "on": LISTS[0], "off": LISTS[1]},
        "chosen_places.csv",
        f"together {' '.join(LISTS)} --on {LISTS[0]} --off {LISTS[1]}",
    ),
    (
        {
            "part": "many",
            "lists": ";".join(LISTS),
            "off": f"{LISTS[0]};{LISTS[1]}",
            "rank": "levelmap_13",
            "high": "yes",
        },
        "chosen_places.csv",
        f"together {' '.join(LISTS)} --off {LISTS[0]} --off {LISTS[1]} --need levelmap_13 --high",
    ),
    *(
        ({"part": "many", "through": key}, "through_time.csv", f"through {key}")
        for key in SUCCESSIONS
    ),
    (
        {"part": "pot", "before": "luf-round-1-awards", "universe": "E", "divide": "need"},
        "money_divided.csv",
        "divide luf-round-1:1 levelmap_13_2021 --before luf-round-1-awards --universe E --by need",
    ),
    (
        {"part": "pot", "tiers": "3~2~1", "floor": "100000", "cap": "90000000"},
        "money_divided.csv",
        "divide luf-round-1:1 levelmap_13_2021 --tier 3 --tier 2 --tier 1 --floor 100000 --cap "
        "90000000",
    ),
    (
        {"read": "borders"},
        "borders.csv",
        "borders luf-round-1:1 levelmap_13_2021",
    ),
]


@pytest.mark.parametrize(
    ("link", "name", "asked"), CASES, ids=[asked[:60] for _, _, asked in CASES]
)
def test_it_is_the_same_file(
    link: dict[str, str], name: str, asked: str, offered: Offered, tmp_path: Path
) -> None:
    app = open_page("compare", **link)
    assert not app.exception
    page = offered[name]()
    assert page.count(b"\n") > 1
    assert page == _written(asked, tmp_path)


def test_the_recipe_of_the_page_is_what_the_command_line_reads(
    offered: Offered, tmp_path: Path
) -> None:
    link = {"part": "pot", "taper": "9", "nations": "people", "before": "head", "divide": "score"}
    open_page("compare", **link)
    recipe = tmp_path / "pot.toml"
    recipe.write_bytes(offered["pot.toml"]())
    assert offered["money_divided.csv"]() == _written(f"divide {recipe}", tmp_path)


def test_the_league_of_the_page_has_the_rows_of_the_command_line(
    offered: Offered, tmp_path: Path
) -> None:
    open_page("compare", read="reach")
    page = pd.read_csv(BytesIO(offered["reach.csv"]()), keep_default_na=False)
    asked = "reach luf-round-1:1 levelmap_13_2021 towns-fund --by-nation --geography lad_2021"
    content = _written(f"{asked} --need imd-2019-income-scale", tmp_path)
    written = pd.read_csv(BytesIO(content), keep_default_na=False)
    keys = ["list", "group"]
    both = written.merge(page, on=list(page.columns))
    assert len(both) == len(written) > 2
    assert not both.duplicated(keys).any()


def test_a_book_of_scenarios_is_read_written_and_set_beside_each_other_alike(
    offered: Offered, tmp_path: Path
) -> None:
    open_page("scenarios")
    page = pd.read_excel(
        BytesIO(offered["what_if.xlsx"]()), sheet_name="scenarios", engine="openpyxl"
    )
    kept = tmp_path / "book.toml"
    written = pd.read_csv(BytesIO(_written(f"scenarios --keep {kept}", tmp_path)))
    pd.testing.assert_frame_equal(page, written, check_dtype=False)
    assert read_book(kept.read_text()) == READY
    again = pd.read_csv(BytesIO(_written(f"scenarios {kept}", tmp_path)))
    pd.testing.assert_frame_equal(again, written)
    atlas = lm.open_atlas(package_root())
    from_library = atlas.scenarios(kept).replace("", None)
    pd.testing.assert_frame_equal(from_library, written, check_dtype=False)


def test_a_card_is_added_by_name_and_address(tmp_path: Path) -> None:
    address = "compare?a=luf-round-1%3A1&b=towns-fund"
    book, out = tmp_path / "book.toml", tmp_path / "out.csv"
    asked = ["scenarios", "--card", "Two", address, "--keep", str(book), "--out", str(out)]
    assert main(asked) == 0
    assert read_book(book.read_text()) == (card("Two", address),)
    assert pd.read_csv(out)["scenario"].tolist() == ["Two"]


def test_a_book_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "odd.toml"
    odd.write_text("card = 1")
    for asked, words in (
        (["scenarios", str(tmp_path / "none.toml")], "There is no book"),
        (["scenarios", str(odd)], "holds no cards"),
        (["scenarios", "--card", "A", "elsewhere?x=1"], "leads to no screen that can be kept"),
    ):
        assert main(asked) == 1
        said = capsys.readouterr()
        assert words in said.err
        assert said.err.count("\n") == 1


def test_the_command_that_many_lists_show_writes_the_file_that_they_offer(
    offered: Offered, tmp_path: Path
) -> None:
    link = {"lists": ";".join(LISTS), "on": LISTS[0], "off": LISTS[1], "rank": "levelmap_13"}
    app = open_page("compare", part="many", **link)
    shown = next(one.value for one in app.code if " together " in one.value)
    asked = shown.removeprefix("python -m levelmap ")
    assert asked.endswith("--on luf-round-1:1 --off towns-fund --need levelmap_13")
    assert offered["chosen_places.csv"]() == _written(asked, tmp_path)
