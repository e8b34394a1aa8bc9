"""What stands below the map of the Explore page on the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "indicator=unemployment mode=gap read=spread": (
        "said",
        "**Source",
        """
[Read more: ['Spread'] of Table / Spread / Trend / Download and share / About this indicator]
drawing Unemployment, gap to the median local authority, 2023: each line is one of 10 areas, from
  -4.5 points to +4.5 points: -4.5 points / +4.5 points /
^ Each line is one area. The table says the same in words.
""",
    ),
    "indicator=unemployment read=table": (
        "[Read more",
        "**Source",
        """
table Unemployment, 2023. Unit: %
Area | In | Value | Rank of 10, 1 is worst | 95% interval
Alder | North | 9.0% | 1 | 8.5% to 9.5%
Birch | North | 8.0% | 2 | 7.5% to 8.5%
Cedar | North | 7.0% | 3 | 6.5% to 7.5%
Dogwood | North | 6.0% | 4 | 5.5% to 6.5%
Elm | Middle | 5.0% | 5 | 4.5% to 5.5%
Fir | Middle | 4.0% | 6 | 3.5% to 4.5%
Gorse | Middle | 3.0% | 7 | 2.5% to 3.5%
Hazel | Middle | 2.0% | 8 | 1.5% to 2.5%
Ivy | South | 1.0% | 9 | 0.5% to 1.5%
Juniper | South | 0.0% | 10 | -0.5% to 0.5%
Kapok and Larch | South | not published | |
sorted by [None, None, [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0, None], [1.0, 2.0, 3.0,
  4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, None], [8.5, 7.5, 6.5, 5.5, 4.5, 3.5, 2.5, 1.5, 0.5, -0.5,
  None]]
""",
    ),
    "indicator=pay mode=change read=table": (
        "[Read more",
        "**Source",
        """
table Weekly pay, change from 2022 to 2023. Unit: £ a week
Area | In | Value | Change since | Rank of 11, 1 is worst
Alder | North | £400 | +£10 | 1
Birch | North | £420 | +£10 | 2
Cedar | North | £440 | +£10 | 3
Dogwood | North | £460 | +£10 | 4
Elm | Middle | £480 | +£10 | 5
Fir | Middle | £500 | +£10 | 6
Gorse | Middle | £520 | +£10 | 7
Hazel | Middle | £540 | +£10 | 8
Ivy | South | £560 | +£10 | 9
Juniper | South | £580 | +£10 | 10
Kapok and Larch | South | £600 | +£10 | 11
sorted by [None, None, [400.0, 420.0, 440.0, 460.0, 480.0, 500.0, 520.0, 540.0, 560.0, 580.0,
  600.0], [10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0], [1.0, 2.0, 3.0, 4.0,
  5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0]]
""",
    ),
    "indicator=pay mode=gap_then_and_now read=table": (
        "[Read more",
        "**Source",
        """
table Weekly pay, gap to the median local authority in 2022 and 2023. Unit: £ a week
Area | In | Value | Gap then and now | Rank of 11, 1 is worst
Alder | North | £400 | Behind the median local authority and holding or catching up (-20.4% then,
  -20.0% now) | 1
Birch | North | £420 | Behind the median local authority and holding or catching up (-16.3% then,
  -16.0% now) | 2
Cedar | North | £440 | Behind the median local authority and holding or catching up (-12.2% then,
  -12.0% now) | 3
Dogwood | North | £460 | Behind the median local authority and holding or catching up (-8.2% then,
  -8.0% now) | 4
Elm | Middle | £480 | Behind the median local authority and holding or catching up (-4.1% then,
  -4.0% now) | 5
Fir | Middle | £500 | At or ahead of the median local authority and holding or gaining (+0.0% then,
  +0.0% now) | 6
Gorse | Middle | £520 | At or ahead of the median local authority and losing ground (+4.1% then,
  +4.0% now) | 7
Hazel | Middle | £540 | At or ahead of the median local authority and losing ground (+8.2% then,
  +8.0% now) | 8
Ivy | South | £560 | At or ahead of the median local authority and losing ground (+12.2% then,
  +12.0% now) | 9
Juniper | South | £580 | At or ahead of the median local authority and losing ground (+16.3% then,
  +16.0% now) | 10
Kapok and Larch | South | £600 | At or ahead of the median local authority and losing ground (+20.4%
  then, +20.0% now) | 11
sorted by [None, None, [400.0, 420.0, 440.0, 460.0, 480.0, 500.0, 520.0, 540.0, 560.0, 580.0,
  600.0], None, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0]]
""",
    ),
    "indicator=pay read=spread places=E06900001": (
        "[Read more",
        "**Source",
        """
drawing Weekly pay, 2023: each line is one of 11 areas, from £400 to £600: Alder: £400 / Median
  local authority, England: £500 / £400 / £600 /
^ Each line is one area. The table says the same in words.
""",
    ),
    "indicator=gross-median-weekly-pay places=E06900001,E06900002 compare=yes read=trend": (
        "[Read more",
        "**Source",
        """
drawing Median weekly pay, 2022 to 2023: £390 / £500 / 2022 / 2023 / Alder / Birch / Median local
  authority, / England /
Median weekly pay, 2022 to 2023
Period | Alder | Birch | Median local authority, England |
2022 | £390 | £410 | £490 |
2023 | £400 | £420 | £500 |
""",
    ),
    "indicator=unemployment read=trend places=E06900001": (
        "[Read more",
        "**Source",
        """
The trend needs a second period.
""",
    ),
    "indicator=jobs read=take_away": (
        "[Read more",
        "",
        """
Files are made when they are asked for; those of wards take some seconds.
(Table of this map (CSV))
(Table of this map (zip))
(Areas with values (GeoJSON))
(All areas and periods (zip))
(Slide (PNG))
(Slide (SVG))
(Page (PNG))
(Page (SVG))
**Link to this view**: it restores everything on this page.
**Show this map on another site**: its map, legend and source without the rest.
**Source**: Office for Toys, [Toy statistics](https://example.org/toys), period 2023, published 1
  January 2024. Open Government Licence v3.0. Drawn on the boundaries of the local authorities of
  2025, of the year published. A total follows the size of an area: read the table, not the
  shades.
<The twelve missions: aims, and what can be measured>
""",
    ),
    "indicator=pay within=E12900001 classes=2 read=table": (
        "map texts",
        "**Source",
        """
map classes #253494 #2c7fb8 #41b6c4 #a1dab4 #ffffcc
drawing Histogram of 4 areas from £400 to £460, middle £430: £400 / £440 / £460 /
Weekly pay, 2023 / £ a week. Darker = lower = worse.
Colour | Range | Areas |
#253494 | £400 to £440 | 3 |
#2c7fb8 | over £440 to £480 | 1 |
#41b6c4 | over £480 to £520 | 0 |
#a1dab4 | over £520 to £560 | 0 |
#ffffcc | over £560 to £600 | 0 |
Classes: equal numbers of areas; made from all local authorities.
Median local authority: England £500
<Compare places>
[Places to read: [] of Alder / Birch / Cedar / Dogwood]
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
said Weekly pay, 2023: 4 of 4 local authorities in North have a value, from £400 in Alder to £460
  in Dogwood; the median local authority has £430.
[Read more: ['Table'] of Table / Spread / Trend / Download and share / About this indicator]
table Weekly pay, 2023. Unit: £ a week
Area | In | Value | Rank of 4, 1 is worst
Alder | North | £400 | 1
Birch | North | £420 | 2
Cedar | North | £440 | 3
Dogwood | North | £460 | 4
sorted by [None, None, [400.0, 420.0, 440.0, 460.0], [1.0, 2.0, 3.0, 4.0]]
""",
    ),
    "indicator=pay scheme=breaks breaks=450,550 period=2022-01-01/P1Y read=table": (
        "[Read more",
        "**Source",
        """
table Weekly pay, 2022. Unit: £ a week
Area | In | Value | Rank of 11, 1 is worst
Alder | North | £390 | 1
Birch | North | £410 | 2
Cedar | North | £430 | 3
Dogwood | North | £450 | 4
Elm | Middle | £470 | 5
Fir | Middle | £490 | 6
Gorse | Middle | £510 | 7
Hazel | Middle | £530 | 8
Ivy | South | £550 | 9
Juniper | South | £570 | 10
Kapok and Larch | South | £590 | 11
sorted by [None, None, [390.0, 410.0, 430.0, 450.0, 470.0, 490.0, 510.0, 530.0, 550.0, 570.0,
  590.0], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0]]
""",
    ),
    "indicator=pay mode=gap_then_and_now read=about": (
        "[Read more",
        "**Source",
        """
Weekly pay of the toy country. Unit: £ a week.
**Direction**: The toy country says so.
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "explore", asked, after, until) == written(reads)
