"""What many lists say together of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "part=many lists=luf-round-1:1;towns-fund;family-hubs;levelling-up-partnerships": (
        "",
        "<Keep",
        """
# 4 lists together
<Change>
[Lists and methods to see together: ['Levelling fund, category 1', 'List: Towns, March 2021', 'List:
  Family hubs, March 2021', 'List: Partnerships, March 2021'] of List: Toy fund, March 2021 / List:
  Toy towns (incomplete), March 2021 / List: Levelling fund, March 2021 / List: Levelling awards,
  March 2021 / List: Towns, March 2021 / List: Family hubs, March 2021 / List: Report (incomplete),
  March 2021 / List: Partnerships, March 2021 / List: Culture, March 2021 / Method: Pay and work /
  Method: Score of two / Levelling fund, category 1]
[What to compare: ['Many lists'] of Two lists / Two scores / Many lists / Money divided]
<Many lists>
[What to compare: Many lists of Two lists / Two scores / Many lists / Money divided]
[#levelmap-after-map] Skip the map
map Map: Lists that name each place (lad_2021) marks 0124
map texts named by 0 of the 4 lists that could name it / named by 1 of the 4 lists that could name
  it / named by 2 of the 4 lists that could name it / named by 4 of the 4 lists that could name it
map classes #d5d8db #ffffcc #a1dab4 #41b6c4 #225ea8 no list 1 list 2 lists 3 lists 4 lists
Alder is named by all 4 lists, more than any other. 4 authorities of 12 are named by two or more.
Lists that name each place / Authorities of 2021. Darker = named by more lists.
Colour | Class | Areas |
#d5d8db | no list | 3 |
#ffffcc | 1 list | 5 |
#a1dab4 | 2 lists | 3 |
#41b6c4 | 3 lists | 0 |
#225ea8 | 4 lists | 1 |
#d5d8db no list
#ffffcc 1 list
#a1dab4 2 lists
#41b6c4 3 lists
#225ea8 4 lists
said Lists updated. Alder is named by all 4 lists, more than any other. 4 authorities of 12 are
  named by two or more.
(Places by lists (CSV))
## Places on these lists and not on those
[On all of: [] of Levelling fund, category 1 / Towns / Family hubs / Partnerships]
[On none of: [] of Levelling fund, category 1 / Towns / Family hubs / Partnerships]
[Need by: No method of No method / Score of two / Pay and work]
[Only its category 1: False]
(In high need, on none of them)
Choose a list that places are to be on, or not on.
## Which lists name the same places
drawing Bars: places named by exactly these lists, the 7 largest combinations. The table below
  says the same.: Levelling fund, category 1 (5) / Towns (3) / Family hubs (4) /
  Partnerships (3) / 3 / 1 / 1 / 1 / 1 / 1 / 1 /
<All 7 combinations as a table>
Combinations of lists, the largest first
Named by exactly | Places | Which |
Levelling fund, category 1 | 3 | Cedar, Dogwood and Larch |
Levelling fund, category 1; Towns; Family hubs; Partnerships | 1 | Alder |
Levelling fund, category 1; Family hubs | 1 | Birch |
Towns; Family hubs | 1 | Elm |
Family hubs | 1 | Fir |
Towns; Partnerships | 1 | Ivy |
Partnerships | 1 | Kapok |
<How alike the lists are>
Most alike are Towns and Partnerships: 50% of the places on either are on both. Least alike are
  Levelling fund, category 1 and Partnerships (14%).
Of the places on either list, the share that is on both
List | Levelling fund, category 1 | Towns | Family hubs | Partnerships |
Levelling fund, category 1 | #253494 100% | #ffffcc 14% | #a1dab4 29% | #ffffcc 14% |
Towns | #ffffcc 14% | #253494 100% | #41b6c4 40% | #41b6c4 50% |
Family hubs | #a1dab4 29% | #41b6c4 40% | #253494 100% | #ffffcc 17% |
Partnerships | #ffffcc 14% | #41b6c4 50% | #ffffcc 17% | #253494 100% |
Of the places on the shorter list, the share that is on the longer
List | Levelling fund, category 1 | Towns | Family hubs | Partnerships |
Levelling fund, category 1 | #253494 100% | #a1dab4 33% | #41b6c4 50% | #a1dab4 33% |
Towns | #a1dab4 33% | #253494 100% | #2c7fb8 67% | #2c7fb8 67% |
Family hubs | #41b6c4 50% | #2c7fb8 67% | #253494 100% | #a1dab4 33% |
Partnerships | #a1dab4 33% | #2c7fb8 67% | #a1dab4 33% | #253494 100% |
^ Lists known in part have no figure: what is held of them is not how alike they are.
<Where they agree>
How far the complete lists agree, by kind of place
Places | Kind | Number | Agreement | Named by |
Middle | Region | 4 | 0.10 | 19% |
North | Region | 4 | 0.22 | 50% |
South | Region | 4 | -0.04 | 25% |
Coastal | Coast | 3 | 0.08 | 67% |
Not coastal | Coast | 3 | 0.05 | 25% |
^ Agreement: Krippendorff's alpha, 1 where all lists say the same of every place, 0 as by chance,
  below 0 less than that. Named by: mean share of the lists that could name a place.
## Through time
[Lists that followed each other: Levelling Up Fund, awards of Levelling Up Fund, category 1 /
  Levelling Up Fund, awards / Money for towns and neighbourhoods / Priority places for culture /
  The fifth most deprived (IMD average score)]
4 authorities are on the one version that is held.
Levelling Up Fund, awards: from each version to the next, on the authorities of today
Version | Places | Came | Stayed | Went | Money to single places | Who came | Who went |
Levelling awards | 4 | | | | £6.5 million | | |
- luf-round-2-awards is left out. There is no priority list called 'luf-round-2-awards'. Did you
  mean luf-round-1-awards or luf-round-1?
- luf-round-3-awards is left out. There is no priority list called 'luf-round-3-awards'. Did you
  mean luf-round-1-awards or luf-round-1?
(Through time (CSV))
<Places by lists>
^ Yes: named. Part: half of its people or fewer lived in a former authority that is named, or only a
  place within it is; not counted. No: not named. ?: not seen, because the list is known in part
  only. n/a: the list could not have named the place.
Places by lists, those named most often first
Place | Named by | Levelling fund, category 1 | Towns | Family hubs | Partnerships |
Alder | 4 of 4 | Yes | Yes | Yes | Yes |
Birch | 2 of 4 | Yes | No | Yes | No |
Elm | 2 of 4 | No | Yes | Yes | No |
Ivy | 2 of 4 | No | Yes | No | Yes |
Cedar | 1 of 4 | Yes | No | No | No |
Dogwood | 1 of 4 | Yes | No | No | No |
Fir | 1 of 4 | No | No | Yes | No |
Kapok | 1 of 4 | No | No | No | Yes |
Larch | 1 of 4 | Yes | No | No | No |
Gorse | 0 of 4 | No | No | No | No |
Hazel | 0 of 4 | No | No | No | No |
Juniper | 0 of 4 | No | No | No | No |
<How these lists were brought together>
- Seen on the authorities of 2021. A place that a list could not name does not count as left out
  by it.
**The same on the command line**, with the same numbers:
""",
    ),
    "part=many lists=luf-round-1:1;toy-towns;pay:top=3 on=luf-round-1:1 off=toy-towns": (
        "[#level",
        "^ Agreement",
        """
map Map: Lists that name each place (lad_2025) marks 012
map texts named by 0 of the 3 lists that could name it / named by 1 of the 3 lists that could name
  it / named by 2 of the 3 lists that could name it
map classes #d5d8db #a1dab4 #2c7fb8 no list 1 list 2 lists
Alder, Birch and Cedar are named by 2 of the 3 lists, more than any other. 3 authorities of 11 are
  named by two or more.
Lists that name each place / Authorities of 2025. Darker = named by more lists.
Colour | Class | Areas |
#d5d8db | no list | 4 |
#a1dab4 | 1 list | 4 |
#2c7fb8 | 2 lists | 3 |
#d5d8db no list
#a1dab4 1 list
#2c7fb8 2 lists
said Lists updated. Alder, Birch and Cedar are named by 2 of the 3 lists, more than any other. 3
  authorities of 11 are named by two or more.
(Places by lists (CSV))
## Places on these lists and not on those
[On all of: ['Levelling fund, category 1'] of Levelling fund, category 1 / Toy towns (incomplete)
  / Weekly pay, 3 worst]
[On none of: ['Toy towns (incomplete)'] of Levelling fund, category 1 / Toy towns (incomplete) /
  Weekly pay, 3 worst]
[Need by: No method of No method / Pay and work / Score of two]
[Only its category 1: False]
(In high need, on none of them)
5 authorities are on Levelling fund, category 1 and not seen on Toy towns (incomplete).
5 authorities, those named most often first
Place | Region or nation | Lists |
Alder | North | 2 |
Birch | North | 2 |
Cedar | North | 2 |
Dogwood | North | 1 |
Kapok and Larch | South | 1 |
^ Toy towns (incomplete): known in part, so that a place not seen on it may be on it.
(These places (CSV))
## Which lists name the same places
drawing Bars: places named by exactly these lists, the 3 largest combinations. The table below
  says the same.: Levelling fund, category 1 (5) / Toy towns (incomplete) (2) / Weekly
  pay, 3 worst (3) / 3 / 2 / 2 /
<All 3 combinations as a table>
Combinations of lists, the largest first
Named by exactly | Places | Which |
Levelling fund, category 1; Weekly pay, 3 worst | 3 | Alder, Birch and Cedar |
Levelling fund, category 1 | 2 | Dogwood and Kapok and Larch |
Toy towns (incomplete) | 2 | Elm and Fir |
<How alike the lists are>
Of the places of Levelling fund, category 1 and Weekly pay, 3 worst, 60% of the places on either
  are on both.
Of the places on either list, the share that is on both
List | Levelling fund, category 1 | Toy towns (incomplete) | Weekly pay, 3 worst |
Levelling fund, category 1 | #253494 100% | n/a | #2c7fb8 60% |
Toy towns (incomplete) | n/a | n/a | n/a |
Weekly pay, 3 worst | #2c7fb8 60% | n/a | #253494 100% |
Of the places on the shorter list, the share that is on the longer
List | Levelling fund, category 1 | Toy towns (incomplete) | Weekly pay, 3 worst |
Levelling fund, category 1 | #253494 100% | n/a | #253494 100% |
Toy towns (incomplete) | n/a | n/a | n/a |
Weekly pay, 3 worst | #253494 100% | n/a | #253494 100% |
^ Lists known in part have no figure: what is held of them is not how alike they are.
<Where they agree>
How far the complete lists agree, by kind of place
Places | Kind | Number | Agreement | Named by |
Middle | Region | 4 | not defined | 0% |
North | Region | 4 | 0.00 | 88% |
South | Region | 3 | 0.00 | 17% |
Coastal | Coast | 3 | 1.00 | 33% |
Not coastal | Coast | 3 | 1.00 | 33% |
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "compare", asked, after, until) == written(reads)
