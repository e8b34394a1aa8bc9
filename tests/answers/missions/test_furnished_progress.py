"""The targets of the furnished country: what is held, what is needed, what it would take."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from levelmap.answers.missions.progress import Progress, Verdict, progress
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.sources.base import observations
from tests import toy_country
from tests.toy_country import NOW, YEAR_2023

Y2021 = Period.parse("2021-01-01/P1Y")


@pytest.fixture(scope="module")
def found(furnished_atlas: Atlas) -> tuple[Progress, ...]:
    return progress(furnished_atlas)


def test_every_part_is_there_with_its_verdict(found: tuple[Progress, ...]) -> None:
    assert [(one.target.measure, one.verdict) for one in found] == [
        ("Pay rises in every area", Verdict.MET),
        ("Pay gap closes", Verdict.MET),
        ("Pay reaches a level", Verdict.TOWARDS),
        ("Each area has a station", Verdict.UNKNOWN),
    ]
    assert [one.indicator is None for one in found] == [False, False, False, True]
    assert [one.mission.number for one in found] == [1, 1, 1, 3]


def test_then_now_and_what_it_would_take(found: tuple[Progress, ...]) -> None:
    """From 490 to 500 in a year; 50 more in the seven years to 2030 are 7.1 a year."""
    rise, gap, reach, station = found
    assert (rise.then_words, rise.now_words) == ("£490 (2022)", "£500 (2023)")
    assert (reach.then_words, reach.now_words) == ("490 (2022)", "500 (2023)")
    assert (gap.then_words, gap.now_words) == ("1.39 (2022)", "1.381 (2023)")
    assert (station.then_words, station.now_words) == ("not held", "not held")
    assert reach.takes_words == "+7.1 a year to 2030; so far +10.0 a year"
    assert (rise.takes_words, gap.takes_words, station.takes_words) == ("", "", "")
    assert reach.target_words == "550 by 2030"
    assert (gap.is_gap, reach.is_gap) == (True, False)


def test_areas_are_told_as_they_should_move(found: tuple[Progress, ...]) -> None:
    rise = found[0]
    assert rise.areas_words == "rose in 11 of 11 areas, before inflation"
    falls = replace(rise, target=replace(rise.target, rule="fall_everywhere"))
    assert falls.areas_words == "fell in 0 of 11 areas, before inflation"
    assert found[1].areas_words == ""


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"latest": 550.0}, ""),
        ({"latest": 549.0}, "+0.1 a year to 2030; so far +59.0 a year"),
        ({"year": "2023"}, ""),
        ({"year": "long term"}, ""),
        ({"year": "2024"}, "+50.0 a year to 2024; so far +10.0 a year"),
        ({"baseline": None}, "+7.1 a year to 2030"),
        (
            {"baseline_period": Period.parse("2021-01-01/P1Y")},
            "+7.1 a year to 2030; so far +5.0 a year",
        ),
        ({"latest_period": None}, ""),
        ({"rule": "rise_everywhere"}, ""),
    ],
)
def test_the_pace_that_is_needed_beside_that_so_far(
    found: tuple[Progress, ...], given: dict[str, object], words: str
) -> None:
    reach = found[2]
    changed = replace(reach, target=replace(reach.target, **given))  # type: ignore[arg-type]
    assert changed.takes_words == words


def test_what_publishers_say_of_the_figures_is_said(furnished: Folders, tmp_path: Path) -> None:
    """Median and gap are made of the authorities' figures, of which two are unreliable."""
    shutil.copytree(furnished.root, tmp_path, dirs_exist_ok=True)
    path = Folders(tmp_path).data / "observations" / "gross-median-weekly-pay.parquet"
    frame = pd.read_parquet(path)
    is_meant = (frame["period"] == YEAR_2023) & frame["area_code"].isin([NOW["Alder"], NOW["Elm"]])
    frame["status"] = frame["status"].astype(str).mask(is_meant, "unreliable")
    observations.write(frame, path)
    toy_country.seal(Folders(tmp_path))
    rise, gap, *_ = progress(open_atlas(tmp_path))
    assert (rise.then_words, rise.now_words) == ("£490 (2022)", "£500 (2023; 2 of 11 unreliable)")
    assert gap.now_words == "1.381 (2023; 2 of 11 unreliable)"
