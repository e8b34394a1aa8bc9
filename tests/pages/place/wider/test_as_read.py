"""What My place says of a region and of the country of the toys, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.common_lines import BRIEFINGS, GROUP_RULE, NO_OTHER_MISSIONS
from tests.pages.page_text import page_part, written

PAGES = {
    "area=E12900001 read=missions": (
        "[Read more",
        "",
        """
## Measures of the missions
A figure is the published one where its publisher gives one for this place; else it is put
  together here from those of its authorities by what the measure itself is divided by, or from
  those of its small areas, and marked so; else it is not made, and the range of its authorities is
  given.
North on 2 measures
Measure | Mission and period | Figure | How it came to be | Its authorities | Level, and since
  before | Beside the 3 other regions |
[explore?indicator=pay&places=E06900001%2CE06900002%2CE06900003%2CE06900004] Weekly pay | Mission
  1; 2023 | £430 | computed here | from £400 in Alder to £460 in Dogwood | Below the minimum;
  higher in cash since 2022 (£420); no interval published | median £548; place 3 of 3, 1 = best |
[explore?indicator=unemployment&places=E06900001%2CE06900002%2CE06900003%2CE06900004] Unemployment
  | Mission 1; 2023 | not made | its authorities' figures are estimates with intervals | from 6.0%
  in Dogwood to 9.0% in Alder | 3 of 4 authorities below the minimum | none of 4 authorities
  better than the median authority |
Minimum: 25% of the authorities with a value do no better than this; below it, levelling up should
  look first. Good level: 90% of the authorities with a value do no better than this. Both are those
  of authorities, so that a place and its districts are held against one line. Since before: since
  the last figure at least five years back, else the first held; progress to 2030 counts from other
  years, the baselines of the official targets.
<Choose the measures (up to 16)>
[Measures: ['1. Weekly pay', '1. Unemployment'] of 1. Weekly pay / 1. Unemployment / 1. Median
  weekly pay / 1. Modelled unemployment / 1. Deprivation 2019 / 1. Deprivation 2019, first / 1.
  Deprivation 2025]
""",
    ),
    "area=E12900001 read=lists": (
        "[Read more",
        "",
        """
## Lists of priority places
### In force
In force: lists that name the North, its authorities or places within
List | Date | Standing | Who, and what inside | What it brought | Status |
[data?list=toy-fund] Toy fund | March 2021 | 4 of 4 authorities named | | none held | in force |
[data?list=luf-round-1] Levelling fund | March 2021 | 4 of 4 authorities named | | none held | in
  force |
[data?list=luf-round-1-awards] Levelling awards | March 2021 | 2 of 4 authorities named | Alder
  and Birch | £3.0 million in 2 awards | in force |
[data?list=towns-fund] Towns | March 2021 | 1 of 4 authorities named | Alder | none held | in
  force |
[data?list=family-hubs] Family hubs | March 2021 | 2 of 4 authorities named | Alder and Birch |
  none held | in force |
[data?list=levelling-up-partnerships] Partnerships | March 2021 | 1 of 4 authorities named | Alder
  | none held | in force |
^ Not named by: Culture.
^ Not seen, because the list is held in part only: Toy towns; Report.
""",
    ),
    "area=E12900001 read=money": (
        "[Read more",
        "",
        """
## Money
2 awards to it, or to places inside it, alone: £3.0 million, £750 a head.
Awards that reach the North, each counted once
Award | List | Amount | Whose |
[data?list=luf-round-1-awards] Station | Levelling awards | £2.0 million | to Alder |
[data?list=luf-round-1-awards] Market | Levelling awards | £1.0 million | to Birch |
Named, but the amount to this place is not held: Towns (1 of 4 authorities named); Family hubs (2 of
  4 authorities named).
""",
    ),
    "area=E06900001|E06900002 name=Two read=missions": (
        "# ",
        "",
        BRIEFINGS
        + """\
[#levelmap-after-map] Skip the map
map Map: Local authorities of the United Kingdom (lad_2025) marks 01
map texts /
map classes #cfd8df #17527a Choose this place The place chosen
said Its authorities, or places in them, are on 6 lists in force: Toy fund (2 of 2 authorities
  named), Levelling fund (2 of 2 authorities named), Levelling awards (2 of 2 authorities named),
  Towns (1 of 2 authorities named), Family hubs (2 of 2 authorities named) and Partnerships (1 of
  2 authorities named).
Most of its authorities do better than the median authority on none of 2 measures.
2 awards to it, or to places inside it, alone: £3.0 million, £1,500 a head. More
  came, or may have come, that is not held.
Upton is a new council from 1 April 2027 (confirmed by the Ministry of Toys).
1 Living standards : 1 of 1 below the minimum; 1 higher in cash, before inflation; computed here;
  Weekly pay: none of 2 authorities better than the median authority
"""
        + NO_OTHER_MISSIONS
        + """\
↑ ↓ against before; + − far (1 standard deviation) from similar.
See: [place?area=E06900001%7CE06900002&read=neighbourhoods] Neighbourhoods ·
  [place?area=E06900001%7CE06900002&read=missions] Missions ·
  [place?area=E06900001%7CE06900002&read=beside] Similar places ·
  [place?area=E06900001%7CE06900002&read=lists] Lists ·
  [place?area=E06900001%7CE06900002&read=money] Money ·
  [place?area=E06900001%7CE06900002&read=sources] Sources
^ Two is a group of 2 authorities in England. 2,000 people live there (30 June 2022).
[Name of this group, kept in its link: Two]
<Change the group>
[Authorities of the group: ['Alder', 'Birch'] of Alder / Birch / Cedar / Dogwood / Elm / Fir /
  Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
"""
        + GROUP_RULE
        + """\
[Read more: ['Missions'] of Lists / Progress to 2030 / Missions / Neighbourhoods / Methods /
  Similar places / Money / Good practice / Sources / Everything]
## Measures of the missions
A figure is the published one where its publisher gives one for this place; else it is put
  together here from those of its authorities by what the measure itself is divided by, or from
  those of its small areas, and marked so; else it is not made, and the range of its authorities is
  given.
Two on 2 measures
Measure | Mission and period | Figure | How it came to be | Its authorities | Level, and since
  before | Beside all |
[explore?indicator=pay&places=E06900001%2CE06900002] Weekly pay | Mission 1; 2023 | £410 |
  computed here | from £400 in Alder to £420 in Birch | Below the minimum; higher in cash since
  2022 (£400); no interval published | none of 2 authorities better than the median authority |
[explore?indicator=unemployment&places=E06900001%2CE06900002] Unemployment | Mission 1; 2023 | not
  made | its authorities' figures are estimates with intervals | from 8.0% in Birch to 9.0% in
  Alder | 2 of 2 authorities below the minimum | none of 2 authorities better than the median
  authority |
Minimum: 25% of the authorities with a value do no better than this; below it, levelling up should
  look first. Good level: 90% of the authorities with a value do no better than this. Both are those
  of authorities, so that a place and its districts are held against one line. Since before: since
  the last figure at least five years back, else the first held; progress to 2030 counts from other
  years, the baselines of the official targets.
<Choose the measures (up to 16)>
[Measures: ['1. Weekly pay', '1. Unemployment'] of 1. Weekly pay / 1. Unemployment / 1. Median
  weekly pay / 1. Modelled unemployment / 1. Deprivation 2019 / 1. Deprivation 2019, first / 1.
  Deprivation 2025]
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "place", asked, after, until) == written(reads)
