"""What the Explore page says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "indicator=gross-median-weekly-pay": (
        "",
        "",
        """
levelmap_find {'label': 'Find a place or an indicator', 'placeholder': 'Place, postcode or
  indicator', 'text': '', 'matches': []}
# Median weekly pay, 2023
<Indicator>
[Mission: 1. Living standards of 1. Living standards / 3. Transport / Context]
[Indicator: Headline: Median weekly pay (England; 2023) of Headline: Weekly pay (England; 2023) /
  Headline: Median weekly pay (England; 2023) / Supporting: Unemployment (England; 2023) /
  Supporting: Modelled unemployment (England; 2023) / Supporting: Deprivation 2019, first
  (England; 2022) / Supporting: Deprivation 2025 (England; 2023) / Supporting: Deprivation 2019
  (England; 2022)]
<Local authorities>
[Areas: Local authorities of Local authorities]
[Only in: The whole map of The whole map / England / London / Middle / North / South]
<Value>
[Show: Value of Value / Change since / Gap to the median area / Gap then and now]
<Look>
[#levelmap-after-map] Skip the map
map Map: Median weekly pay, 2023 (lad_2025) marks 00011223344
map texts £400 / £420 / £440 / £460 / £480 / £500 / £520 / £540 / £560 / £580 / £600
map classes #253494 #2c7fb8 #41b6c4 #a1dab4 #ffffcc
Lowest 5
Alder £400
Birch £420
Cedar £440
Dogwood £460
Elm £480
Highest 5
Kapok and Larch £600
Juniper £580
Ivy £560
Hazel £540
Gorse £520
drawing Histogram of 11 areas from £400 to £600, middle £500: £400 / £440 / £480 /
  £520 / £560 / £600 /
Median weekly pay, 2023 / £ a week. Darker = lower = worse.
Colour | Range | Areas |
#253494 | £400 to £440 | 3 |
#2c7fb8 | over £440 to £480 | 2 |
#41b6c4 | over £480 to £520 | 2 |
#a1dab4 | over £520 to £560 | 2 |
#ffffcc | over £560 to £600 | 2 |
Classes: equal numbers of areas.
Median local authority: England £500
<Compare places>
[Places to read: [] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper
  / Kapok and Larch]
[Compare: a click adds a place: False]
#253494 £400 to £440
#2c7fb8 over £440 to £480
#41b6c4 over £480 to £520
#a1dab4 over £520 to £560
#ffffcc over £560 to £600
(Play)
[Period: ['2023'] of 2022 / 2023]
Source: Office for Toys, Toy statistics, published 1 January 2024. Source: Office for National
  Statistics licensed under the Open Government Licence v.3.0; Contains OS data © Crown copyright
  and database right 2025.
said Median weekly pay, 2023: 11 of 11 local authorities have a value, from £400 in Alder to £600
  in Kapok and Larch; the median local authority has £500.
[Read more: None of Table / Spread / Trend / Download and share / About this indicator]
**Source**: Office for Toys, [Toy statistics](https://example.org/toys), period 2023, published 1
  January 2024. Open Government Licence v3.0. Drawn on the boundaries of the local authorities of
  2025, of the year published.
<The twelve missions: aims, and what can be measured>
""",
    ),
    "indicator=unemployment places=E06900013,E06900001": (
        "<Look>",
        "[Compare:",
        """
[#levelmap-after-map] Skip the map
map Map: Unemployment, 2023 (lad_2025) marks -0011223344
map texts not published / 0.0% / 1.0% / 2.0% / 3.0% / 4.0% / 5.0% / 6.0% / 7.0% / 8.0% / 9.0%
map classes #ffffcc #a1dab4 #41b6c4 #2c7fb8 #253494
map chosen E06900013 E06900001
Unemployment, 2023
Place | Value | Rank, 1 is worst | Fifth |
Kapok and Larch | not published | | |
Alder | 9.0% | 1 of 10 | highest |
drawing Histogram of 10 areas from 0.0% to 9.0%, middle 4.5%; Alder marked: 0.0% / 1.8% /
  3.6% / 5.4% / 7.2% / 9.0% /
Unemployment, 2023 / %. Darker = higher = worse.
Colour | Range | Areas |
#ffffcc | 0.0% to 1.8% | 2 |
#a1dab4 | over 1.8% to 3.6% | 2 |
#41b6c4 | over 3.6% to 5.4% | 2 |
#2c7fb8 | over 5.4% to 7.2% | 2 |
#253494 | over 7.2% to 9.0% | 2 |
| No data | 1 |
Classes: equal numbers of areas.
Median local authority: England 4.5%
<Compare places>
[Places to read: ['Kapok and Larch', 'Alder'] of Alder / Birch / Cedar / Dogwood / Elm / Fir /
  Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
""",
    ),
    "indicator=unemployment mode=gap places=E06900003": (
        "<Look>",
        "[Compare:",
        """
[#levelmap-after-map] Skip the map
map Map: Unemployment, gap to the median local authority, 2023 (lad_2025) marks -0011222334
map texts not published / -3.5 points / -4.5 points / -1.5 points / -2.5 points / +0.5 points /
  +1.5 points / -0.5 points / +2.5 points / +3.5 points / +4.5 points
map classes #5e3c99 #b2abd2 #f7f7f7 #fdb863 #e66101
map chosen E06900003
Cedar
North
+2.5 points
Cedar has 7.0%, the 3rd highest of 10 local authorities. Higher than 78% of the other local
  authorities in England.
95% confidence interval: 6.5% to 7.5%. In the second highest fifth. Does better than 22% of the
  others. Published by Office for Toys.
<Similar places and wards>
(Wards of Cedar)
drawing Histogram of 10 areas from -4.5 points to +4.5 points, middle 0.0 points; Cedar marked:
  -4.5 points / +4.5 points /
Unemployment, gap to the median local authority, 2023 / %. Orange = worse, purple = better.
Colour | Range | Areas |
#5e3c99 | -4.5 points to -3.5 points | 2 |
#b2abd2 | over -3.5 points to -1.5 points | 2 |
#f7f7f7 | over -1.5 points to +1.5 points | 3 |
#fdb863 | over +1.5 points to +3.5 points | 2 |
#e66101 | over +3.5 points to +4.5 points | 1 |
| No data | 1 |
Classes: equal numbers of areas, mirrored at zero.
Median local authority: England 4.5%
<Compare places>
[Places to read: ['Cedar'] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy /
  Juniper / Kapok and Larch]
""",
    ),
    "indicator=pay mode=change places=E06900002": (
        "[Show",
        "Source",
        """
[Compared with: 2022 of 2022]
<Look>
[#levelmap-after-map] Skip the map
map Map: Weekly pay, change from 2022 to 2023 (lad_2025) marks 0
map texts +£10
map classes #998ec3
map chosen E06900002
Birch
North
+£10
Birch has £420, the 2nd lowest of 11 local authorities. Higher than 10% of the other local
  authorities in England. Up £10 since 2022, before inflation.
In the lowest fifth. Does better than 10% of the others. Published by Office for Toys.
drawing Weekly pay, 2022 to 2023: £410 / £500 / 2022 / 2023 / Birch / Median local / authority,… /
<Similar places and wards>
(Wards of Birch)
drawing Histogram of 11 areas from +£10 to +£10, middle +£10; Birch marked: +£10 / +£10 /
Weekly pay, change from 2022 to 2023 / £ a week. Orange = worse, purple = better.
Colour | Range | Areas |
#998ec3 | +£10 | 11 |
Classes: equal numbers of areas, mirrored at zero.
Median local authority: England £500
<Compare places>
[Places to read: ['Birch'] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy /
  Juniper / Kapok and Larch]
[Compare: a click adds a place: False]
#998ec3 +£10
""",
    ),
    "indicator=walk read=about places=E06900012": (
        "<Look>",
        "",
        """
[#levelmap-after-map] Skip the map
map Map: Walk to the station, 2022 (lad_2021) marks 0123
map texts 10 min / 30 min / 50 min / 90 min
map classes #ffffcc #a1dab4 #41b6c4 #225ea8
map chosen E06900012
Larch
South
90 min
Larch has 90 min, the highest of 12 local authorities. All other local authorities in England have
  a lower figure.
In the highest fifth. Published by Office for Toys.
! Larch: Became part of Kapok and Larch in 2023.
<Similar places and wards>
(Wards of Larch)
drawing Histogram of 12 areas from 10 min to 90 min, middle 30 min; Larch marked: 10 min / 90 min
  /
Walk to the station, 2022 / Minutes. Darker = higher; neither end is better.
Colour | Range | Areas |
#ffffcc | 10 min | 4 |
#a1dab4 | 30 min | 4 |
#41b6c4 | 50 min | 3 |
#225ea8 | 90 min | 1 |
Classes: equal numbers of areas.
Median local authority: England 30 min
<Compare places>
[Places to read: ['Larch'] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy /
  Juniper / Kapok / Larch]
[Compare: a click adds a place: False]
#ffffcc 10 min
#a1dab4 30 min
#41b6c4 50 min
#225ea8 90 min
Source: Office for Toys, Toy statistics, published 1 January 2024. Source: Office for National
  Statistics licensed under the Open Government Licence v.3.0; Contains OS data © Crown copyright
  and database right 2021.
said Walk to the station, 2022: 12 of 12 local authorities have a value, from 10 min in 4 local
  authorities to 90 min in Larch; the median local authority has 30 min.
[Read more: ['About this indicator'] of Table / Spread / Trend / Download and share / About this
  indicator]
Walk to the station of the toy country. Unit: minutes.
**Direction**: The toy country says so.
**Classes**: equal numbers of areas. They account for 100% of the differences between the areas.
**Source**: Office for Toys, [Toy statistics](https://example.org/toys), period 2022, published 1
  January 2024. Open Government Licence v3.0. Drawn on the boundaries of the local authorities of
  2021, of the year published.
<The twelve missions: aims, and what can be measured>
""",
    ),
    "indicator=jobs": (
        "[#levelmap",
        "Source",
        """
map Map: Jobs, 2023 (lad_2025) marks 00011223344
map texts 100 / 200 / 300 / 400 / 500 / 600 / 700 / 800 / 900 / 1,000 / 1,100
map classes #d5d8db #d5d8db #d5d8db #d5d8db #d5d8db
Lowest 5
Alder 100
Birch 200
Cedar 300
Dogwood 400
Elm 500
Highest 5
Kapok and Larch 1,100
Juniper 1,000
Ivy 900
Hazel 800
Gorse 700
drawing Histogram of 11 areas from 100 to 1,100, middle 600: 100 / 300 / 500 / 700 / 900 / 1,100 /
Jobs, 2023 / Jobs. Darker = higher; neither end is better.
Colour | Range | Areas |
#ffffcc | 100 to 300 | 3 |
#a1dab4 | over 300 to 500 | 2 |
#41b6c4 | over 500 to 700 | 2 |
#2c7fb8 | over 700 to 900 | 2 |
#253494 | over 900 to 1,100 | 2 |
Circles: their areas follow the numbers.
Median local authority: England 600
<Compare places>
[Places to read: [] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper
  / Kapok and Larch]
[Compare: a click adds a place: False]
#ffffcc 100 to 300
#a1dab4 over 300 to 500
#41b6c4 over 500 to 700
#2c7fb8 over 700 to 900
#253494 over 900 to 1,100
""",
    ),
    "indicator=pay within=E12900001 fit_shown=yes classes=4": (
        "[#levelmap",
        "Source",
        """
map Map: Weekly pay, 2023 (lad_2025) marks 0123
map texts / £400 / £420 / £440 / £460
map classes #225ea8 #41b6c4 #a1dab4 #ffffcc
drawing Histogram of 4 areas from £400 to £460, middle £430: £400 / £460 /
Weekly pay, 2023 / £ a week. Darker = lower = worse.
Colour | Range | Areas |
#225ea8 | £400 | 1 |
#41b6c4 | £420 | 1 |
#a1dab4 | £440 | 1 |
#ffffcc | £460 | 1 |
Classes: equal numbers of areas; made from the areas shown.
Median local authority: England £500
<Compare places>
[Places to read: [] of Alder / Birch / Cedar / Dogwood]
[Compare: a click adds a place: False]
#225ea8 £400
#41b6c4 £420
#a1dab4 £440
#ffffcc £460
(Play)
[Period: ['2023'] of 2022 / 2023]
""",
    ),
    "indicator=pay mode=gap_then_and_now": (
        "[Show",
        "Source",
        """
[Compared with: 2022 of 2022]
<Look>
[#levelmap-after-map] Skip the map
map Map: Weekly pay, gap to the median local authority in 2022 and 2023 (lad_2025) marks 123
map texts / /
map classes #e66101 #fdb863 #b2abd2 #5e3c99 Behind the median local authority and falling further
  behind Behind the median local authority and holding or catching up At or ahead of the median
  local authority and losing ground At or ahead of the median local authority and holding or gaining
Weekly pay, gap to the median local authority in 2022 and 2023 / £ a week. Orange = worse, purple
  = better.
Colour | Class | Areas |
#e66101 | Behind the median local authority and falling further behind | 0 |
#fdb863 | Behind the median local authority and holding or catching up | 5 |
#b2abd2 | At or ahead of the median local authority and losing ground | 5 |
#5e3c99 | At or ahead of the median local authority and holding or gaining | 1 |
Median local authority: England £500
<Compare places>
[Places to read: [] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper
  / Kapok and Larch]
[Compare: a click adds a place: False]
#e66101 Behind the median local authority and falling further behind
#fdb863 Behind the median local authority and holding or catching up
#b2abd2 At or ahead of the median local authority and losing ground
#5e3c99 At or ahead of the median local authority and holding or gaining
""",
    ),
    "indicator=pay scheme=breaks breaks=450,550 period=2022-01-01/P1Y": (
        "[#level",
        "Source",
        """
map Map: Weekly pay, 2022 (lad_2025) marks 00001111122
map texts £390 / £410 / £430 / £450 / £470 / £490 / £510 / £530 / £550 / £570 / £590
map classes #2c7fb8 #7fcdbb #edf8b1
Lowest 5
Alder £390
Birch £410
Cedar £430
Dogwood £450
Elm £470
Highest 5
Kapok and Larch £590
Juniper £570
Ivy £550
Hazel £530
Gorse £510
drawing Histogram of 11 areas from £390 to £590, middle £490: £390 / £450 / £550 / £590 /
Weekly pay, 2022 / £ a week. Darker = lower = worse.
Colour | Range | Areas |
#2c7fb8 | £390 to £450 | 4 |
#7fcdbb | over £450 to £550 | 5 |
#edf8b1 | over £550 to £590 | 2 |
Classes: own breaks.
Median local authority: England £490
<Compare places>
[Places to read: [] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper
  / Kapok and Larch]
[Compare: a click adds a place: False]
#2c7fb8 £390 to £450
#7fcdbb over £450 to £550
#edf8b1 over £550 to £590
(Play)
[Period: ['2022'] of 2022 / 2023]
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "explore", asked, after, until) == written(reads)
