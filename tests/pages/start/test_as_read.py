"""What the first screen says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "": (
        "",
        "",
        """
levelmap_find {'label': 'Find your place', 'placeholder': 'Your place or postcode', 'text': '',
  'matches': []}
! Deprivation 2019, 93 worst is left out. 93 places were asked for: expected 1 to 12.
# Which places come first? It depends on who counts.
[#levelmap-after-map] Skip the map
map Map: Lists that name each place (lad_2021) marks 0123
map texts named by 0 of the 3 lists that could name it / named by 1 of the 3 lists that could name
  it / named by 2 of the 3 lists that could name it / named by 3 of the 3 lists that could name it
map classes #d5d8db #edf8b1 #7fcdbb #2c7fb8 no list 1 list 2 lists 3 lists
“Levelling up” means helping the places that have fallen behind. Official lists and measures of
  need do not agree on which those are.
said Of 5 authorities in category 1 of Levelling fund, 2 are also in category 1 of the Score of
  two. 3,000 people live in places that only the first names, 2,000 in places that only the second
  names.
[Who counts: ['Levelling fund, category 1', 'Score of two, category 1', 'Deprivation 2019, 93
  worst', 'Towns'] of Levelling fund, category 1 / Score of two, category 1 / Deprivation 2019, 93
  worst / Towns / Family hubs / Partnerships]
[On the map: All together: how many name each place of All together: how many name each place /
  Levelling fund, category 1 / Score of two, category 1 / Towns]
[place] My place its lists, its money, a briefing
[compare] Compare any list with any other way to count
[explore] Explore pay, health, skills and more on the map
11 indicators, 9 lists, 2 methods; newest figures: 2023. Not an official source and not policy:
  what is published, and whom other ways to count would name.
Lists that name each place, authorities of 2021
#d5d8db no list 5
#edf8b1 1 list 3
#7fcdbb 2 lists 3
#2c7fb8 3 lists 1
""",
    ),
    "lists=towns-fund,family-hubs shown=family-hubs place=E06900001": (
        "[#level",
        "",
        """
map Map: Family hubs (lad_2021) marks 01
map texts /
map classes #225ea8 #eef1f3 named not named
map chosen E06900001
“Levelling up” means helping the places that have fallen behind. Official lists and measures of
  need do not agree on which those are.
said Of 3 authorities in Towns, 2 are also in Family hubs. 1,000 people live in places that only
  the first names, 2,000 in places that only the second names.
[Who counts: ['Towns', 'Family hubs'] of Levelling fund, category 1 / Score of two, category 1 /
  Deprivation 2019, 93 worst / Towns / Family hubs / Partnerships]
**Alder: on Towns and Family hubs.**
[On the map: Family hubs of All together: how many name each place / Towns / Family hubs]
[place] My place its lists, its money, a briefing
[compare] Compare any list with any other way to count
[explore] Explore pay, health, skills and more on the map
11 indicators, 9 lists, 2 methods; newest figures: 2023. Not an official source and not policy:
  what is published, and whom other ways to count would name.
Family hubs, authorities of 2021
#225ea8 named 4
#eef1f3 not named 8
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "start", asked, after, until) == written(reads)
