"""What money divided says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "part=pot before=luf-round-1-awards b=towns-fund divide=place": (
        "",
        "[Your list",
        """
# Who would get the money
<Change>
[First side: ['Official lists'] of Official lists / Methods / Indicators]
[First list, method or indicator: Levelling fund, March 2021 of Toy fund, March 2021 / Toy towns
  (incomplete), March 2021 / Levelling fund, March 2021 / Levelling awards, March 2021 / Towns,
  March 2021 / Family hubs, March 2021 / Report (incomplete), March 2021 / Partnerships, March
  2021 / Culture, March 2021]
[First: which of them: Category 1 of Category 1 / Category 2 / Category 3 / Category 1 or 2]
[Second side: ['Official lists'] of Official lists / Methods / Indicators]
[Second list, method or indicator: Towns, March 2021 of Toy fund, March 2021 / Toy towns
  (incomplete), March 2021 / Levelling fund, March 2021 / Levelling awards, March 2021 / Towns,
  March 2021 / Family hubs, March 2021 / Report (incomplete), March 2021 / Partnerships, March
  2021 / Culture, March 2021]
<Rules>
(Swap the two)
[Areas on which the two are compared: The later year of the two of The later year of the two /
  Local authorities of 2021 / Local authorities of 2025]
[Places that count: All that each side could name of All that each side could name / England /
  England without London / Wales / Scotland / Northern Ireland / Great Britain / the UK]
[Count an authority also if only a part of it is named: False]
<Formula>
[Instead of: As Levelling awards gave it of The same formula among the places of the first side /
  As Levelling awards gave it / the same for every person / the same for every place]
^ The pot is what the fund gave to these places.
[Divided: the same for every place of the same for every place / by people / by people in need /
  by score / by score times people]
[Among: the places that it names of the places that it names / all places that it could name]
[Taper: further places in part: 0]
[Tiers: what each category counts: ]
[Need: Income-deprived people (2019) of Income-deprived people (2019) / Employment-deprived people
  (2019) / Income-deprived people (2025) / Employment-deprived people (2025) / Children in
  relative poverty / Households on Universal Credit / People who claim unemployment benefits /
  Residents of left-behind wards (2019)]
[Least: 0.0]
[Most (0: no limit): 0.0]
[Least and most are for each person: False]
[Share of each nation: left to the formula of left to the formula / by its people / as I say]
<Gain and loss>
[What the map shows: Gain and loss of Gain and loss / After / Before]
[What to compare: ['Money divided'] of Two lists / Two scores / Many lists / Money divided]
<Money divided>
[What to compare: Money divided of Two lists / Two scores / Many lists / Money divided]
[#levelmap-after-map] Skip the map
map Map: Gain or loss, in pounds for each person (lad_2021) marks 011234
map texts £1,000,000 before, £0 after, -£1,000.00 a head / £3,000,000 before, £2,166,667 after,
  -£833.33 a head / £500,000 before, £0 after, -£500.00 a head / / £2,000,000 before, £2,166,667
  after, +£166.67 a head / £0 before, £2,166,667 after, +£2,166.67 a head
map classes #e66101 #fdb863 #d5d8db #b2abd2 #5e3c99 loses £850 or more loses less than £850 no
  change, or nothing before and after gains less than £1,000 gains £1,000 or more
## If £6.5 million went to the places in Towns, the same for every place, instead of as Levelling
  awards gave it, 2 authorities would gain and 3 would lose. By head Birch would lose most
  (£1,000.00) and Elm would gain most (£2,166.67).
Gain or loss, in pounds for each person / Authorities of 2021. Of the 12 authorities that could be
  named.
Colour | Class | Areas |
#e66101 | loses £850 or more | 1 |
#fdb863 | loses less than £850 | 2 |
#d5d8db | no change, or nothing before and after | 7 |
#b2abd2 | gains less than £1,000 | 1 |
#5e3c99 | gains £1,000 or more | 1 |
#e66101 loses £850 or more
#fdb863 loses less than £850
#d5d8db no change, or nothing before and after
#b2abd2 gains less than £1,000
#5e3c99 gains £1,000 or more
said Money divided. If £6.5 million went to the places in Towns, the same for every place, instead
  of as Levelling awards gave it, 2 authorities would gain and 3 would lose. By head Birch would
  lose most (£1,000.00) and Elm would gain most (£2,166.67).
(Workbook (XLSX))
(Every place (CSV))
(Recipe (TOML))
(Slide (PNG))
(Slide (SVG))
(Page (PNG))
(Page (SVG))
3 authorities would lose: those with most by head
Place | Before | After | By head |
Birch | £1,000,000 | £0 | -£1,000.00 |
Ivy | £3,000,000 | £2,166,667 | -£833.33 |
Larch | £500,000 | £0 | -£500.00 |
2 authorities would gain: those with most by head
Place | Before | After | By head |
Elm | £0 | £2,166,667 | +£2,166.67 |
Alder | £2,000,000 | £2,166,667 | +£166.67 |
<Does the money follow need?>
The fifth of the people, those of the authority of highest need and part of the next, with 41% of
  all income-deprived people (2019), would have 57% of the money, before 42%.
drawing The fifth of the people, those of the authority of highest need and part of the next, with
  41% of all income-deprived people (2019), would have 57% of the money, before 42%.: 0% / 0% /
  20% / 20% / 40% / 40% / 60% / 60% / 80% / 80% / 100% / 100% / Share of the people, those in
  places of the highest need first / Share of all / Money after / 57% at a fifth, 100% at half /
  Money before / 42% at a fifth, 92% at half / Income-deprived people (2019) / 41% at a fifth, 75%
  at half /
<Gains and losses by kind of place>
By region
Region | Gain | Lose | Before | After | By head |
South | 0 | 2 | £3,500,000 | £2,166,667 | -£333.33 |
North | 1 | 1 | £3,000,000 | £2,166,667 | -£208.33 |
Middle | 1 | 0 | £0 | £2,166,667 | +£541.67 |
By coast
Coast | Gain | Lose | Before | After | By head |
Not coastal | 0 | 1 | £1,000,000 | £0 | -£333.33 |
not grouped | 0 | 1 | £500,000 | £0 | -£83.33 |
Coastal | 2 | 1 | £5,000,000 | £6,500,000 | +£500.00 |
<How it is divided, and the link>
^ Only places that both sides could name share the pot. Shares are rounded down to whole pence and
  the pence left over go to the largest remainders, so that they sum to the pot.
- £0 of the fund went to other places and is left out. Awards that several places share count in
  equal parts: how they share them is not published.
- Coastal: at least 1 km of open coast; computed from generalised boundaries, not official.
**Link to this division**, with everything but a list of your own:
**The same on the command line**, with the recipe downloaded above:
<Keep this as a scenario>
[Name of the scenario: Money by Towns]
(Keep)
-> Scenario book: the scenarios kept, beside each other and beside ready ones scenarios?
<Bring your own list (spreadsheet or CSV)>
^ A table with a column of area codes or names, of any year. It is read in this session only:
  nothing is stored, and nobody else sees it.
""",
    ),
    "part=pot before=list pot=9000 b=towns-fund divide=need area=E06900001": (
        "[#level",
        "**Link",
        """
map Map: Gain or loss, in pounds for each person (lad_2021) marks 012234
map texts £3,000 before, £0 after, -£3.00 a head / £1,000 before, £0 after, -£1.00 a head / /
  £4,000 before, £4,000 after, +£0.00 a head / £0 before, £2,000 after, +£2.00 a head / £0 before,
  £3,000 after, +£3.00 a head
map classes #e66101 #fdb863 #d5d8db #b2abd2 #5e3c99 loses £2 or more loses less than £2 no change,
  or nothing before and after gains less than £2.50 gains £2.50 or more
map chosen E06900001
## If £9,000 went to the places in Towns, by people in need, instead of to those in category 1 of
  Levelling fund, 2 authorities would gain and 3 would lose. By head Birch would lose most (£3.00)
  and Elm would gain most (£3.00).
**Alder**: £4,000 before, £4,000 after, +£0.00 a head.
Gain or loss, in pounds for each person / Authorities of 2021. Of the 12 authorities that could be
  named.
Colour | Class | Areas |
#e66101 | loses £2 or more | 1 |
#fdb863 | loses less than £2 | 2 |
#d5d8db | no change, or nothing before and after | 7 |
#b2abd2 | gains less than £2.50 | 1 |
#5e3c99 | gains £2.50 or more | 1 |
#e66101 loses £2 or more
#fdb863 loses less than £2
#d5d8db no change, or nothing before and after
#b2abd2 gains less than £2.50
#5e3c99 gains £2.50 or more
said Money divided. If £9,000 went to the places in Towns, by people in need, instead of to those
  in category 1 of Levelling fund, 2 authorities would gain and 3 would lose. By head Birch would
  lose most (£3.00) and Elm would gain most (£3.00).
(Workbook (XLSX))
(Every place (CSV))
(Recipe (TOML))
(Slide (PNG))
(Slide (SVG))
(Page (PNG))
(Page (SVG))
^ Gains and losses here count from the pot as it would go to those in category 1 of Levelling
  fund. The ready scenarios count from what round 1 of the Levelling Up Fund gave.
-> Ready scenarios scenarios?
3 authorities would lose: those with most by head
Place | Before | After | By head |
Birch | £3,000 | £0 | -£3.00 |
Cedar | £1,000 | £0 | -£1.00 |
Dogwood | £1,000 | £0 | -£1.00 |
2 authorities would gain: those with most by head
Place | Before | After | By head |
Elm | £0 | £3,000 | +£3.00 |
Ivy | £0 | £2,000 | +£2.00 |
<Does the money follow need?>
The fifth of the people, those of the authority of highest need and part of the next, with 41% of
  all income-deprived people (2019), would have 68% of the money, before 68%.
drawing The fifth of the people, those of the authority of highest need and part of the next, with
  41% of all income-deprived people (2019), would have 68% of the money, before 68%.: 0% / 0% /
  20% / 20% / 40% / 40% / 60% / 60% / 80% / 80% / 100% / 100% / Share of the people, those in
  places of the highest need first / Share of all / Money after / 68% at a fifth, 100% at half /
  Money before / 68% at a fifth, 81% at half / Income-deprived people (2019) / 41% at a fifth, 75%
  at half /
<Gains and losses by kind of place>
By region
Region | Gain | Lose | Before | After | By head |
North | 0 | 3 | £9,000 | £4,000 | -£1.25 |
South | 1 | 0 | £0 | £2,000 | +£0.50 |
Middle | 1 | 0 | £0 | £3,000 | +£0.75 |
By coast
Coast | Gain | Lose | Before | After | By head |
Not coastal | 0 | 1 | £3,000 | £0 | -£1.00 |
not grouped | 0 | 2 | £2,000 | £0 | -£0.33 |
Coastal | 2 | 0 | £4,000 | £9,000 | +£1.67 |
<How it is divided, and the link>
^ Only places that both sides could name share the pot. Shares are rounded down to whole pence and
  the pence left over go to the largest remainders, so that they sum to the pot.
- Coastal: at least 1 km of open coast; computed from generalised boundaries, not official.
""",
    ),
    "part=pot before=head pot=1200 b=toy-fund:3 divide=need floor=350 shown=after": (
        "[#level",
        "(Workbook",
        """
map Map: Pounds for each person after (lad_2021) marks 012
map texts £100 before, £0 after, -£0.10 a head / £100 before, £350 after, +£0.25 a head / £100
  before, £500 after, +£0.40 a head
map classes #d5d8db #7fcdbb #2c7fb8 nothing less than £0.40 £0.40 or more
## If £1,200 went to the places in category 3 of Toy fund, by people in need, instead of to all,
  the same for every person, 3 authorities would gain and 9 would lose. By head every
  place that loses would lose £0.10 and Ivy would gain most (£0.40).
Pounds for each person after / Authorities of 2021. Of the 12 authorities that could be named.
Colour | Class | Areas |
#d5d8db | nothing | 9 |
#7fcdbb | less than £0.40 | 2 |
#2c7fb8 | £0.40 or more | 1 |
#d5d8db nothing
#7fcdbb less than £0.40
#2c7fb8 £0.40 or more
said Money divided. If £1,200 went to the places in category 3 of Toy fund, by people in need,
  instead of to all, the same for every person, 3 authorities would gain and 9 would lose. By head
  every place that loses would lose £0.10 and Ivy would gain most (£0.40).
""",
    ),
    "part=pot before=place pot=2400 tiers=3,2,1 b=toy-fund shown=before among=all": (
        "[#level",
        "<Does",
        """
map Map: Pounds for each person before (lad_2021) marks 111
map texts £200 before, £185 after, -£0.02 a head / £200 before, £277 after, +£0.08 a head / £200
  before, £92 after, -£0.11 a head
map classes #d5d8db #2c7fb8 nothing some
## If £2,400 went to the categories of Toy fund as 3, 2, 1, by people, instead of to all, the same
  for every place, 5 authorities would gain and 7 would lose. By head 3 authorities would lose
  most (£0.11 each) and every
  place that gains would gain £0.08.
Pounds for each person before / Authorities of 2021. Of the 12 authorities that could be named.
Colour | Class | Areas |
#d5d8db | nothing | 0 |
#2c7fb8 | some | 12 |
#d5d8db nothing
#2c7fb8 some
said Money divided. If £2,400 went to the categories of Toy fund as 3, 2, 1, by people, instead of
  to all, the same for every place, 5 authorities would gain and 7 would lose. By head 3
  authorities would lose most (£0.11 each) and every place that gains would gain £0.08.
(Workbook (XLSX))
(Every place (CSV))
(Recipe (TOML))
(Slide (PNG))
(Slide (SVG))
(Page (PNG))
(Page (SVG))
^ Gains and losses here count from the pot as it would go to all, the same for every place. The
  ready scenarios count from what round 1 of the Levelling Up Fund gave.
-> Ready scenarios scenarios?
7 authorities would lose: those with most by head
Place | Before | After | By head |
Ivy | £200 | £92 | -£0.11 |
Juniper | £200 | £92 | -£0.11 |
Kapok | £200 | £92 | -£0.11 |
Hazel | £200 | £185 | -£0.02 |
Elm | £200 | £185 | -£0.02 |
Fir | £200 | £185 | -£0.02 |
Gorse | £200 | £185 | -£0.02 |
5 authorities would gain: those with most by head
Place | Before | After | By head |
Alder | £200 | £277 | +£0.08 |
Birch | £200 | £277 | +£0.08 |
Cedar | £200 | £277 | +£0.08 |
Dogwood | £200 | £277 | +£0.08 |
Larch | £200 | £277 | +£0.08 |
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "compare", asked, after, until) == written(reads)
