"""What two scores say of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "part=scores x=levelmap_13_2021 y=imd-2019-average-score-2021-districts": (
        "",
        "<Keep",
        """
# Score of two and Deprivation 2019
<Change>
[Comparisons that others have published: None of Deprivation (IMD 2019) and community needs, by
  ward / Deprivation (IMD 2015) and the Leave vote / Deprivation (IMD 2019) and the Leave vote /
  Community needs (2019) and the Leave vote]
[Across: a method or an indicator: Method: Score of two of Method: Pay and work / Method: Score of
  two / Indicator: Weekly pay / Indicator: Unemployment / Indicator: Walk to the station /
  Indicator: Jobs / Indicator: Median weekly pay / Indicator: Modelled unemployment / Indicator:
  Deprivation 2019 / Indicator: Deprivation 2019, first / Indicator: Deprivation 2025 / Indicator:
  People in need 2019 / Indicator: People in need 2025]
[Upwards: a method or an indicator: Indicator: Deprivation 2019 of Method: Pay and work / Method:
  Score of two / Indicator: Weekly pay / Indicator: Unemployment / Indicator: Walk to the station
  / Indicator: Jobs / Indicator: Median weekly pay / Indicator: Modelled unemployment / Indicator:
  Deprivation 2019 / Indicator: Deprivation 2019, first / Indicator: Deprivation 2025 / Indicator:
  People in need 2019 / Indicator: People in need 2025]
[Colours by: Nothing of Nothing / Nation / Region]
[With London: True]
[What the map shows: ['Quadrants'] of Quadrants / Thirds]
[What to compare: ['Two scores'] of Two lists / Two scores / Many lists / Money divided]
<Two scores>
[What to compare: Two scores of Two lists / Two scores / Many lists / Money divided]
[#levelmap-after-map] Skip the map
map Map: Score of two and Deprivation 2019 (lad_2021) marks 03
map texts /
map classes #2d1e4f #3a8fd0 #e69f00 #eef1f3 high on both high on Score of two only high on
  Deprivation 2019 only low on both
Over 12 places the two go strongly together (Pearson 0.99, Spearman 0.97); this says nothing about
  the people in them. Of the 6 authorities above the median of Score of two, 6 (100%) are above
  that of Deprivation 2019 too. No place stands far from the line.
Quadrants / Score of two; Deprivation 2019, 2022. High: above the median.
Colour | Class | Areas |
#2d1e4f | high on both | 6 |
#3a8fd0 | high on Score of two only | 0 |
#e69f00 | high on Deprivation 2019 only | 0 |
#eef1f3 | low on both | 6 |
#2d1e4f high on both 6
#3a8fd0 high on Score of two only 0
#e69f00 high on Deprivation 2019 only 0
#eef1f3 low on both 6
said Scores updated. Over 12 places the two go strongly together (Pearson 0.99, Spearman 0.97);
  this says nothing about the people in them.
How the two go together
Places | Number | Pearson | 95% interval | Spearman |
All places | 12 | 0.99 | 0.98 to 1.00 | 0.97 |
(Every point (CSV))
- Over the local authorities of 2021. An average of an area hides the neighbourhoods in it, and a
  correlation of areas changes with how they are drawn.
""",
    ),
    "part=scores x=pay y=unemployment by=region look=thirds area=E06900002": (
        "[Colours",
        "<Keep",
        """
[With London: True]
[What the map shows: ['Thirds'] of Quadrants / Thirds]
[What to compare: ['Two scores'] of Two lists / Two scores / Many lists / Money divided]
<Two scores>
[What to compare: Two scores of Two lists / Two scores / Many lists / Money divided]
[#levelmap-after-map] Skip the map
map Map: Weekly pay, 2023 and Unemployment, 2023 (lad_2025) marks 24567
map texts / / / / /
map classes #1b1b1b #3a5d78 #3182bd #7a4a12 #a08f7a #9ecae1 #d17a00 #f4b860 #f2f2f2 highest third
  of both middle third of Weekly pay, 2023, highest of Unemployment, 2023 lowest third of Weekly
  pay, 2023, highest of Unemployment, 2023 highest third of Weekly pay, 2023, middle of
  Unemployment, 2023 middle third of both lowest third of Weekly pay, 2023, middle of
  Unemployment, 2023 highest third of Weekly pay, 2023, lowest of Unemployment, 2023 middle third
  of Weekly pay, 2023, lowest of Unemployment, 2023 lowest third of both
map chosen E06900002
Over 10 places the two go strongly against each other (Pearson -1.00, Spearman -1.00); this says
  nothing about the people in them. Of the 5 authorities above the median of Weekly pay, 0 (0%)
  are above that of Unemployment too. No place stands far from the line.
**Birch**: Weekly pay £420, Unemployment 8.0%; high on Unemployment only.
Thirds of both / Weekly pay, 2023; Unemployment, 2023. Orange = high on Weekly pay, 2023, blue =
  high on Unemployment, 2023, black and hatched = high on both.
Colour | Class | Areas |
| highest third of both | 0 |
#3a5d78 | middle third of Weekly pay, 2023, highest of Unemployment, 2023 | 0 |
#3182bd | lowest third of Weekly pay, 2023, highest of Unemployment, 2023 | 3 |
#7a4a12 | highest third of Weekly pay, 2023, middle of Unemployment, 2023 | 0 |
#a08f7a | middle third of both | 2 |
#9ecae1 | lowest third of Weekly pay, 2023, middle of Unemployment, 2023 | 1 |
#d17a00 | highest third of Weekly pay, 2023, lowest of Unemployment, 2023 | 3 |
#f4b860 | middle third of Weekly pay, 2023, lowest of Unemployment, 2023 | 1 |
#f2f2f2 | lowest third of both | 0 |
highest third of both 0
#3a5d78 middle third of Weekly pay, 2023, highest of Unemployment, 2023 0
#3182bd lowest third of Weekly pay, 2023, highest of Unemployment, 2023 3
#7a4a12 highest third of Weekly pay, 2023, middle of Unemployment, 2023 0
#a08f7a middle third of both 2
#9ecae1 lowest third of Weekly pay, 2023, middle of Unemployment, 2023 1
#d17a00 highest third of Weekly pay, 2023, lowest of Unemployment, 2023 3
#f4b860 middle third of Weekly pay, 2023, lowest of Unemployment, 2023 1
#f2f2f2 lowest third of both 0
said Scores updated. Over 10 places the two go strongly against each other (Pearson -1.00,
  Spearman -1.00); this says nothing about the people in them.
How the two go together
Places | Number | Pearson | 95% interval | Spearman |
All places | 10 | -1.00 | not defined | -1.00 |
(Every point (CSV))
- Over the local authorities of 2025. An average of an area hides the neighbourhoods in it, and a
  correlation of areas changes with how they are drawn.
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "compare", asked, after, until) == written(reads)
