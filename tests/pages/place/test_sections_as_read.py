"""What the sections of My place say of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "area=E06900001 read=progress": (
        "[Read more",
        "Bold line",
        """
## Progress to 2030
Of 2 official targets with a baseline, it cannot be told how Alder moved, because intervals
  overlap.
^ The missions belong to a former government's White Paper of February 2022. They are shown
  because lists, funds and reports rest on them, not because they are policy now; whether they
  were withdrawn in law was not established.
Alder on the official targets of the missions
Target | Then | Now | Direction | What it would take | Straight line (95% interval) |
[explore?indicator=gross-median-weekly-pay&places=E06900001] 1. Pay rises in every area | £390
  (2022) | £400 (2023) | not clear: intervals overlap | a clear rise | No line: amounts in the money
  of each year |
[explore?indicator=gross-median-weekly-pay&places=E06900001] 1. Pay reaches a level | £390 (2022)
  | £400 (2023) | not clear: intervals overlap | £150 in 7 years | No line: amounts in the money
  of each year |
^ Counts of areas compare values as published; where a survey's 95% intervals overlap, a difference
  of one area is not certain. The missions name no baseline year: the one shown is LevelMap's choice
  and can decide the answer. Where the mission's own measure is not held, a proxy stands in and is
  marked. The missions of a place count its trend from other years: since the last figure at least
  five years back.
### Where things lead if they go on as they went
[explore?indicator=gross-median-weekly-pay&places=E06900001] Pay rises in every area £400 (2023)
  cannot be told Wanted: more than £390 by 2030. No line: amounts in the money of each year.
[explore?indicator=gross-median-weekly-pay&places=E06900001] Pay reaches a level £400 (2023)
  cannot be told Wanted: at least £550 by 2030. No line: amounts in the money of each year.
""",
    ),
    "area=E06900001 read=missions": (
        "[Read more",
        "",
        """
## Missions dashboard
[Minimum: share of authorities that do no better (%): 25 from 5 to 50]
[Good level: The level that few authorities surpass of The level that few authorities surpass /
  The best of the similar places]
[Good level: share of authorities that do no better (%): 90 from 50 to 99]
<Choose the measures (up to 16)>
[Measures: ['1. Weekly pay', '1. Unemployment'] of 1. Weekly pay / 1. Unemployment / 1. Median
  weekly pay / 1. Modelled unemployment / 1. Deprivation 2019 / 1. Deprivation 2019, first / 1.
  Deprivation 2025]
Minimum: 25% of the authorities with a value do no better than this; below it, levelling up should
  look first. Good level: 90% of the authorities with a value do no better than this.
Alder: actual, minimum and good level. Chart: the bar ends at the figure; dashed line = minimum,
  solid line = good level, small tick = median authority; darker ground = below the minimum.
Measure | Actual | Better to the right | Minimum | Good level | Status | Trend, and distance to
  the median authority |
[explore?indicator=pay&places=E06900001] Weekly pay / Mission 1; £ a week, 2023; higher is better;
  11 authorities / No interval published. | £400 a week | | £450 | £580 | Below the minimum |
  higher in
  cash since 2022 (£390); 20% behind the median, now 20%: no change |
[explore?indicator=unemployment&places=E06900001] Unemployment / Mission 1; 2023; lower is better;
  10 authorities / 95% interval 8.5% to 9.5%; clear of minimum and good level. | 9.0% | | 6.8% |
  0.9% | Below the minimum | no earlier figure to compare |
^ No measure shown for: 2. Research and development; 3. Transport; 4. Digital connectivity; 5.
  Education; 6. Skills; 7. Health; 8. Well-being; 9. Pride in place; 10. Housing; 11. Crime; 12.
  Local leadership.
^ Trend: since the last figure at least five years back, else the first held; where the 95%
  intervals of both overlap there is no clear change. The median is that of the authorities with
  both figures; distances of money are shares of it, because prices change. Progress to 2030 counts
  from other years: the baselines of the official targets.
<The twelve missions, one by one>
Alder on the twelve missions
Mission | Measures with a figure | Better than, on average, of authorities | Measures |
[explore?indicator=pay&places=E06900001] 1. Living standards | 2 | 0% | Weekly pay: £400 a week,
  below
  the minimum; Unemployment: 9.0%, below the minimum |
[progress#mission-2] 2. Research and development | 0 | | |
[progress#mission-3] 3. Transport | 0 | | |
[progress#mission-4] 4. Digital connectivity | 0 | | |
[progress#mission-5] 5. Education | 0 | | |
[progress#mission-6] 6. Skills | 0 | | |
[progress#mission-7] 7. Health | 0 | | |
[progress#mission-8] 8. Well-being | 0 | | |
[progress#mission-9] 9. Pride in place | 0 | | |
[progress#mission-10] 10. Housing | 0 | | |
[progress#mission-11] 11. Crime | 0 | | |
[progress#mission-12] 12. Local leadership | 0 | | |
<The dashboard as a plain table, with how sure each figure is>
Alder on 2 measures
Measure | Mission | Actual | Minimum | Good level | Status | Short of the good level | Trend |
  Distance to the median authority, then and now | How sure |
[explore?indicator=pay&places=E06900001] Weekly pay (Mission 1; £ a week, 2023; higher is better;
  11 authorities) | 1. Living standards | £400 a week | £450 | £580 | Below the minimum | £180 |
  higher
  in cash since 2022 (£390) | 20% behind the median, now 20%: no change | no interval published |
[explore?indicator=unemployment&places=E06900001] Unemployment (Mission 1; 2023; lower is better;
  10 authorities) | 1. Living standards | 9.0% | 6.8% | 0.9% | Below the minimum | 8.1 points | no
  earlier figure to compare | | 95% interval 8.5% to 9.5%; clear of minimum and good level |
""",
    ),
    "area=E06900001 read=methods": (
        "[Read more",
        "",
        """
## Methods of ranking
Each method ranks authorities by need; the cut is the end of its first category. The probability
  is the share of 1,000 ways of computing it (weights, normalisation, aggregation, outliers, one
  measure left out) in which the place is on the list.
Alder under 2 methods
Method | Standing | Rank | Distance to the cut | Probability |
[method?start=ifs_style_4] Pay and work | On the list | 1 of 11 | 1 place inside the cut at 2 |
  100% (solid); rank 1 in nine of ten |
[method?start=levelmap_13_2021] Score of two | On the list | 1 of 12 | 3 places inside the cut at
  4 | 66% (borderline); rank 1 to 9 in nine of ten |
<What would change it>
""",
    ),
    "area=E06900013 read=methods": (
        "[Read more",
        "<What",
        """
## Methods of ranking
Each method ranks authorities by need; the cut is the end of its first category. The probability
  is the share of 1,000 ways of computing it (weights, normalisation, aggregation, outliers, one
  measure left out) in which the place is on the list.
Kapok and Larch under 2 methods
Method | Standing | Rank | Distance to the cut | Probability |
[method?start=ifs_style_4] Pay and work | Not on the list | 11 of 11 | 9 places outside the cut at
  2 | 0% (out); rank 11 in nine of ten |
[method?start=levelmap_13_2021] Score of two | Not scored | | scores the authorities of 2021: rank
  of Larch 12 and Kapok 6 | |
""",
    ),
    "area=E06900001 read=beside": (
        "[Read more",
        "",
        """
## Similar places, neighbours, and others
[Beside: ['Similar (ONS)'] of Similar (ONS) / Economy alike (ONS) / People alike (ONS) / Same ONS
  cluster / Neighbours / Same kind and region / My choice]
^ The 10 that ONS finds nearest on all its measures together (Explore Local Statistics, 2026).
On no measure is it far from 2 similar places (ONS): it does worst on unemployment (9.0%; median
  6.5%).
[explore?indicator=unemployment&places=E06900001] Unemployment 9.0% not far median 6.5%; place 3 of
  3, 1 = best
[explore?indicator=pay&places=E06900001] Weekly pay £400 a week not far median £450; place 3 of 3,
  1 = best
Bold line and dot: this place, its 95% interval pale where one is published. Dashed: median of the
  others; thin lines: each of them (of more than 20 the middle half as a band). Each drawing has its
  own scale, higher figures up. Without earlier figures: one dot among the others, higher figures to
  the right. Far: at least one standard deviation of all authorities (robust: 1.48 times their
  median distance from their median) from the median of the others, the 95% interval, where one is
  published, clear of it. No measure is called worst or best whose interval holds that median. A
  figure of another area that stands in is not judged; a county's that stands for its districts is
  not counted either.
<The figures as a table>
Alder beside 2 similar places (ONS)
Measure | Alder | Their median | Place, 1 = best | Birch | Elm |
[explore?indicator=unemployment&places=E06900001%2CE06900002%2CE06900005] Unemployment, 2023 |
  9.0% | 6.5% | 3 of 3 | 8.0% | 5.0% |
[explore?indicator=pay&places=E06900001%2CE06900002%2CE06900005] Weekly pay, 2023 | £400 | £450 |
  3 of 3 | £420 | £480 |
""",
    ),
    "area=E06900006 read=beside by=neighbours": (
        "[Beside",
        "",
        """
^ All that share a boundary with it, the longest boundary first.
On no measure is it far from its neighbours.
[explore?indicator=pay&places=E06900006] Weekly pay £500 a week not far median £500; place 3 of 5,
  1 = best
[explore?indicator=unemployment&places=E06900006] Unemployment 4.0% not far median 4.0%; place 3 of
  5, 1 = best
Bold line and dot: this place, its 95% interval pale where one is published. Dashed: median of the
  others; thin lines: each of them (of more than 20 the middle half as a band). Each drawing has its
  own scale, higher figures up. Without earlier figures: one dot among the others, higher figures to
  the right. Far: at least one standard deviation of all authorities (robust: 1.48 times their
  median distance from their median) from the median of the others, the 95% interval, where one is
  published, clear of it. No measure is called worst or best whose interval holds that median. A
  figure of another area that stands in is not judged; a county's that stands for its districts is
  not counted either.
<The figures as a table>
Fir beside its neighbours
Measure | Fir | Their median | Place, 1 = best | Birch | Elm | Gorse | Juniper |
[explore?indicator=pay&places=E06900006%2CE06900002%2CE06900005%2CE06900007%2CE06900010] Weekly
  pay, 2023 | £500 | £500 | 3 of 5 | £420 | £480 | £520 | £580 |
[explore?indicator=unemployment&places=E06900006%2CE06900002%2CE06900005%2CE06900007%2CE06900010]
  Unemployment, 2023 | 4.0% | 4.0% | 3 of 5 | 8.0% | 5.0% | 3.0% | 0.0% |
""",
    ),
    "area=E06900001 read=money": (
        "[Read more",
        "",
        """
## Money
One award to this place alone: £2.0 million, £2,000 a head. Of the 2 similar places none had more
  a head (their median £500); money through larger authorities is not counted.
Awards that reach Alder, by whose they are
Whose | Awards | Amount | Counted a head |
[data?part=lists] To the place itself | 1 | £2.0 million | yes |
Awards that reach Alder
Fund and round | Award | Amount | Whose |
[data?list=luf-round-1-awards] Levelling awards | Station | £2.0 million | to this place |
^ Named, but the amount to this place is not held: Towns; Family hubs.
<Beside the similar places>
Awards a head, beside the similar places
Place | Awards to it alone, a head |
[place?area=E06900001&read=money] Alder | £2,000 |
[place?area=E06900002&read=money] Birch | £1,000 |
[place?area=E06900005&read=money] Elm | £0 |
<Beside all authorities>
""",
    ),
    "area=E06900001 read=practice": (
        "[Table",
        "",
        """
#a9bccb Alder 1
#e69f00 This place 1
#f0e442 Similar places 1
[#levelmap-after-map] Skip the map
map Map: Good practice for Alder (lad_2025) marks 001
map texts / Elm: a bus / Alder: parks
map classes #eef1f4 #a9bccb
map chosen E06900001
This place
Who | What was done | What its source claims | Missions (as we map it) | Source |
[https://example.org/toys] Alder: parks | The council planted trees. | Pay rose by £10. | Living
  standards; Pride in place | Office for Toys, Toy statistics, 1 (2024) |
Similar places
Who | What was done | What its source claims | Missions (as we map it) | Source |
[https://example.org/toys] Elm: a bus | A bus goes to the station. | No outcome is claimed. |
  Transport | Office for Toys, Toy statistics, 1 (2024) |
Three learnings of Good Practice for Levelling Up (2022)
Learning | To ask | What LevelMap can answer of it |
Leadership and vision | Is there one aim that partners share, someone who stands for it, and a
  plan? | Not answered by figures. Lists in force, missions and progress give a common ground. |
Data and evidence | Do we know where need is greatest, how it moves, and how sure the figures are?
  | Dashboard, neighbourhoods, trends and intervals; what is not held is named. |
Partnerships | Who shares our area, our problem or our fund? | Similar places, neighbours, larger
  authorities, and awards shared with others. |
""",
    ),
    "area=E06900001 read=sources": (
        "[Read more",
        "^",
        """
## Sources and dates
Sources
Source | Publisher | Published | Licence |
[https://example.org/toys] Toy statistics | Office for Toys | published 1 January 2024 | Open
  Government Licence v3.0 |
### Watch what changes
Keep the numbers of today as a file. Bring it back later, or one from a colleague, and see what
  moved and which lists came or went.
(Numbers of today (JSON))
[A file kept earlier: None]
""",
    ),
    "area=E06900001 read=neighbourhoods": (
        "[Read more",
        "",
        """
## Neighbourhoods
No figures of wards are held for England.
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "place", asked, after, until) == written(reads)
