"""What Data and lists says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.common_lines import TOY_LIST, TOY_STATISTICS
from tests.pages.page_text import page_part, written

PAGES = {
    "": (
        "",
        "",
        """
# Data and lists
[Show: ['Indicators'] of Indicators / Priority lists / Timeline / Funding streams]
table 11 indicators
Indicator | Mission and role | Areas | Periods | Publisher | Computed by
Weekly pay | 1. Living standards (headline) | local authorities | 2022 to 2023 | Office for Toys |
  publisher
Unemployment | 1. Living standards (supporting) | local authorities | 2023 | Office for Toys |
  publisher
Walk to the station | 3. Transport (proxy) | local authorities | 2022 | Office for Toys |
  publisher
Jobs | Context | local authorities | 2023 | Office for Toys | publisher
Median weekly pay | 1. Living standards (headline) | local authorities | 2022 to 2023 | Office for
  Toys | publisher
Modelled unemployment | 1. Living standards (supporting) | local authorities | 2023 | Office for
  Toys | publisher
Deprivation 2019 | 1. Living standards (supporting) | local authorities | 2022 | Office for Toys |
  publisher
Deprivation 2019, first | 1. Living standards (supporting) | local authorities | 2022 | Office for
  Toys | publisher
Deprivation 2025 | 1. Living standards (supporting) | local authorities | 2023 | Office for Toys |
  publisher
People in need 2019 | Context | local authorities | 2022 | Office for Toys | publisher
People in need 2025 | Context | local authorities | 2023 | Office for Toys | publisher
sorted by [None, [1.0, 1.0, 3.0, 99.0, 1.0, 1.0, 1.0, 1.0, 1.0, 99.0, 99.0], None, None, None,
  None]
^ Each indicator and list opens with its values, source, licence and dates, and can be taken away
  with its dictionary.
""",
    ),
    "indicator=gross-median-weekly-pay": (
        "",
        "",
        """
(All indicators)
# Median weekly pay
Weekly pay of the toy country. Unit: £ a week.
[Areas: Local authorities of Local authorities]
[Period: 2023 of 2023 / 2022]
[explore?indicator=gross-median-weekly-pay] See on the map
table Median weekly pay, 2023. Unit: £ a week
Area | In | Value | Rank of 11, 1 is worst | 95% interval
Alder | North | £400 | 1 | £385 to £415
Birch | North | £420 | 2 | £405 to £435
Cedar | North | £440 | 3 | £425 to £455
Dogwood | North | £460 | 4 | £445 to £475
Elm | Middle | £480 | 5 | £465 to £495
Fir | Middle | £500 | 6 | £485 to £515
Gorse | Middle | £520 | 7 | £505 to £535
Hazel | Middle | £540 | 8 | £525 to £555
Ivy | South | £560 | 9 | £545 to £575
Juniper | South | £580 | 10 | £565 to £595
Kapok and Larch | South | £600 | 11 | £585 to £615
sorted by [None, None, [400.0, 420.0, 440.0, 460.0, 480.0, 500.0, 520.0, 540.0, 560.0, 580.0,
  600.0], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0], [385.0, 405.0, 425.0, 445.0,
  465.0, 485.0, 505.0, 525.0, 545.0, 565.0, 585.0]]
Mission
1. Living standards (headline)
Its part in the mission
The toy country says so
Direction
The toy country says so
Period shown
2023
Periods held
2022 to 2023
"""
        + TOY_STATISTICS
        + """\
Local authorities | 2022 to 2023 | 2025 | England 11 |
(All values (CSV))
(With dictionary and source (zip))
""",
    ),
    "indicator=unemployment area=E06900013": (
        "",
        "",
        """
(All indicators)
# Unemployment
Unemployment of the toy country. Unit: %.
[Areas: Local authorities of Local authorities]
[Period: 2023 of 2023]
[explore?indicator=unemployment&places=E06900013] See on the map
table Unemployment, 2023. Unit: %
Area | In | Value | Rank of 10, 1 is worst | 95% interval
Alder | North | 9.0% | 1 | 8.5% to 9.5%
Birch | North | 8.0% | 2 | 7.5% to 8.5%
Cedar | North | 7.0% | 3 | 6.5% to 7.5%
Dogwood | North | 6.0% | 4 | 5.5% to 6.5%
Elm | Middle | 5.0% | 5 | 4.5% to 5.5%
Fir | Middle | 4.0% | 6 | 3.5% to 4.5%
Gorse | Middle | 3.0% | 7 | 2.5% to 3.5%
Hazel | Middle | 2.0% | 8 | 1.5% to 2.5%
Ivy | South | 1.0% | 9 | 0.5% to 1.5%
Juniper | South | 0.0% | 10 | -0.5% to 0.5%
Kapok and Larch | South | not published | |
sorted by [None, None, [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0, None], [1.0, 2.0, 3.0,
  4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, None], [8.5, 7.5, 6.5, 5.5, 4.5, 3.5, 2.5, 1.5, 0.5, -0.5,
  None]]
Mission
1. Living standards (supporting)
Its part in the mission
The toy country says so
Direction
The toy country says so
Period shown
2023
"""
        + TOY_STATISTICS
        + """\
Local authorities | 2023 | 2025 | England 10 |
(All values (CSV))
(With dictionary and source (zip))
""",
    ),
    "part=lists": (
        "[Show",
        "",
        """
table 9 priority lists
List | Fund | Date | Named are | Held | Status
Toy fund | Toy Fund | March 2021 | local authority | 12 of 12 authorities | in force
Toy towns (incomplete) | Toy Fund | March 2021 | town | 2 of 5 towns | in force
Levelling fund | Toy Fund | March 2021 | local authority | 12 of 12 authorities | in force
Levelling awards | Toy Fund | March 2021 | local authority | 4 of 4 authorities | in force
Towns | Toy Fund | March 2021 | local authority | 3 of 3 authorities | in force
Family hubs | Toy Fund | March 2021 | local authority | 4 of 4 authorities | in force
Report (incomplete) | Toy Fund | March 2021 | local authority | 2 of 5 authorities | in force
Partnerships | Toy Fund | March 2021 | local authority | 3 of 3 authorities | in force
Culture | Toy Fund | March 2021 | local authority | 2 of 2 authorities | in force
sorted by [None, None, [737850.0, 737850.0, 737850.0, 737850.0, 737850.0, 737850.0, 737850.0,
  737850.0, 737850.0], None, None, None]
^ Each indicator and list opens with its values, source, licence and dates, and can be taken away
  with its dictionary.
""",
    ),
    "list=toy-fund area=E06900011": (
        "",
        "",
        """
(All priority lists)
# Toy fund
Money for toys Toy fund: 12 of 12 authorities are held. Of the local authorities of 2021: named:
  5; not named: 7.
[#levelmap-after-map] Skip the map
map Map: Toy fund (lad_2021) marks 012
map texts category 1 / category 2 / category 3
map classes #225ea8 #41b6c4 #a1dab4 category 1: counts as named category 2 category 3
map chosen E06900011
**Kapok: not named (category 3).**
Toy fund / Local authorities of 2021. Colours: category and how an authority is named.
Colour | Class | Areas |
#225ea8 | category 1: counts as named | 5 |
#41b6c4 | category 2 | 4 |
#a1dab4 | category 3 | 3 |
[compare?a=toy-fund] Compare with another list or method
5 authorities named, wholly or in part
Authority | Standing | Category |
[place?area=E06900001] Alder | named | 1 |
[place?area=E06900002] Birch | named | 1 |
[place?area=E06900003] Cedar | named | 1 |
[place?area=E06900004] Dogwood | named | 1 |
[place?area=E06900012] Larch | named | 1 |
Status
in force. The toy country says so
Fund
Toy Fund
Date
March 2021
Named are
local authority, by the local authorities of 2021
Held
12 of 12 authorities
"""
        + TOY_LIST
        + """\
(Rows (CSV))
(With dictionary and source (zip))
""",
    ),
    "list=toy-towns": (
        "[#level",
        "",
        """
map Map: Toy towns (incomplete) (lad_2021) marks -001
map texts / Elmton / Firton /
map classes #E69F00 #eef1f3 a place within it is named not named
**Choose an authority on the map to read where it stands.**
Toy towns (incomplete) / Local authorities of 2021. Colours: how an authority is named.
Colour | Class | Areas |
#E69F00 | a place within it is named | 2 |
#eef1f3 | not named | 1 |
| not seen: the list held is incomplete | 9 |
[compare?a=toy-towns] Compare with another list or method
2 authorities named, wholly or in part
Authority | Standing | Places named |
[place?area=E06900005] Elm | a place within it is named | Elmton |
[place?area=E06900006] Fir | a place within it is named | Firton |
Status
in force. The toy country says so
Fund
Toy Fund
Date
March 2021
Named are
town, by the local authorities of 2021
Held
2 of 5 towns
"""
        + TOY_LIST
        + """\
(Rows (CSV))
(With dictionary and source (zip))
""",
    ),
    "list=luf-round-1-awards": (
        "[#level",
        "",
        """
map Map: Levelling awards (lad_2021) marks 01
map texts /
map classes #0072B2 #eef1f3 named not named
**Choose an authority on the map to read where it stands.**
Levelling awards / Local authorities of 2021. Colours: how an authority is named.
Colour | Class | Areas |
#0072B2 | named | 4 |
#eef1f3 | not named | 8 |
[compare?a=luf-round-1-awards] Compare with another list or method
4 authorities named, wholly or in part
Authority | Standing | Own awards |
[place?area=E06900001] Alder | named | £2,000,000 |
[place?area=E06900002] Birch | named | £1,000,000 |
[place?area=E06900009] Ivy | named | £3,000,000 |
[place?area=E06900012] Larch | named | £500,000 |
Status
in force. The toy country says so
Fund
Toy Fund
Date
March 2021
Named are
local authority, by the local authorities of 2021
Held
4 of 4 authorities
"""
        + TOY_LIST
        + """\
(Rows (CSV))
(With dictionary and source (zip))
""",
    ),
    "part=funds": (
        "[Show",
        "",
        """
Levelling-up funds of the Spending Review of 2021
Fund | Area | Amount (£) | Period | How it is given | List |
^ As printed in Good Practice for Levelling Up (ADEPT and Amey, December 2022), section 1.3.
^ Each indicator and list opens with its values, source, licence and dates, and can be taken away
  with its dictionary.
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "data", asked, after, until) == written(reads)
