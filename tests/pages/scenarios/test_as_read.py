"""What the scenario book says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "": (
        "",
        "",
        """
# Scenario book
A scenario is a screen of Compare or Build a method under a name. Keep one at the foot of those
  pages; here they stand beside each other. They stay in this session: take the file or the link
  along.
<Bring a book (TOML)>
[A book of scenarios: None]
## What if the Fund had used another way to count?
The money of round 1 of the Levelling Up Fund to England, divided by people, instead of as it was
  given.
Gains and losses count from what the Fund gave. Money divided counts, as it opens, from the same
  formula among the places of the Fund's category 1.
-> Money divided compare?part=pot
7 scenarios beside each other
Scenario | What it says | Places | Also in the first | People | Gain | Lose | Moved | To need |
What if the Fund had used its own category 1 | If £6.5 million went to the places in category 1 of
  Levelling fund, by people, instead of as Levelling awards gave it, 4 authorities would gain and
  2 would lose. By head Ivy would lose most (£3,000.00) and 2 authorities would gain most (£1,300.00
  each). | 5 | | 5,000 | 4 | 2 | 57% | 34% |
What if the Fund had used IMD 2019 | 91 places were asked for: expected 1 to 12. | | | | | | | |
What if the Fund had used IMD 2025 | 86 places were asked for: expected 1 to 11. | | | | | | | |
What if the Fund had used community needs | The link could not be followed in full. There is no
  priority list called 'community-needs-2019-score'. | | | | | | | |
What if the Fund had used the 13-indicator score | If £6.5 million went to the places in category
  1 of the Score of two, by people, instead of as Levelling awards gave it, 2 authorities would
  gain and 3 would lose. By head Ivy would lose most (£1,375.00) and Elm would gain most
  (£1,625.00). | 4 | 2 | 4,000 | 2 | 3 | 35% | 60% |
What if the Fund had used the White Paper's four metrics | The link could not be followed in full.
  There is no priority list called 'need_4'. | | | | | | | |
What if the Fund had used equal shares for everybody | If £6.5 million went to all places that
  Levelling fund could name, by people, instead of as Levelling awards gave it, 9 authorities
  would gain and 3 would lose. By head Ivy would lose most (£2,458.33) and 8 authorities would gain
  most (£541.67 each). | 12 | 5 | 12,000 | 9 | 3 | 67% | 20% |
-> What if the Fund had used its own category 1
  compare?part=pot&a=luf-round-1%3A1&b=luf-round-1%3A1&geography=lad_2021&universe=E&before=luf-round-1-awards
-> What if the Fund had used IMD 2019
  compare?part=pot&a=luf-round-1%3A1&b=imd-2019-average-score%3Atop%3D91&geography=lad_2021&universe=E&before=luf-round-1-awards
-> What if the Fund had used IMD 2025
  compare?part=pot&a=luf-round-1%3A1&b=imd-2025-average-score%3Atop%3D86&geography=lad_2025&universe=E&before=luf-round-1-awards
-> What if the Fund had used community needs
  compare?part=pot&a=luf-round-1%3A1&b=community-needs-2019-score%3Atop%3D91&geography=lad_2021&universe=E&before=luf-round-1-awards
-> What if the Fund had used the 13-indicator score
  compare?part=pot&a=luf-round-1%3A1&b=levelmap_13_2021&universe=E&before=luf-round-1-awards
-> What if the Fund had used the White Paper's four metrics
  compare?part=pot&a=luf-round-1%3A1&b=need_4%3Atop%3D86&geography=lad_2025&universe=E&before=luf-round-1-awards
-> What if the Fund had used equal shares for everybody
  compare?part=pot&a=luf-round-1%3A1&b=luf-round-1%3A1&geography=lad_2021&universe=E&among=all&before=luf-round-1-awards
^ Places: those that the second list or the method names, or that have money after. Moved: the
  share of the pot that goes elsewhere than before. To need: of the money that goes to places with
  a figure of need, the share in those of the highest need that hold a fifth of its people. Cards
  of areas of different years share no places that can be counted. Pounds a head are rounded to the
  penny, a pot to a tenth of its million or billion, people from 10,000 to the thousand and from a
  million to a tenth of it, shares to whole per cents; the workbook has people and shares unrounded.
(These scenarios (XLSX))
^ A score names as many places as the Fund's category 1 has in England: 91 authorities of 2021, 86
  of 2025. It counts them on its own areas, so that fewer stand on later ones, where some have
  merged.
(Keep these too)
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "scenarios", asked, after, until) == written(reads)
