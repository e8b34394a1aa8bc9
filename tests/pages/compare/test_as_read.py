"""What the Compare page says of two lists of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.common_lines import FUND_AND_SCORE
from tests.pages.page_text import page_part, written

PAGES = {
    "area=E06900005": (
        "",
        "(Spreadsheet",
        """
levelmap_find {'label': 'Find a list, method, indicator or place', 'placeholder': 'List, place or
  topic', 'text': '', 'matches': []}
# Levelling fund, category 1 and Score of two, category 1
<Change>
[First side: ['Official lists'] of Official lists / Methods / Indicators]
[First list, method or indicator: Levelling fund, March 2021 of Toy fund, March 2021 / Toy towns
  (incomplete), March 2021 / Levelling fund, March 2021 / Levelling awards, March 2021 / Towns,
  March 2021 / Family hubs, March 2021 / Report (incomplete), March 2021 / Partnerships, March
  2021 / Culture, March 2021]
[First: which of them: Category 1 of Category 1 / Category 2 / Category 3 / Category 1 or 2]
[Second side: ['Methods'] of Official lists / Methods / Indicators]
[Second list, method or indicator: Score of two of Pay and work / Score of two]
[Second: which of them: Category 1 of Category 1 / Category 2 / Category 3 / A number of the worst
  places / A share of the worst places]
<Rules>
(Swap the two)
[Areas on which the two are compared: The later year of the two of The later year of the two /
  Local authorities of 2021 / Local authorities of 2025]
[Places that count: All that each side could name of All that each side could name / England /
  England without London / Wales / Scotland / Northern Ireland / Great Britain / the UK]
[Count an authority also if only a part of it is named: False]
<Both>
[What the map shows: Both on one map of Both on one map / Only Levelling fund, category 1 / Only
  Score of two, category 1 / Side by side: they move together]
[What to compare: ['Two lists'] of Two lists / Two scores / Many lists / Money divided]
<Two lists>
[What to compare: Two lists of Two lists / Two scores / Many lists / Money divided]
"""
        + FUND_AND_SCORE
        + """\
map classes #2d1e4f #3a8fd0 #e69f00 #eef1f3 On both Only in category 1 of Levelling fund Only in
  category 1 of the Score of two On neither
map chosen E06900005
## 2 authorities are in category 1 of the Score of two and not in category 1 of Levelling fund;
  for 3 it is the other way round.
Authorities of 2021, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 17% | 2,000 17% |
#3a8fd0 | Only in category 1 of Levelling fund | 3 25% | 3,000 25% |
#e69f00 | Only in category 1 of the Score of two | 2 17% | 2,000 17% |
#eef1f3 | On neither | 5 42% | 5,000 42% |
| One of the two could not name it | 0 | 0 |
^ Shares are of all that both could name.
Of the 12 authorities that both could name, 5 are in category 1 of Levelling fund and 4 are in
  category 1 of the Score of two; 2 are on both.
2,000 people live in places on both, 3,000 in places only in category 1 of Levelling fund, 2,000
  in places only in category 1 of the Score of two.
[Read one place: Elm of Choose here or on the map / Alder / Birch / Cedar / Dogwood / Elm / Fir /
  Gorse / Hazel / Ivy / Juniper / Kapok / Larch]
**Elm**, Middle: only in category 1 of the Score of two.
- Levelling fund, category 1: category 2.
- Score of two, category 1: ranked 2 of 12, 2 inside the cut.
- furthest above average: Deprivation
#2d1e4f On both 2
#3a8fd0 Only in category 1 of Levelling fund 3
#e69f00 Only in category 1 of the Score of two 2
#eef1f3 On neither 5
One of the two could not name it 0
[Questions: ["Whom does the Fund's list miss?"] of Whom does the Fund's list miss?]
said Comparison updated. 2 authorities are in category 1 of the Score of two and not in category 1
  of Levelling fund; for 3 it is the other way round.
[Read more: ['Which places, and why'] of Which places, and why / How far they agree / Kinds of
  places / What they are like / Whom it reaches / Beside greater need / Clusters / Money received
  / How compared / Take it away]
[Places: ['Only in category 1 of the Score of two (2)'] of On both (2) / Only in category 1 of
  Levelling fund (3) / Only in category 1 of the Score of two (2) / On neither (5) / One of the
  two could not name it (0)]
Only in category 1 of the Score of two: 2 authorities, ranked by Score of two, category 1, the
  worst first
Place | Region or nation | People | Levelling fund, category 1 | Score of two, category 1 |
  Furthest above average by Score of two, category 1 |
Elm | Middle | 1,000 | category 2 | ranked 2 of 12, 2 inside the cut | Deprivation |
Ivy | South | 1,000 | category 3 | ranked 4 of 12, the last inside | Deprivation, walk |
""",
    ),
    "a=pay:top=3 b=unemployment:top=3 maps=pair area=E06900013": (
        "[What the map",
        "[Questions",
        """
[What to compare: ['Two lists'] of Two lists / Two scores / Many lists / Money divided]
<Two lists>
[What to compare: Two lists of Two lists / Two scores / Many lists / Money divided]
Weekly pay, 3 worst
[#levelmap-after-compare-map-a] Skip the map
map Map: Weekly pay, 3 worst (lad_2025) marks 00011111111
map texts ranked 1 of 11, 2 inside the cut / ranked 2 of 11, 1 inside the cut / ranked 3 of 11,
  the last inside / ranked 10 of 11, 7 short of the cut / ranked 11 of 11, 8 short of the cut /
  ranked 4 of 11, 1 short of the cut / ranked 5 of 11, 2 short of the cut / ranked 6 of 11, 3
  short of the cut / ranked 7 of 11, 4 short of the cut / ranked 8 of 11, 5 short of the cut /
  ranked 9 of 11, 6 short of the cut
map classes #3a8fd0 #eef1f3 named not named
map chosen E06900013
Unemployment, 3 worst
[#levelmap-after-compare-map-b] Skip the map
map Map: Unemployment, 3 worst (lad_2025) marks -0001111111
map texts not scored / ranked 1 of 10, 2 inside the cut / ranked 2 of 10, 1 inside the cut /
  ranked 3 of 10, the last inside / ranked 10 of 10, 7 short of the cut / ranked 4 of 10, 1 short
  of the cut / ranked 5 of 10, 2 short of the cut / ranked 6 of 10, 3 short of the cut / ranked 7
  of 10, 4 short of the cut / ranked 8 of 10, 5 short of the cut / ranked 9 of 10, 6 short of the
  cut
map classes #e69f00 #eef1f3 named not named
map chosen E06900013
## Weekly pay, 3 worst and Unemployment, 3 worst name the same 3 authorities.
Authorities of 2025, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 3 30% | 3,000 30% |
#3a8fd0 | Only among the 3 worst by Weekly pay | 0 0% | 0 0% |
#e69f00 | Only among the 3 worst by Unemployment | 0 0% | 0 0% |
#eef1f3 | On neither | 7 70% | 7,000 70% |
| One of the two could not name it | 1 | 2,000 |
^ Shares are of all that both could name.
Of the 10 authorities that both could name, 3 are among the 3 worst by Weekly pay and 3 are among
  the 3 worst by Unemployment; 3 are on both.
3,000 people live in places on both, 0 in places only among the 3 worst by Weekly pay, 0 in places
  only among the 3 worst by Unemployment.
[Read one place: Kapok and Larch of Choose here or on the map / Alder / Birch / Cedar / Dogwood /
  Elm / Fir / Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
**Kapok and Larch**, South: one of the two could not name it.
- Weekly pay, 3 worst: ranked 11 of 11, 8 short of the cut.
- Unemployment, 3 worst: not scored.
Weekly pay, 3 worst, authorities of 2025
#3a8fd0 named 3
#eef1f3 not named 8
Unemployment, 3 worst, authorities of 2025
#e69f00 named 3
#eef1f3 not named 7
could not be named 1
""",
    ),
    "maps=first geography=lad_2025": (
        "[#level",
        "[Questions",
        """
map Map: Levelling fund, category 1 (lad_2025) marks 0011
map texts Kapok: category 3; Larch: category 1 / category 1 / category 2 / category 3
map classes #3a8fd0 #eef1f3 named not named
## 2 authorities are in category 1 of the Score of two and not in category 1 of Levelling fund;
  for 3 it is the other way round.
Authorities of 2025, and the people in them
Colour | Class | Areas | People |
#2d1e4f | On both | 2 18% | 2,000 17% |
#3a8fd0 | Only in category 1 of Levelling fund | 3 27% | 4,000 33% |
#e69f00 | Only in category 1 of the Score of two | 2 18% | 2,000 17% |
#eef1f3 | On neither | 4 36% | 4,000 33% |
| One of the two could not name it | 0 | 0 |
^ Shares are of all that both could name.
Of the 11 authorities that both could name, 5 are in category 1 of Levelling fund and 4 are in
  category 1 of the Score of two; 2 are on both.
2,000 people live in places on both, 4,000 in places only in category 1 of Levelling fund, 2,000
  in places only in category 1 of the Score of two.
[Read one place: Choose here or on the map of Choose here or on the map / Alder / Birch / Cedar /
  Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
Levelling fund, category 1, authorities of 2025
#3a8fd0 named 5
#eef1f3 not named 6
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "compare", asked, after, until) == written(reads)
