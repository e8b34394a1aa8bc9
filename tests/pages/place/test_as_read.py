"""What My place says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.common_lines import BRIEFINGS, GROUP_RULE, NO_OTHER_MISSIONS
from tests.pages.page_text import page_part, written

PAGES = {
    "": (
        "",
        "",
        """
[Find a place: None of Alder / Birch / Cedar / Dogwood / Elm / England (country) / Fir / Gorse /
  Hazel / Ivy / Juniper / Kapok and Larch / London (region) / Middle (region) / North (region) /
  South (region) / Upton (2 authorities, to come)]
# My place
[#levelmap-after-map] Skip the map
map Map: Local authorities of the United Kingdom (lad_2025) marks 0
map texts
map classes #cfd8df #17527a Choose this place The place chosen
Choose a place, by name or on the map: which lists name it, how it stands on the twelve missions,
  where in it need is greatest, who is like it, and what money came.
<Put authorities together>
[Authorities of the group: [] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse / Hazel / Ivy
  / Juniper / Kapok and Larch]
"""
        + GROUP_RULE,
    ),
    "area=E06900001 read=lists": (
        "# Alder",
        "",
        BRIEFINGS
        + """\
Alder in the North. Source: Office for National Statistics licensed under the Open Government
  Licence v.3.0. Contains OS data © Crown copyright and database right 2025.
said Alder is the most deprived of the 11 authorities of England (Deprivation 2025). Of 2 measures
  2 are below the minimum and none at the good level.
Alder is on 6 lists in force: Toy fund, Levelling fund, Levelling awards, Towns, Family hubs and
  Partnerships.
On no measure is it far from 2 similar places (ONS): it does worst on unemployment (9.0%; median
  6.5%).
1 Living standards : 2 of 2 below the minimum; 1 higher in cash, before inflation
"""
        + NO_OTHER_MISSIONS
        + """\
↑ ↓ against before; + − far (1 standard deviation) from similar.
See: [explore?indicator=imd-2025-average-score&places=E06900001] Index ·
  [place?area=E06900001&read=missions] Missions · [place?area=E06900001&read=lists] Lists ·
  [place?area=E06900001&read=beside] Similar places · [place?area=E06900001&read=sources] Sources
^ Alder is a unitary authority in the North with 1,000 residents (30 June 2022). It is classed as
  urban with trees (official rural-urban classification) and on the open coast (computed).
<Group it with others>
[Authorities of the group: ['Alder'] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse /
  Hazel / Ivy / Juniper / Kapok and Larch]
"""
        + GROUP_RULE
        + """\
[Read more: ['Lists'] of Lists / Progress to 2030 / Missions / Neighbourhoods / Methods / Similar
  places / Money / Good practice / Sources / Everything]
## Lists of priority places
drawing Lists and awards of Alder through time. Toy fund: March 2021, in force; Levelling fund:
  March 2021, in force; Levelling awards: March 2021, in force, £2.0 million; Towns: March 2021,
  in force; Family hubs: March 2021, in force; Partnerships: March 2021, in force.: 2021 / 2022 /
  2023 / 2024 / 2025 / 2026 / Toy fund / Levelling fund / Levelling awards / £2.0 million / Towns /
  Family hubs / Partnerships /
^ Bar: in force from the day of the list to its last day, or on with an arrow. Dot: awards made.
  Ring: a list that is over or not confirmed, at its day. Dashed: the newest data.
### In force
In force: lists that could have named Alder
List | Standing | Rule | This place by the rule | What it brought | Status |
[data?list=toy-fund] Toy fund, March 2021 | Named. Category 1 | Money for toys | Category 1, the
  most urgent. The index behind the categories is not published for single places. | none held |
  In force. The toy country says so |
[data?list=luf-round-1] Levelling fund, March 2021 | Named. Category 1 | Money for toys | Category
  1, the most urgent. The index behind the categories is not published for single places. | none
  held | In force. The toy country says so |
[data?list=luf-round-1-awards] Levelling awards, March 2021 | Named. £2.0 million awarded | Money
  for toys | The values behind the choice are not held. | £2.0 million | In force. The toy country
  says so |
[data?list=towns-fund] Towns, March 2021 | Named | Money for toys | The values behind the choice
  are not held. | none held | In force. The toy country says so |
[data?list=family-hubs] Family hubs, March 2021 | Named | Money for toys | The values behind the
  choice are not held. | none held | In force. The toy country says so |
[data?list=levelling-up-partnerships] Partnerships, March 2021 | Named | Money for toys | Median
  weekly pay £400, £50 below the line of the lowest quarter (£450). Newest figures; those used
  then were older. | none held | In force. The toy country says so |
[data?list=levelling-up-for-culture] Culture, March 2021 | Not named | Money for toys | The values
  behind the choice are not held. | | In force. The toy country says so |
[data?list=toy-towns] Toy towns (incomplete), March 2021 | Not seen. The list held is incomplete
  (2 of 5 towns), so it may or may not be named | Money for toys | Cannot be told: 2 of 5 towns
  are held. | | In force. The toy country says so |
[data?list=salvation-army-additional] Report (incomplete), March 2021 | Not seen. The list held is
  incomplete (2 of 5 authorities), so it may or may not be named | Money for toys | Cannot be
  told: 2 of 5 authorities are held. | | In force. The toy country says so |
<Awards of money, decided (0 named it)>
None that could have named it.
<Not confirmed to be in force (0 named it)>
None that could have named it.
<Closed or superseded (0 named it)>
None that could have named it.
""",
    ),
    "area=E06900013": (
        "# Kapok",
        "[Read more",
        BRIEFINGS
        + """\
Kapok and Larch in the South. Source: Office for National Statistics licensed under the Open
  Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025.
said Kapok and Larch is the joint 6th most deprived of the 11 authorities of England (Deprivation
  2025). Of 2 measures none are below the minimum, 1 at the good level and 1 without a figure.
Kapok and Larch is on 5 lists in force: Toy fund, Levelling fund, Levelling awards, Partnerships
  and Culture.
1 Living standards : the one measured at the good level; 1 higher in cash, before inflation
"""
        + NO_OTHER_MISSIONS
        + """\
↑ ↓ against before; + − far (1 standard deviation) from similar.
See: [explore?indicator=imd-2025-average-score&places=E06900013] Index ·
  [place?area=E06900013&read=missions] Missions · [place?area=E06900013&read=lists] Lists ·
  [place?area=E06900013&read=beside] Similar places · [place?area=E06900013&read=sources] Sources
^ Kapok and Larch is a unitary authority in the South with 2,000 residents (30 June 2022). Kapok
  and Larch was formed in 2023 from Kapok and Larch.
<Group it with others>
[Authorities of the group: ['Kapok and Larch'] of Alder / Birch / Cedar / Dogwood / Elm / Fir /
  Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
"""
        + GROUP_RULE,
    ),
    "area=E12900001": (
        "# North",
        "[Read more",
        BRIEFINGS
        + """\
[#levelmap-after-map] Skip the map
map Map: Local authorities of the United Kingdom (lad_2025) marks 01
map texts /
map classes #cfd8df #17527a Choose this place The place chosen
said Its authorities, or places in them, are on 6 lists in force: Toy fund (4 of 4 authorities
  named), Levelling fund (4 of 4 authorities named), Levelling awards (2 of 4 authorities named),
  Towns (1 of 4 authorities named), Family hubs (2 of 4 authorities named) and Partnerships (1 of
  4 authorities named).
Beside the 3 other regions, it does far worse on weekly pay (£430 a week, computed here; median
  £548).
2 awards to it, or to places inside it, alone: £3.0 million, £750 a head. More
  came, or may have come, that is not held.
1 Living standards − : 1 of 1 below the minimum; 1 higher in cash, before inflation; 0 better and 1
  worse than the 3 other regions; computed here
"""
        + NO_OTHER_MISSIONS
        + """\
↑ ↓ against before; + − far (1 standard deviation) from similar.
See: [place?area=E12900001&read=neighbourhoods] Neighbourhoods ·
  [place?area=E12900001&read=missions] Missions · [place?area=E12900001&read=beside] Similar
  places · [place?area=E12900001&read=lists] Lists · [place?area=E12900001&read=money] Money ·
  [place?area=E12900001&read=sources] Sources
^ The North is a region of 4 authorities in England. 4,000 people live there (30 June 2022).
<Change the group>
[Authorities of the group: ['Alder', 'Birch', 'Cedar', 'Dogwood'] of Alder / Birch / Cedar /
  Dogwood / Elm / Fir / Gorse / Hazel / Ivy / Juniper / Kapok and Larch]
"""
        + GROUP_RULE,
    ),
    "area=E92000001": (
        "# England",
        "[Read more",
        BRIEFINGS
        + """\
[#levelmap-after-map] Skip the map
map Map: Local authorities of the United Kingdom (lad_2025) marks 1
map texts
map classes #cfd8df #17527a Choose this place The place chosen
said Its authorities, or places in them, are on 9 lists in force: Toy fund (5 of 11 authorities
  named), Toy towns (places named in 2 of 11 authorities), Levelling fund (5 of 11 authorities
  named), Levelling awards (4 of 11 authorities named), Towns (3 of 11 authorities named), Family
  hubs (4 of 11 authorities named), Report (2 of 11 authorities named), Partnerships (3 of 11
  authorities named) and Culture (2 of 11 authorities named).
Most of its authorities do better than the median authority on none of 2 measures.
4 awards to it, or to places inside it, alone: £6.5 million, £542 a head. More
  came, or may have come, that is not held.
1 Living standards : 1 measured, none below the minimum; 1 higher in cash, before inflation;
  computed here; Weekly pay: 5 of 11 authorities better than the median authority
"""
        + NO_OTHER_MISSIONS
        + """\
↑ ↓ against before; + − far (1 standard deviation) from similar.
See: [place?area=E92000001&read=neighbourhoods] Neighbourhoods ·
  [place?area=E92000001&read=missions] Missions · [place?area=E92000001&read=beside] Similar
  places · [place?area=E92000001&read=lists] Lists · [place?area=E92000001&read=money] Money ·
  [place?area=E92000001&read=sources] Sources
^ England is a nation of 11 authorities. 12,000 people live there (30 June 2022).
<Change the group>
[Authorities of the group: ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gorse', 'Hazel',
  'Ivy', 'Juniper', 'Kapok and Larch'] of Alder / Birch / Cedar / Dogwood / Elm / Fir / Gorse /
  Hazel / Ivy / Juniper / Kapok and Larch]
"""
        + GROUP_RULE,
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "place", asked, after, until) == written(reads)
