"""Sentences held to a few rows, whose right numbers can be counted on the fingers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from levelmap.paths import Folders
from levelmap.proofreading import claims
from levelmap.proofreading.held import Held
from levelmap.statuses import COMBINED_AREA, WARNINGS

YEAR = "2023-01-01/P1Y"
VALUES = {"E06000001": 1.0, "E06000002": 3.0, "E06000003": 3.0, "E06000004": 7.0, "W06000001": 9.0}


def _row(code: str, value: float | None, **given: str) -> dict[str, object]:
    usual = {"geography": "lad_2023", "period": YEAR, "status": ""}
    return {"area_code": code, "value": value, **usual, **given}


def _held(root: Path, rows: list[dict[str, object]]) -> Held:
    folder = root / "data" / "observations"
    folder.mkdir(parents=True, exist_ok=True)
    frame = pd.DataFrame(rows)
    text = ["area_code", "geography", "period", "status"]
    frame.astype(dict.fromkeys(text, "category")).to_parquet(folder / "rate.parquet")
    return Held(Folders(root))


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """One rate of four English authorities, two of them equal, and of a Welsh one."""
    rows = [_row(code, value) for code, value in VALUES.items()]
    rows += [_row("E06000005", None, status="not_published"), _row("E12000001", 5.0)]
    rows[-1]["geography"] = "region_2023"
    rows.append(_row("E06000001", 100.0, period="2022-01-01/P1Y"))
    return _held(tmp_path_factory.mktemp("five"), rows)


def _told(text: str, code: str, held: Held) -> list[str]:
    return list(claims.reading(text, "rate", code, YEAR, held))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("E06000001", "A has 1%, the lowest of 5 local authorities."),
        ("E06000002", "B has 3%, the joint 2nd lowest of 5 local authorities."),
        ("E06000003", "C has 3% (2023), the joint 2nd lowest of 5 local authorities."),
        ("E06000004", "D has 7%, the 2nd highest of 5 local authorities."),
        ("W06000001", "W has 9%, the highest of 5 local authorities."),
        ("E06000004", "D has 7%, the 2nd highest of 5 areas. All other ones have a lower figure."),
        ("E06000002", "B has 3%, the joint 2nd lowest of 5 areas. Higher than 33% of the other."),
        ("E06000004", "D has 7 km (2023), the 2nd highest of 5 areas."),
    ],
)
def test_right_readings_of_five_areas(five: Held, code: str, sentence: str) -> None:
    assert _told(sentence, code, five) == []


@pytest.mark.parametrize(
    ("code", "sentence", "why"),
    [
        ("E06000001", "A has 2%, the lowest of 5 areas.", ["2% is not 1"]),
        (
            "E06000002",
            "B has 3%, the 2nd lowest of 5 areas.",
            ["the 2nd lowest is the joint 2nd lowest"],
        ),
        (
            "E06000004",
            "D has 7%, the 4th lowest of 5 areas.",
            ["the 4th lowest is the 2nd highest"],
        ),
        ("W06000001", "W has 9%, the highest of 6 areas.", ["6 areas are 5"]),
        (
            "E06000002",
            "B has 3%, the joint 2nd lowest of 5 areas. Higher than 50% of the other.",
            ["50% is 33.3%"],
        ),
    ],
)
def test_each_wrong_number_of_a_reading_is_told(
    five: Held, code: str, sentence: str, why: list[str]
) -> None:
    assert _told(sentence, code, five) == why


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("E06000001", "Nothing is told of a number here."),
        ("E06000005", "E has 8%, the lowest of 1 areas."),
        ("E06000099", "Z has 8%, the lowest of 1 areas."),
        ("E12000001", "A region has 8%, the lowest of 1 areas."),
    ],
)
def test_what_has_no_published_figure_is_not_judged(five: Held, code: str, sentence: str) -> None:
    assert _told(sentence, code, five) == []


def test_all_others_lower_where_one_is_equal_is_seen(five: Held) -> None:
    sentence = "C has 3%, the joint 2nd lowest of 5 areas. All other areas have a lower figure."
    assert _told(sentence, "E06000003", five) == [
        "not all other areas of the nation have a lower figure"
    ]


def test_areas_that_share_the_figure_are_no_others(tmp_path: Path) -> None:
    """A pair that is not the usual one: the City of London with Camden."""
    rows = [_row(code, 4.0, status="combined_area") for code in ("E09000001", "E09000007")]
    rows += [_row("E09000012", 2.0), _row("E09000019", 1.0)]
    held = _held(tmp_path, rows)
    mark = "(figure of several areas taken together)"
    said = f"City of London has 4% {mark}, the highest of 3 areas. "
    assert _told(f"{said}All other areas have a lower figure.", "E09000001", held) == []
    assert _told(f"{said}Higher than 50% of the other areas.", "E09000001", held) == [
        "50% is 100.0%"
    ]


@pytest.mark.parametrize("status", [one for one in WARNINGS if one != COMBINED_AREA])
def test_a_figure_without_the_warning_of_its_publisher_is_seen(tmp_path: Path, status: str) -> None:
    rows = [_row("E06000001", 1.0, status=status), _row("E06000004", 7.0)]
    held = _held(tmp_path, rows)
    bare = "A has 1%, the lowest of 2 areas."
    said = f"A has 1% ({WARNINGS[status]}), the lowest of 2 areas."
    told = f"it does not say that the figure is {status.replace('_', ' ')}"
    assert _told(bare, "E06000001", held) == [told]
    assert _told(said, "E06000001", held) == []


@pytest.fixture(scope="module")
def two_hundred(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """The numbers from 0 to 200, of as many districts."""
    rows = [_row(f"E07{n:06d}", float(n)) for n in range(201)]
    return _held(tmp_path_factory.mktemp("two_hundred"), rows)


@pytest.mark.parametrize(("share", "why"), [("1", []), ("0", []), ("2", ["2% is 0.5%"])])
def test_a_share_of_almost_nothing_may_be_told_as_one_in_a_hundred(
    two_hundred: Held, share: str, why: list[str]
) -> None:
    sentence = f"B has 1%, the 2nd lowest of 201 areas. Higher than {share}% of the other areas."
    assert _told(sentence, "E07000001", two_hundred) == why


@pytest.mark.parametrize(("share", "why"), [("99", []), ("98", ["98% is 99.5%"])])
def test_a_share_of_almost_all_may_be_told_as_all_but_one_in_a_hundred(
    two_hundred: Held, share: str, why: list[str]
) -> None:
    sentence = f"B has 199%, the 2nd highest of 201 areas. Higher than {share}% of the other areas."
    assert _told(sentence, "E07000199", two_hundred) == why


def test_districts_that_share_one_figure_count_once(tmp_path: Path) -> None:
    """The City of London is counted with Hackney, the Isles of Scilly with Cornwall."""
    rows = [
        _row("E06000052", 4.0, status="combined_area"),
        _row("E06000053", 4.0, status="combined_area"),
        _row("E06000001", 1.0),
        _row("E06000004", 7.0),
    ]
    held = _held(tmp_path, rows)
    cornwall = (
        "Cornwall has 4% (figure of several areas taken together), the 2nd highest of 3 areas. "
        "Higher than 50% of the other areas."
    )
    assert _told(cornwall, "E06000052", held) == []
    assert _told(cornwall, "E06000053", held) == []
    assert _told(cornwall.replace("of 3", "of 4"), "E06000053", held) == ["4 areas are 3"]


@pytest.mark.parametrize(
    ("rank", "said"),
    [
        *((2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th")),
        *((21, "21st"), (22, "22nd"), (23, "23rd"), (24, "24th"), (91, "91st")),
    ],
)
def test_ranks_are_told_in_english(two_hundred: Held, rank: int, said: str) -> None:
    code, value = f"E07{rank - 1:06d}", rank - 1
    assert _told(f"B has {value}%, the {said} lowest of 201 areas.", code, two_hundred) == []
    wrong = f"B has {value}%, the 99th lowest of 201 areas."
    assert _told(wrong, code, two_hundred) == [f"the 99th lowest is the {said} lowest"]


def test_a_summary_that_cannot_be_read_is_told() -> None:
    values = pd.Series({"a": 1.0})
    broken = "1 of 1 areas have a value from 1%"
    names = pd.Series({"a": "Alder"})
    assert list(claims.reach(broken, values, names, 1)) == ["the summary cannot be read"]
    assert list(claims.reach("Nothing is said.", values, names, 1)) == []


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("4 of 5 areas have a value, from 1% in Alder, North to 3% in 2 areas; the median area "
         "has 2%.", []),
        ("4 of 5 areas have a value, from 1% in Alder to 3% in 3 areas; the median area has 2%.",
         ["3 areas have 3%: 2 have"]),
        ("4 of 6 areas have a value, from 1% in Birch to 4% in 2 areas; the median area has 2%.",
         ["6 areas are 5", "Birch is not where the value is 1", "4% is 3"]),
    ],
)  # fmt: skip
def test_ends_that_several_areas_share_are_counted(sentence: str, faults: list[str]) -> None:
    values = pd.Series({"a": 1.0, "b": 2.0, "c": 3.0, "d": 3.0, "e": None})
    names = pd.Series(dict(zip("abcde", "Alder Birch Cedar Dogwood Elm".split(), strict=True)))
    found = list(claims.reach(sentence, values, names, 5))
    assert [why for why in found if "4%" not in why or why == "4% is 3"] == faults


LEGEND = {
    "low": ("up to 10%", 1),
    "mid": ("over 10% to 20%", 2),
    "top": ("over 20%", 1),
    "none": ("no figure", 3),
}
OF = {"a": "low", "b": "mid", "c": "mid", "d": "top", "e": "none"}
TOLD = {"a": "10%", "b": "11%", "c": "20%", "d": "21%", "e": "no figure"}


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        ({}, []),
        (
            {"a": "11%"},
            [
                "11% (1 times) is not up to 10%",
                "up to 10%: 1 are 0",
                "over 10% to 20%: 2 are 3",
            ],
        ),
        (
            {"d": "20%"},
            ["20% (1 times) is not over 20%", "over 10% to 20%: 2 are 3", "over 20%: 1 are 0"],
        ),
    ],
)
def test_values_lie_in_the_class_whose_words_stand_beside_them(
    changed: dict[str, str], faults: list[str]
) -> None:
    assert list(claims.classes(LEGEND, OF, {**TOLD, **changed})) == faults


def test_a_legend_counts_those_that_its_words_hold() -> None:
    legend = {**LEGEND, "mid": ("over 10% to 20%", 5)}
    assert list(claims.classes(legend, OF, TOLD)) == ["over 10% to 20%: 5 are 2"]


@pytest.mark.parametrize(
    ("words", "printed", "is_held"),
    [
        ("10% to 20%", "10%", True),
        ("10% to 20%", "9%", False),
        ("0", "0", True),
        ("0", "1", False),
        ("-5 to 5", "no change", True),
        ("£1 million to £2 million", "£1.5 million", True),
        ("£1 million to £2 million", "£900,000", False),
    ],
)
def test_one_class_by_its_words(words: str, printed: str, *, is_held: bool) -> None:
    found = list(claims.classes({"one": (words, 1)}, {"a": "one"}, {"a": printed}))
    expected = [f"{printed} (1 times) is not {words}", f"{words}: 1 are 0"]
    assert found == ([] if is_held else expected)


def test_the_rank_on_the_index_is_that_within_the_nation(five: Held) -> None:
    def told(text: str, code: str) -> list[str]:
        return list(claims.need(text, "rate", code, five))

    most = "It is the most deprived of the 4 authorities of England."
    assert told(most, "E06000004") == []
    assert told(most, "E06000002") == [
        "the most deprived of the 4 authorities of is 2 of 4",
    ]
    assert told("It is the 2nd most deprived of the 4 authorities of England.", "E06000003") == []
    joint = "It is the joint 3rd most deprived of the 4 authorities of England."
    assert told(joint, "E06000003") == [
        "the joint 3rd most deprived of the 4 authorities of is 2 of 4"
    ]
    assert told("It is the 4th most deprived of the 4 authorities of England.", "E06000001") == []
    assert told("It is the most deprived of the 1 authorities of Wales.", "W06000001") == []
    assert told(most, "S12000001") == []
    assert told("It is deprived.", "E06000004") == []


def test_measures_at_their_limits() -> None:
    """At the minimum is not below it, at the good level is at it, either way round."""
    at_limits = [(2.0, 2.0, 5.0, 1), (5.0, 2.0, 5.0, 1), (8.0, 8.0, 3.0, -1), (3.0, 8.0, 3.0, -1)]
    said = "Of 4 measures none is below the minimum and 2 at the good level."
    assert list(claims.measured(said, at_limits)) == []
    beyond = [(1.9, 2.0, 5.0, 1), (8.1, 8.0, 3.0, -1), (4.0, None, None, 1)]
    said = "Of 3 measures 2 are below the minimum and none at the good level."
    assert list(claims.measured(said, beyond)) == []
    assert list(claims.measured("Nothing is counted.", beyond)) == []
    both = [(1.0, 2.0, 0.5, 1)]
    said = "Of 1 measures 1 is below the minimum and none at the good level."
    assert list(claims.measured(said, both)) == []


def _members(root: Path, *rows: tuple[str, str, str, str]) -> Held:
    folder = root / "data" / "memberships"
    folder.mkdir(parents=True, exist_ok=True)
    columns = ["area_code", "status", "extent", "category"]
    pd.DataFrame(rows, columns=columns).to_csv(folder / "fund.csv", index=False)
    return Held(Folders(root))


ROWS = (
    ("a", "named", "whole", ""),
    ("b", "named", "part", ""),
    ("b", "named", "part", ""),
    ("c", "named", "part", ""),
    ("c", "named", "whole", ""),
    ("d", "not_named", "whole", ""),
)


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("Of 4: named: 2; a place within it is named: 1; not named: 1.", []),
        ("Of 4: named: 3; a place within it is named: 1.", ["named: 3 are 2"]),
        ("Of 4: named: 2.", ["a place within it is named: 0 are 1"]),
        ("Of 4: not named: 2.", ["named: 0 are 2", "a place within it is named: 0 are 1"]),
    ],
)
def test_who_is_named_by_a_list_is_counted_by_its_rows(
    tmp_path: Path, sentence: str, faults: list[str]
) -> None:
    held = _members(tmp_path, *ROWS)
    assert list(claims.standing_counts(sentence, "fund", set("abcd"), held)) == faults


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ((*ROWS, ("county", "named", "whole", "")), set("abcd")),
        ((*ROWS, ("d", "named", "whole", "1")), set("abcd")),
        (ROWS, set()),
    ],
)
def test_who_is_named_by_rules_is_not_counted(
    tmp_path: Path, rows: tuple[tuple[str, str, str, str], ...], codes: set[str]
) -> None:
    held = _members(tmp_path, *rows)
    assert list(claims.standing_counts("Of 4: named: 9.", "fund", codes, held)) == []
