"""What stands below the map of two lists of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "geography=lad_2025 read=agreement": (
        "[Read more",
        "(Spreadsheet",
        """
How far Levelling fund, category 1 and Score of two, category 1 agree
Measure | Value | What it says |
Jaccard similarity | 0.29 | Of the 7 places that either list names, 2 (29%) are on both. |
Overlap coefficient | 0.50 | Of the 4 places on the shorter list, 2 (50%) are on the other too. |
Dice coefficient | 0.44 | Both lists together have 9 entries, 44% of them shared. |
Cohen's kappa | 0.07 | Over the 11 places that both could name, agreement beyond chance is 0.07
  (1: the same list; 0: no more than chance; below 0: less than chance). |
Phi coefficient | 0.07 | The correlation of being on the one list with being on the other is 0.07.
  |
McNemar's test, exact probability | 1.00 | 3 places are on the first list only and 2 on the second
  only; a difference as large as this could well be chance (exact p = 1). |
Overlap expected by chance | 1.82 | Two lists of these lengths drawn at random from 11 places
  would share 1.8 on average; these share 2. The chance of sharing that many or more is 0.6515. |
""",
    ),
    "read=kinds": (
        "[Read more",
        "(Spreadsheet",
        """
Region
Group | Could be on both | Levelling fund, category 1 | Score of two, category 1 | On both | Only
  in category 1 of Levelling fund | Only in category 1 of the Score of two | People only in
  category 1 of Levelling fund | People only in category 1 of the Score of two |
Middle | 4 | 0 | 1 | 0 | 0 | 1 | 0 | 1,000 |
North | 4 | 4 | 2 | 2 | 2 | 0 | 2,000 | 0 |
South | 4 | 1 | 1 | 0 | 1 | 1 | 1,000 | 1,000 |
All | 12 | 5 | 4 | 2 | 3 | 2 | 3,000 | 2,000 |
Coast
Group | Could be on both | Levelling fund, category 1 | Score of two, category 1 | On both | Only
  in category 1 of Levelling fund | Only in category 1 of the Score of two | People only in
  category 1 of Levelling fund | People only in category 1 of the Score of two |
Coastal | 3 | 1 | 3 | 1 | 0 | 2 | 0 | 2,000 |
Not coastal | 3 | 1 | 1 | 1 | 0 | 0 | 0 | 0 |
not grouped | 6 | 3 | 0 | 0 | 3 | 0 | 3,000 | 0 |
All | 12 | 5 | 4 | 2 | 3 | 2 | 3,000 | 2,000 |
^ Coastal: at least 1 km of open coast; computed from generalised boundaries, not official.
""",
    ),
    "a=luf-round-1:3 b=levelmap_13_2021:top=1 read=profile": (
        "[Read more",
        "(Spreadsheet",
        """
[Describe the places by the indicators of: Score of two of Score of two]
The places in the class “Only in category 3 of Levelling fund” are furthest on the worse side of
  the others in walk (mean 50 min); deprivation (mean 22.0).
The places in the class “Only worst by the Score of two” are too few to be described: fewer than 3
  have a figure on every indicator.
Mean of the places in each class
Indicator | Period | Only in category 3 of Levelling fund | Only worst by the Score of two | On
  neither |
Deprivation | 2022 | 22.0 | fewer than 3 have a figure | 18.2 |
walk | 2022 | 50 min | fewer than 3 have a figure | 30 min |
""",
    ),
    "read=reach": (
        "[Read more",
        "(Reach",
        """
[Need: Income-deprived people (2019) of Income-deprived people (2019) / Employment-deprived people
  (2019) / Income-deprived people (2025) / Employment-deprived people (2025) / Children in
  relative poverty / Households on Universal Credit / People who claim unemployment benefits /
  Residents of left-behind wards (2019)]
- Levelling fund, category 1 reaches 45% of income-deprived people (2019) with 42% of the people:
  5 of 12 places. As many people in the places of the highest need would be 70%.
- Score of two, category 1 reaches 60% of income-deprived people (2019) with 33% of the people: 4
  of 12 places. As many people in the places of the highest need would be 60%.
^ To live in a place that is named is not to be helped: these shares are the most that could be
  reached.
drawing How fast each side comes to income-deprived people (2019). Levelling fund, category 1
  reaches 45% of income-deprived people (2019) with 42% of the people: 5 of 12 places. As many
  people in the places of the highest need would be 70%. Score of two, category 1 reaches 60% of
  income-deprived people (2019) with 33% of the people: 4 of 12 places. As many people in the
  places of the highest need would be 60%.: 0% / 0% / 20% / 20% / 40% / 40% / 60% / 60% / 80% /
  80% / 100% / 100% / Share of the people, those named or worst in rank first / Share of
  income-deprived people (2019) / Score of two, category 1 / 41% at a fifth, 75% at half / The
  order of need itself / 41% at a fifth, 75% at half / Levelling fund, category 1 / 22% at a
  fifth, 53% at half /
### Every list and method, by income-deprived people (2019)
Complete lists, the furthest first, by nation
List or method | Nation | Places | People reached | In need reached | In need missed | Reached,
  not in need | Of what as many people could be |
Family hubs | England | 4 | 33% | 60% | 40% | 70% | 100% |
Score of two, category 1 | England | 4 | 33% | 60% | 40% | 70% | 100% |
Toy fund, category 1 | England | 5 | 42% | 45% | 55% | 82% | 64% |
Levelling fund, category 1 | England | 5 | 42% | 45% | 55% | 82% | 64% |
Levelling awards | England | 4 | 33% | 45% | 55% | 78% | 75% |
Towns | England | 3 | 25% | 45% | 55% | 70% | 90% |
Partnerships | England | 3 | 25% | 35% | 65% | 77% | 70% |
Pay and work, category 1 | England | 2 | 17% | 35% | 65% | 65% | 100% |
Culture | England | 2 | 17% | 5% | 95% | 95% | 14% |
Lists known in part: of what is held of them, by nation
List or method | Nation | Places | People reached | In need reached | In need missed | Reached,
  not in need | Of what as many people could be |
Toy towns (incomplete) | England | 2 | 17% | 25% | 75% | 75% | 71% |
Report (incomplete) | England | 2 | 17% | 25% | 75% | 75% | 71% |
""",
    ),
    "read=money": (
        "[Read more",
        "(Spreadsheet",
        """
Awards of money by class of places
Awards | On both | Only in category 1 of Levelling fund | Only in category 1 of the Score of two |
  On neither |
Levelling awards | 2 of 2 have a part; £3.0 million to single places | 1 of 3 has a part;
  £500,000 to single places | 1 of 2 has a part; £3.0 million to single places | 0 of 5 have a
  part |
^ A place has a part in an award if it, its county or its transport authority is among those that
  hold it; in what an authority that has merged since has, if its own council or county received
  it, or if its name begins with that of the place or of a town in it. Amounts are those of awards
  to one place alone: shared ones are not divided.
""",
    ),
    "b=toy-towns read=method": (
        "[Read more",
        "(Spreadsheet",
        """
**Levelling fund, category 1**: Levelling fund, category 1.
Money for toys Held: 12 of 12 authorities. Status: in force.
**Toy towns (incomplete)**: Toy towns (incomplete).
Money for toys Held: 2 of 5 towns. Status: in force.
- Compared on the authorities of 2021.
- Toy towns (incomplete): An authority counts as named if a town within it is.
- Toy towns (incomplete) is known in part only: a place that is not on it was not seen, which is
  not the same as not chosen.
""",
    ),
    "read=take": (
        "[Read more",
        "(Spreadsheet",
        """
The spreadsheet and the table are beside the map.
(Slide (PNG))
(Slide (SVG))
(Page (PNG))
(Page (SVG))
**Link to this comparison**: it restores everything but a list of your own, which stays in your
  session.
**The same on the command line**, with the same numbers:
""",
    ),
    "a=pay:top=3 b=toy-fund:1 read=clusters cluster=need geography=lad_2025": (
        "[Read more",
        "(Spreadsheet",
        """
[Clusters of: ['Need'] of Need / Disagreement]
Need by Weekly pay: Moran's I is 0.55 over 11 places (like places lie beside like); 0 places
  belong to a local cluster or stand out from their neighbours.
[#levelmap-after-map] Skip the map
map Map: Need by Weekly pay (lad_2025) marks 0
map texts
map classes #d5d8db neither alike nor unlike beyond chance
#d5d8db neither alike nor unlike beyond chance 11
Local clusters: Need by Weekly pay
Cluster | Places | Which |
none | 0 | no place stands out beyond chance |
^ A place is named where it and its neighbours are alike, or unlike, beyond what chance makes of
  9,999 ways of shuffling the places; false discoveries are held to 5% (Benjamini-Hochberg).
(Every place (CSV))
""",
    ),
    "a=pay:top=3 b=toy-fund:1 read=clusters cluster=disagreement geography=lad_2025": (
        "[Read more",
        "(Spreadsheet",
        """
[Clusters of: ['Disagreement'] of Need / Disagreement]
Named by Toy fund and not by Weekly pay: Moran's I is -0.18 over 11 places (no spatial pattern
  beyond chance); 0 places belong to a local cluster or stand out from their neighbours.
[#levelmap-after-map] Skip the map
map Map: Named by Toy fund and not by Weekly pay (lad_2025) marks 0
map texts
map classes #d5d8db neither alike nor unlike beyond chance
#d5d8db neither alike nor unlike beyond chance 11
Local clusters: Named by Toy fund and not by Weekly pay
Cluster | Places | Which |
none | 0 | no place stands out beyond chance |
^ A place is named where it and its neighbours are alike, or unlike, beyond what chance makes of
  9,999 ways of shuffling the places; false discoveries are held to 5% (Benjamini-Hochberg).
(Every place (CSV))
""",
    ),
    "a=pay:top=3 b=toy-fund:1 read=borders geography=lad_2025": (
        "[Read more",
        "(Spreadsheet",
        """
3 pairs of neighbours of which the one in less need is in category 1 of Toy fund; need by Weekly
  pay.
The starkest pairs, by how far their need differs (rank 1: the greatest need)
Named | Rank by need | Beside it, not named | Rank by need |
Kapok and Larch | 11 | Gorse | 7 |
Kapok and Larch | 11 | Hazel | 8 |
Kapok and Larch | 11 | Juniper | 10 |
^ A list may aim at something else than this method measures.
(Every pair (CSV))
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "compare", asked, after, until) == written(reads)
