"""What Build a method says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "": (
        "",
        "[Read more",
        """
# Score of two
[The map shows: ['What it changes'] of What it changes / How firm it is]
[#levelmap-after-map] Skip the map
map Map: Score of two (lad_2021) marks 000033333333
map texts rank 1, at the start 1 / rank 2, at the start 2 / rank 3, at the start 3 / rank 4, at
  the start 4 / rank 10, at the start 10 / rank 11, at the start 11 / rank 12, at the start 12 /
  rank 5, at the start 5 / rank 6, at the start 6 / rank 7, at the start 7 / rank 8, at the start
  8 / rank 9, at the start 9
map classes #2d1e4f #e69f00 #3a8fd0 #eef1f3 On the list, as at the start On the list, not at the
  start No longer on the list Not on the list
4 authorities of 12 are on the list.
Nothing is changed yet: leave an indicator out, or move its weight.
[Start from: Score of two of Pay and work / Score of two]
[Compare with: List: Levelling fund, March 2021 of List: Toy fund, March 2021 / List: Toy towns
  (incomplete), March 2021 / List: Levelling fund, March 2021 / List: Levelling awards, March 2021
  / List: Towns, March 2021 / List: Family hubs, March 2021 / List: Report (incomplete), March
  2021 / List: Partnerships, March 2021 / List: Culture, March 2021]
## Indicators and weights
^ The share says how much of the score an indicator makes.
[Use Deprivation: True]
[Deprivation: 75.0%: 1.5 from 0 to 5]
[Use walk: True]
[walk: 25.0%: 0.5 from 0 to 5]
## Steps and cut
[Put indicators on one scale by: Percentile: the place in the order, 0 to 1 of Smallest to
  largest, 0 to 1 / z-score: distance from the mean in standard deviations / Robust z-score:
  distance from the median / Percentile: the place in the order, 0 to 1 / Tenths: 1 to 10 /
  Exponential, as in the Index of Multiple Deprivation]
[Bring them together by: Mean: a strength makes up for a weakness of Mean: a strength makes up for
  a weakness / Geometric mean: a strength makes up less / Harmonic mean: a strength makes up least
  / Contests: places beat each other indicator by indicator]
[Where a value is missing: Leave it out; the others take over its weight of Leave it out; the
  others take over its weight / Put in the mean of its region, and say so / Do not score the
  place]
[Indicators that a place must have, in per cent: 75 from 0 to 100]
[Who is on the list: The worst third of The worst third / A share of the places / A number of
  them]
#2d1e4f On the list, as at the start 4
#e69f00 On the list, not at the start 0
#3a8fd0 No longer on the list 0
#eef1f3 Not on the list 8
Not scored 0
Switch indicators and weights and see at once which places the method names. It is not an official
  statistic.
said Method updated. 4 authorities of 12 are on the list.
Score of two
Of the places that Levelling fund, category 1 could name too, 2 are on both lists; 2 on this list
  are not on it, and 3 on it are not on this list.
""",
    ),
    "start=ifs_style_4 map=firm": (
        "",
        "<Keep",
        """
! The link has a part that LevelMap does not know: 'map'.
# Pay and work
[The map shows: ['What it changes'] of What it changes / How firm it is]
[#levelmap-after-map] Skip the map
map Map: Pay and work (lad_2025) marks 00333333333
map texts rank 1, at the start 1 / rank 2, at the start 2 / rank 10, at the start 10 / rank 11, at
  the start 11 / rank 3, at the start 3 / rank 4, at the start 4 / rank 5, at the start 5 / rank
  6, at the start 6 / rank 7, at the start 7 / rank 8, at the start 8 / rank 9, at the start 9
map classes #2d1e4f #e69f00 #3a8fd0 #eef1f3 On the list, as at the start On the list, not at the
  start No longer on the list Not on the list
2 authorities of 11 are on the list.
Nothing is changed yet: leave an indicator out, or move its weight.
[Start from: Pay and work of Pay and work / Score of two]
[Compare with: List: Levelling fund, March 2021 of List: Toy fund, March 2021 / List: Toy towns
  (incomplete), March 2021 / List: Levelling fund, March 2021 / List: Levelling awards, March 2021
  / List: Towns, March 2021 / List: Family hubs, March 2021 / List: Report (incomplete), March
  2021 / List: Partnerships, March 2021 / List: Culture, March 2021]
## Indicators and weights
^ The share says how much of the score an indicator makes.
[Use gross-median-weekly-pay: True]
[gross-median-weekly-pay: 50.0%: 1.0 from 0 to 5]
[Use modelled-unemployment-rate: True]
[modelled-unemployment-rate: 50.0%: 1.0 from 0 to 5]
## Steps and cut
[Put indicators on one scale by: z-score: distance from the mean in standard deviations of
  Smallest to largest, 0 to 1 / z-score: distance from the mean in standard deviations / Robust
  z-score: distance from the median / Percentile: the place in the order, 0 to 1 / Tenths: 1 to 10
  / Exponential, as in the Index of Multiple Deprivation]
[Bring them together by: Mean: a strength makes up for a weakness of Mean: a strength makes up for
  a weakness / Geometric mean: a strength makes up less / Harmonic mean: a strength makes up least
  / Contests: places beat each other indicator by indicator]
[Where a value is missing: Leave it out; the others take over its weight of Leave it out; the
  others take over its weight / Put in the mean of its region, and say so / Do not score the
  place]
[Indicators that a place must have, in per cent: 50 from 0 to 100]
[Who is on the list: As it is: quantile of As it is: quantile / The worst third / A share of the
  places / A number of them]
#2d1e4f On the list, as at the start 2
#e69f00 On the list, not at the start 0
#3a8fd0 No longer on the list 0
#eef1f3 Not on the list 9
Not scored 0
Switch indicators and weights and see at once which places the method names. It is not an official
  statistic.
said Method updated. 2 authorities of 11 are on the list.
Pay and work
Of the places that Levelling fund, category 1 could name too, 2 are on both lists; 0 on this list
  are not on it, and 3 on it are not on this list.
[Read more: ['Ranking'] of Ranking / Changes / Firmness / What it is made of / Clusters / Save and
  share]
11 places ranked, the worst first
Rank | Place | Score | Category | Rank at the start | Furthest above average |
1 | Alder | 1.497 | 1 | 1 | gross-median-weekly-pay, modelled-unemployment-rate |
2 | Birch | 1.181 | 1 | 2 | gross-median-weekly-pay, modelled-unemployment-rate |
3 | Cedar | 0.865 | 2 | 3 | gross-median-weekly-pay, modelled-unemployment-rate |
4 | Dogwood | 0.549 | 2 | 4 | gross-median-weekly-pay, modelled-unemployment-rate |
5 | Elm | 0.233 | 3 | 5 | gross-median-weekly-pay, modelled-unemployment-rate |
6 | Fir | -0.083 | 3 | 6 | gross-median-weekly-pay |
7 | Gorse | -0.398 | 4 | 7 | |
8 | Hazel | -0.714 | 4 | 8 | |
9 | Ivy | -1.030 | 5 | 9 | |
10 | Juniper | -1.346 | 5 | 10 | |
11 | Kapok and Larch | -1.508 | 5 | 11 | |
""",
    ),
    "read=changes": (
        "[Read more",
        "<Keep",
        """
Nothing is changed yet: move a weight or switch an indicator off.
""",
    ),
    "read=inside": (
        "[Read more",
        "<Keep",
        """
- Cronbach's alpha is -2.16: the 2 indicators measure different things. It rises with their
  number, whatever they measure.
- One dimension holds more of the variation than any single indicator does.
- Deprivation has 75% of the weight and makes up 108% of the variation of the score.
- walk pulls against the score that it is part of (r = -0.23).
drawing How the indicators go together (1: rise and fall as one), and what each decides: weight
  given / share of the variation / 1 / 2 / 1 Deprivation / 75% / 108% / 2 walk / 25% / -8% / -.52
  / -.52 /
Weight given, and what the score really follows
Indicator | Weight given | Share of the variation | Correlation with the score | Alpha without it
  |
Deprivation | 75.0% | 108.3% | 0.95 | |
walk | 25.0% | -8.3% | -0.23 | |
^ The weight is what a person gave. What the score really follows depends on how indicators go
  together: the share of the variation is each one's part in how far places differ. All values are
  turned so that high is worse, and normalised as the method says.
(Correlations (CSV))
""",
    ),
    "read=firmness": (
        "[Read more",
        "<Keep",
        """
Computed in 2,000 ways, each with other weights, steps and indicators: 0 places are on the list in
  at least nine of ten, 8 are borderline, and 4 are on it in fewer than one of ten. What decides
  most who is on it: which indicators are used (96%), as shares of the variation, each with what
  it interacts with.
**Ranks of the places near the line: the method's own, and in nine of ten ways**
drawing Ranks of the places near the line: the method's own, and in nine of ten ways: the list
  ends at 4 / rank 1 / rank 12 / on the list / Alder / 67% / Elm / 67% / Birch / 63% / Ivy / 48% /
  Fir / 48% / Kapok / 37% / Juniper / 33% / Larch / 38% /
8 places near the line, the worst first
Place | Rank | In nine of ten ways | On the list in | What decides most |
Alder | 1 | 1 to 9 | 67% | which indicators are used (96%) |
Elm | 2 | 2 to 5 | 67% | which indicators are used (98%) |
Birch | 3 | 2 to 9 | 63% | which indicators are used (93%) |
Ivy | 4 | 2 to 5 | 48% | which indicators are used (97%) |
Fir | 5 | 4 to 5 | 48% | which indicators are used (99%) |
Kapok | 6 | 2 to 7 | 37% | which indicators are used (94%) |
Juniper | 10 | 2 to 11 | 33% | which indicators are used (98%) |
Larch | 12 | 1 to 12 | 38% | which indicators are used (92%) |
Which choice decides who is on the list
Choice | Share of the variation | Of which alone |
Which indicators are used | 96% | 85% |
How they are brought together | 10% | 2% |
The weights | 7% | 0% |
How indicators are normalised | 5% | 1% |
The rule for outliers | 0% | 0% |
^ Shares of the variance (Sobol indices): the first with everything that a choice interacts with,
  so that these may exceed 100% together; the second of the choice by itself.
One choice changed at a time, every indicator left out once
Changed alone | Come on | Drop off | Who comes on | Who drops off |
Normalisation: zscore | 1 | 1 | Kapok | Birch |
Normalisation: minmax | 0 | 0 | none | none |
Aggregation: geometric | 1 | 1 | Larch | Ivy |
Outliers: winsorise | 0 | 0 | none | none |
Without Deprivation | 3 | 3 | Larch, Juniper and Kapok | Alder, Elm and Birch |
Without walk | 1 | 1 | Fir | Ivy |
^ Varied: weights, normalisation, aggregation, outlier rule, one member left out.
(How firm every place is (CSV))
""",
    ),
    "read=clusters start=ifs_style_4": (
        "[Read more",
        "<Keep",
        """
Need by Pay and work: Moran's I is 0.55 over 11 places (like places lie beside like); 0 places
  belong to a local cluster or stand out from their neighbours.
[#levelmap-after-map] Skip the map
map Map: Need by Pay and work (lad_2025) marks 0
map texts
map classes #d5d8db neither alike nor unlike beyond chance
#d5d8db neither alike nor unlike beyond chance 11
Local clusters: Need by Pay and work
Cluster | Places | Which |
none | 0 | no place stands out beyond chance |
^ A place is named where it and its neighbours are alike, or unlike, beyond what chance makes of
  9,999 ways of shuffling the places; false discoveries are held to 5% (Benjamini-Hochberg).
(Every place (CSV))
""",
    ),
    "read=save": (
        "[Read more",
        "<Keep",
        """
12 places ranked, the worst first
Rank | Place | Score | Category | Rank at the start | Furthest above average |
1 | Alder | 0.760 | 1 | 1 | Deprivation |
2 | Elm | 0.719 | 1 | 2 | Deprivation |
3 | Birch | 0.698 | 1 | 3 | Deprivation |
4 | Ivy | 0.667 | 1 | 4 | Deprivation, walk |
5 | Fir | 0.656 | 2 | 5 | Deprivation |
6 | Kapok | 0.604 | 2 | 6 | walk, Deprivation |
7 | Cedar | 0.385 | 2 | 7 | |
8 | Gorse | 0.344 | 2 | 8 | |
9 | Dogwood | 0.323 | 3 | 9 | |
10 | Juniper | 0.292 | 3 | 10 | walk |
11 | Hazel | 0.281 | 3 | 11 | |
12 | Larch | 0.271 | 3 | 12 | walk |
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "method", asked, after, until) == written(reads)
