"""What Progress says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "": (
        "",
        "## What is policy",
        r"""
# Progress of the twelve missions to 2030
Of 4 parts of the twelve missions, 2 stand as their mission asks so far, 1 moved towards it or is
  not there yet, 0 moved away, and of 1 it cannot be told.
The missions belong to a former government's White Paper of February 2022. They are shown because
  lists, funds and reports rest on them, not because they are policy now; whether they were
  withdrawn in law was not established.
## Areas that moved as the mission asks
Pay rises 100% rose in 11 of 11 areas, before inflation
Bar: share of areas in which the measure moved as its mission asks, baseline to latest. The
  mission asks it of all of them (the line at the end).
[Show the measures of all missions: False]
## 1\. Living standards
<3 measures: 2 as the mission asks so far, 1 moved towards it>
Measures of mission 1
Measure | Official target | Baseline | Latest | Direction | Areas | What it would take |
[explore?indicator=gross-median-weekly-pay] Pay rises in every area | The value rises in every
  area that has both periods, by 2030 | £490 (2022) | £500 (2023) | As the mission asks, so far |
  rose in 11 of 11 areas, before inflation | |
[explore?indicator=gross-median-weekly-pay] Pay gap closes | The gap between areas is smaller than
  at the baseline, by 2030 | 1.39 (2022) | 1.381 (2023) | As the mission asks, so far | | |
[explore?indicator=gross-median-weekly-pay] Pay reaches a level (proxy or part) | 550 by 2030 |
  490 (2022) | 500 (2023) | Moved towards it, not there | | +7.1 a year to 2030; so far +10.0 a
  year |
**How it was measured**
Pay rises in every area: All rose by £10.
Pay gap closes: 570 / 410, then 580 / 420.
Pay reaches a level: A level of the toy country.
## 3\. Transport
<1 measure: 1 cannot be told>
Measures of mission 3
Measure | Official target | Baseline | Latest | Direction | Areas | What it would take |
Each area has a station | The latest value is at or above the target, by 2030 | not held | not
  held | Cannot be told | | |
**How it was measured**
Each area has a station: No measure is held.
^ Counts of areas compare values as published; where a survey's 95% intervals overlap, a
  difference of one area is not certain. The missions name no baseline year: the one shown is
  LevelMap's choice and can decide the answer. Where the mission's own measure is not held, a
  proxy stands in and is marked.
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "progress", asked, after, until) == written(reads)
