"""What the stories tell of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.common_lines import FUND_AND_SCORE
from tests.pages.page_text import page_part, written

PAGES = {
    "story=fund scene=2": (
        "## ",
        "[compare",
        """
In August 2021 The Salvation Army and the Institute for Employment Studies divided England into
  345 areas of their own, put 116 of them in most need by 13 indicators, and found 45 of these
  outside the government's first category.
Their list is not published as data. The press named 2 of the 45, and they are marked here: 2
  authorities, wholly or in part. In the government's list they are 1 in category 2 and 1 in
  category 3.
Not known are the other names, the names and sources of all 13 indicators, their weights, and the
  boundaries of the 345 areas. A place that is not marked was not seen; it may be among the 45.
(Back)
(Next)
[Your council: Choose it once: every step says where it stands of Choose it once: every step says
  where it stands / Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper /
  Kapok and Larch]
levelmap_swipe {'over': '.st-key-stories-text'}
<The numbers>
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 0 0% | 0 0% |
#3a8fd0 | In category 1 of the fund, not seen among the report's further places | 5 42% | 5,000
  42% |
#e69f00 | Only among the report's further places | 2 17% | 2,000 17% |
#eef1f3 | Seen on neither | 5 42% | 5,000 42% |
| One of the two could not name it | 0 | 0 |
Authorities that the press named, wholly or in part
Authority | By the report | Category of the fund |
Elm | named | 2 |
Ivy | named | 3 |
""",
    ),
    "story=fund scene=3 place=E06900005": (
        "# ",
        "",
        """
[Story: ['Whom did the Levelling Up Fund leave out?'] of Whom did the Levelling Up Fund leave out?
  / Deprived is not the same as left behind / The coast]
"""
        + FUND_AND_SCORE
        + """\
map classes #2d1e4f #3a8fd0 #e69f00 #eef1f3 On both Only in category 1 of the fund Only in the
  worst third of the score On neither
map chosen E06900005
Step 3 of 7
## A 13-indicator score that anyone can check
LevelMap has a score inspired by that report, not a copy of it: 2 of its 2 slots are filled with
  open data, each weighs the same, and the worst third is category 1.
2 authorities are in its worst third and not in category 1 of the fund; 3 are in category 1 and
  not in its worst third.
2,000 people live in the 2 authorities that the score puts in its worst third and the fund did not
  put first, among them Elm and Ivy.
**Elm: only in the worst third of the score.**
(Back)
(Next)
[Your council: Elm of Choose it once: every step says where it stands / Alder / Birch / Cedar /
  Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
levelmap_swipe {'over': '.st-key-stories-text'}
<The numbers>
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 17% | 2,000 17% |
#3a8fd0 | Only in category 1 of the fund | 3 25% | 3,000 25% |
#e69f00 | Only in the worst third of the score | 2 17% | 2,000 17% |
#eef1f3 | On neither | 5 42% | 5,000 42% |
| One of the two could not name it | 0 | 0 |
The ten that the score ranks worst among those that only it puts first
Place | Rank by the score | Category of the fund | Furthest above average |
Elm | 2 | 2 | Deprivation |
Ivy | 4 | 3 | Deprivation, walk |
[compare?a=luf-round-1%3A1&b=levelmap_13_2021] Open this in Compare
said Step 3 of 7: A 13-indicator score that anyone can check
#2d1e4f On both 2
#3a8fd0 Only in category 1 of the fund 3
#e69f00 Only in the worst third of the score 2
#eef1f3 On neither 5
""",
    ),
    "story=fund scene=4": (
        "## ",
        "[compare",
        """
Of the 2 authorities of 2021 that the press named as a whole, 2 are in the worst third by our score
  (100%). The report is not reproduced, and no weight was chosen to come nearer to it.
None is missing from it. Work that is not permanent was among the report's indicators; no figure
  for districts is held, so that slot is empty.
(Back)
(Next)
[Your council: Choose it once: every step says where it stands of Choose it once: every step says
  where it stands / Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper /
  Kapok and Larch]
levelmap_swipe {'over': '.st-key-stories-text'}
<The numbers>
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 17% | 2,000 17% |
#3a8fd0 | Only among the report's further places | 0 0% | 0 0% |
#e69f00 | In the worst third of the score, not seen among the report's further places | 2 17% |
  2,000 17% |
#eef1f3 | Seen on neither | 8 67% | 8,000 67% |
| One of the two could not name it | 0 | 0 |
""",
    ),
    "story=fund scene=6 place=E06900001": (
        "## ",
        "[compare",
        """
Of the 2 places that only the score puts first, 1 had a part in an award of round 1 (50%). Of the
  2 that both put first it was 2 (100%).
Category 1 was a preference when bids were judged, not a condition: other places could bid and
  win.
**Alder: in category 1 of the fund and in the worst third of the score.**
(Back)
(Next)
[Your council: Alder of Choose it once: every step says where it stands / Alder / Birch / Cedar /
  Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
levelmap_swipe {'over': '.st-key-stories-text'}
<The numbers>
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 17% | 2,000 17% |
#3a8fd0 | Only in category 1 of the fund | 3 25% | 3,000 25% |
#e69f00 | Only in the worst third of the score | 2 17% | 2,000 17% |
#eef1f3 | On neither | 5 42% | 5,000 42% |
| One of the two could not name it | 0 | 0 |
Places with a part in an award of round 1
Places | Number | With an award | Share |
On both | 2 | 2 | 100% |
Only in category 1 of the fund | 3 | 1 | 33% |
Only in the worst third of the score | 2 | 1 | 50% |
Neither | 5 | 0 | 0% |
""",
    ),
    "story=fund scene=7 place=E06900013": (
        "## ",
        "",
        """
The government's list. Kapok: neither in category 1 nor in category 2. Larch: only in category 1.
What the Salvation Army found. Kapok: seen on neither. Larch: in category 1 of the fund, not seen
  among the report's further places.
A 13-indicator score that anyone can check. Kapok: neither in category 1 of the fund nor in the
  worst third of the score. Larch: only in category 1 of the fund.
The two do not find the same places. Kapok: seen on neither. Larch: seen on neither.
(Back)
(Next, off)
[Your council: Kapok and Larch of Choose it once: every step says where it stands / Alder / Birch
  / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
**Share it**: the map with this sentence.
(Slide (PNG))
(Slide (SVG))
(Page (PNG))
(Page (SVG))
levelmap_swipe {'over': '.st-key-stories-text'}
<The numbers>
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 17% | 2,000 17% |
#3a8fd0 | Only in category 1 of the fund | 3 25% | 3,000 25% |
#e69f00 | Only in the worst third of the score | 2 17% | 2,000 17% |
#eef1f3 | On neither | 5 42% | 5,000 42% |
| One of the two could not name it | 0 | 0 |
[compare?a=luf-round-1%3A1&b=levelmap_13_2021] Open this in Compare
said Step 7 of 7: Your place in this story
#2d1e4f On both 2
#3a8fd0 Only in category 1 of the fund 3
#e69f00 Only in the worst third of the score 2
#eef1f3 On neither 5
Source: LevelMap, Whom did the Levelling Up Fund leave out?
""",
    ),
    "story=coast scene=1": (
        "# ",
        "[compare",
        """
[Story: ['The coast'] of Whom did the Levelling Up Fund leave out? / Deprived is not the same as
  left behind / The coast]
"""
        + FUND_AND_SCORE
        + """\
map classes #d5d8db #d5d8db #d5d8db #d5d8db On both Only in category 1 of the fund Only in the
  worst third of the score On neither
Step 1 of 4
## Towns by the sea
The Office for National Statistics looked at towns: 67% of coastal towns had higher income
  deprivation, against 36% of other towns.
The Salvation Army's report of 2021 used this finding; it does not come from its 13 indicators.
  Towns are not authorities: an authority by the sea has inland places too.
Of the authorities that both lists here could name, 3 have at least 1 km of open coast.
(Back, off)
(Next)
[Your council: Choose it once: every step says where it stands of Choose it once: every step says
  where it stands / Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper /
  Kapok and Larch]
levelmap_swipe {'over': '.st-key-stories-text'}
<The numbers>
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 17% | 2,000 17% |
#3a8fd0 | Only in category 1 of the fund | 3 25% | 3,000 25% |
#e69f00 | Only in the worst third of the score | 2 17% | 2,000 17% |
#eef1f3 | On neither | 5 42% | 5,000 42% |
| One of the two could not name it | 0 | 0 |
""",
    ),
    "story=coast scene=2": (
        "## ",
        "[compare",
        """
3 of these 6 lists and methods name a larger share of coastal authorities than of others.
By the fund it is 33% of the coastal ones and 33% of the others; by the 13-indicator score 100%
  and 33%; by the average score of the Index of Multiple Deprivation 2019 67% and 67%.
(Back)
(Next)
[Your council: Choose it once: every step says where it stands of Choose it once: every step says
  where it stands / Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper /
  Kapok and Larch]
levelmap_swipe {'over': '.st-key-stories-text'}
<The numbers>
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 17% | 2,000 17% |
#3a8fd0 | Only in category 1 of the fund | 3 25% | 3,000 25% |
#e69f00 | Only in the worst third of the score | 2 17% | 2,000 17% |
#eef1f3 | On neither | 5 42% | 5,000 42% |
| One of the two could not name it | 0 | 0 |
Coastal and other English authorities named, districts of 2021
List or method | Coastal | Share | Others | Share of others |
Levelling fund, category 1 | 1 of 3 | 33% | 1 of 3 | 33% |
Score of two, category 1 | 3 of 3 | 100% | 1 of 3 | 33% |
Deprivation 2019, worst third | 2 of 3 | 67% | 2 of 3 | 67% |
Partnerships | 2 of 3 | 67% | 0 of 3 | 0% |
Towns | 3 of 3 | 100% | 0 of 3 | 0% |
Culture | 0 of 3 | 0% | 0 of 3 | 0% |
""",
    ),
    "story=coast scene=3": (
        "## ",
        "[compare",
        """
2 authorities by the sea are in the worst third of the 13-indicator score and not in category 1 of
  the fund: Elm and Ivy.
That is 100% of the 2 places that only the score puts first.
(Back)
(Next)
[Your council: Choose it once: every step says where it stands of Choose it once: every step says
  where it stands / Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper /
  Kapok and Larch]
levelmap_swipe {'over': '.st-key-stories-text'}
<The numbers>
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 17% | 2,000 17% |
#3a8fd0 | Only in category 1 of the fund | 3 25% | 3,000 25% |
#e69f00 | Only in the worst third of the score | 2 17% | 2,000 17% |
#eef1f3 | On neither | 5 42% | 5,000 42% |
| One of the two could not name it | 0 | 0 |
Coastal places that only the score puts first, the worst first
Place | Rank by the score | Category of the fund | Furthest above average |
Elm | 2 | 2 | Deprivation |
Ivy | 4 | 3 | Deprivation, walk |
""",
    ),
    "story=left-behind scene=1": (
        "",
        "",
        r"""
! This story cannot be told now. There is no priority list called
  'imd-2019-average-rank@⁠ward\_2017'.
# Deprived is not the same as left behind
[Story: ['Deprived is not the same as left behind'] of Whom did the Levelling Up Fund leave out? /
  Deprived is not the same as left behind / The coast]
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "stories", asked, after, until) == written(reads)
