"""The briefing of Alder, a district of the toy country: the same facts on paper and on slides."""

from __future__ import annotations

import io
from itertools import pairwise

import docx
import pptx
import pytest
from docx.oxml.ns import qn

from levelmap.atlas import open_atlas
from levelmap.pages.place.briefing.choice import SECTIONS, Choice
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.query import PlaceQuery
from levelmap.paths import Folders
from tests.pages.page_text import html_lines, written

ROUNDING = 10
"""English Metric Units: less than a thousandth of a millimetre."""

ALDER = PlaceQuery("E06900001")

WHOLE = """
Unitary authority · North
Alder
Alder is the most deprived of the 11 authorities of England (Deprivation 2025). Of 2 measures 2
  are below the minimum and none at the good level.
Alder is on 6 lists in force.
On no measure is it far from 2 similar places (ONS): it does worst on unemployment (9.0%; median
  6.5%).
Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains
  OS data © Crown copyright and database right 2025.
1 Living standards 2/2 below : 2 of 2 below the minimum; 1 higher in cash, before inflation
2 Research and development – : no figure held
3 Transport – : no figure held
4 Digital connectivity – : no figure held
5 Education – : no figure held
6 Skills – : no figure held
7 Health – : no figure held
8 Well-being – : no figure held
9 Pride in place – : no figure held
10 Housing – : no figure held
11 Crime – : no figure held
12 Local leadership – : no figure held
↑ ↓ against before; + − far (1 standard deviation) from similar.
Lists in force
List | Standing | Brings | Until |
Toy fund | Named | – | open |
Levelling fund | Named | – | open |
Levelling awards | Named | £2.0 million | open |
Towns | Named | – | open |
Family hubs | Named | – | open |
Partnerships | Named | – | open |
Toy towns | Not seen | – | – |
Report | Not seen | – | – |
Money. Awards to it alone: £2.0 million, £2,000 a head (median of the similar £500).
Alder is a unitary authority in the North with 1,000 residents (30 June 2022). It is classed as
  urban with trees (official rural-urban classification) and on the open coast (computed).
Talking points
Talking points on Alder
One can say | Source |
Alder is the most deprived of the 11 authorities of England (Deprivation 2025). | Office for Toys,
  Toy statistics (published 1 January 2024). |
Weekly pay, 2023: £400 a week, worse than all of the other authorities with a figure; the median
  authority has £500. | Office for Toys, Toy statistics (published 1 January 2024). |
Unemployment, 2023: 9.0% (95% interval 8.5% to 9.5%), worse than all of the other authorities with
  a figure; the median authority has 4.5%. | Office for Toys, Toy statistics (published 1 January
  2024). |
One award to this place alone: £2.0 million, £2,000 a head. | Announcements held: Levelling
  awards. |
Lists of priority places
Bar: in force from the day of the list to its last day, or on with an arrow. Dot: awards made.
  Ring: a list that is over or not confirmed, at its day. Dashed: the newest data.
Lists that name Alder or places within it
List | Date | Standing | Detail |
Toy fund | March 2021 | Named | Category 1 |
Levelling fund | March 2021 | Named | Category 1 |
Levelling awards | March 2021 | Named | £2.0 million awarded |
Towns | March 2021 | Named | |
Family hubs | March 2021 | Named | |
Partnerships | March 2021 | Named | |
Not named by: Culture.
Not seen, because the list is held in part only: Toy towns; Report.
Progress to 2030
Of 2 official targets with a baseline, it cannot be told how Alder moved, because intervals
  overlap.
Alder on the official targets of the missions
Target | Then | Now | Direction | What it would take | Straight line (95% interval) |
1. Pay rises in every area | £390 (2022) | £400 (2023) | not clear: intervals overlap | a clear rise
  | No line: amounts in the money of each year |
1. Pay reaches a level | £390 (2022) | £400 (2023) | not clear: intervals overlap | £150 in 7
  years | No line: amounts in the money of each year |
The missions belong to a former government's White Paper of February 2022. They are shown because
  lists, funds and reports rest on them, not because they are policy now; whether they were
  withdrawn in law was not established.
Counts of areas compare values as published; where a survey's 95% intervals overlap, a difference of
  one area is not certain. The missions name no baseline year: the one shown is LevelMap's choice
  and can decide the answer. Where the mission's own measure is not held, a proxy stands in and is
  marked. The missions of a place count its trend from other years: since the last figure at least
  five years back.
Straight line: least squares through the figures of the last 10 years that do not overlap, with a
  95% prediction interval. It says where things lead if they go on as they went, and is no
  forecast. No line is drawn through fewer than 5 figures, further ahead than they reach back,
  through amounts in the money of each year (their rise can be inflation alone), where no later
  figure will come, or where a share would leave 0% to 100%. A target is on course if all of the
  interval meets it.
Missions dashboard
Minimum: 25% of the authorities with a value do no better than this; below it, levelling up should
  look first. Good level: 90% of the authorities with a value do no better than this.
Alder: actual, minimum and good level. Chart: the bar ends at the figure; dashed line = minimum,
  solid line = good level, small tick = median authority; darker ground = below the minimum.
Measure | Actual | Better to the right | Minimum | Good level | Status | Trend, and distance to
  the median authority |
Weekly pay / Mission 1; £ a week, 2023; higher is better; 11 authorities / No interval published.
  | £400 a week | | £450 | £580 | Below the minimum | higher in cash since 2022 (£390); 20% behind
  the
  median, now 20%: no change |
Unemployment / Mission 1; 2023; lower is better; 10 authorities / 95% interval 8.5% to 9.5%; clear
  of minimum and good level. | 9.0% | | 6.8% | 0.9% | Below the minimum | no earlier figure to
  compare |
No measure shown for: 2. Research and development; 3. Transport; 4. Digital connectivity; 5.
  Education; 6. Skills; 7. Health; 8. Well-being; 9. Pride in place; 10. Housing; 11. Crime; 12.
  Local leadership.
Trend: since the last figure at least five years back, else the first held; where the 95% intervals
  of both overlap there is no clear change. The median is that of the authorities with both figures;
  distances of money are shares of it, because prices change. Progress to 2030 counts from other
  years: the baselines of the official targets.
Neighbourhoods
No figures of wards are held for England.
Similar places
ONS finds most like it: Birch; Elm. On no measure is it far from 2 similar places (ONS): it does
  worst on unemployment (9.0%; median 6.5%). The measures that differ most:
Alder and 2 similar places (ONS)
Measure | Alder | Their median | Place among them, 1 = best |
Unemployment | 9.0% | 6.5% | 3 of 3 |
Weekly pay | £400 | £450 | 3 of 3 |
Far: at least one standard deviation of all authorities (robust: 1.48 times their median distance
  from their median) from the median of the others, the 95% interval, where one is published, clear
  of it. No measure is called worst or best whose interval holds that median. A figure of another
  area that stands in is not judged; a county's that stands for its districts is not counted either.
Money
One award to this place alone: £2.0 million, £2,000 a head. Of the 2 similar places none had more
  a head (their median £500); money through larger authorities is not counted.
Awards that reach Alder
Fund and round | Award | Amount | Whose |
Levelling awards | Station | £2.0 million | to this place |
Named, but the amount to this place is not held: Towns; Family hubs.
Good practice
Each row says what was done and, apart, what its source claims came of it. LevelMap checked none
  of it against outcomes: it is where to ask, not proof that it worked.
This place
Who | What was done | What its source claims | Missions (as we map it) | Source |
Alder: parks | The council planted trees. | Pay rose by £10. | Living standards; Pride in place |
  Office for Toys, Toy statistics, 1 (2024) |
Similar places
Who | What was done | What its source claims | Missions (as we map it) | Source |
Elm: a bus | A bus goes to the station. | No outcome is claimed. | Transport | Office for Toys,
  Toy statistics, 1 (2024) |
Three learnings of Good Practice for Levelling Up (2022)
Learning | To ask | What LevelMap can answer of it |
Leadership and vision | Is there one aim that partners share, someone who stands for it, and a
  plan? | Not answered by figures. Lists in force, missions and progress give a common ground. |
Data and evidence | Do we know where need is greatest, how it moves, and how sure the figures are?
  | Dashboard, neighbourhoods, trends and intervals; what is not held is named. |
Partnerships | Who shares our area, our problem or our fund? | Similar places, neighbours, larger
  authorities, and awards shared with others. |
Methods of ranking
Each method ranks authorities by need; the cut is the end of its first category. The probability
  is the share of 1,000 ways of computing it (weights, normalisation, aggregation, outliers, one
  measure left out) in which the place is on the list.
Alder under 2 methods
Method | Standing | Rank | Distance to the cut | Probability | What would change it |
Pay and work | On the list | 1 of 11 | 1 place inside the cut at 2 | 100% (solid); rank 1 in nine
  of ten | No change of a single weight would. |
Score of two | On the list | 1 of 12 | 3 places inside the cut at 4 | 66% (borderline); rank 1 to
  9 in nine of ten | Changing the share of Deprivation from 75.0% to 57.1% would take the place
  off the list. |
Sources and dates
LevelMap shows published statistics and lists with their sources. Ranks, distances, minimum, good
  level and all else that it computes from them are its own and not official statistics.
"""
"""All sections in HTML, down to the line that dates the data."""

LISTS = (
    ("List", "Standing", "Brings", "Until"),
    ("Toy fund", "Named", "–", "open"),
    ("Levelling fund", "Named", "–", "open"),
    ("Levelling awards", "Named", "£2.0 million", "open"),
    ("Towns", "Named", "–", "open"),
    ("Family hubs", "Named", "–", "open"),
    ("Partnerships", "Named", "–", "open"),
    ("Toy towns", "Not seen", "–", "–"),
    ("Report", "Not seen", "–", "–"),
)

SIMILAR = (
    ("Measure", "Alder", "Their median", "Place among them, 1 = best"),
    ("Unemployment", "9.0%", "6.5%", "3 of 3"),
    ("Weekly pay", "£400", "£450", "3 of 3"),
)

AWARDS = (
    ("Fund and round", "Award", "Amount", "Whose"),
    ("Levelling awards", "Station", "£2.0 million", "to this place"),
)


@pytest.fixture(scope="module")
def press(furnished: Folders) -> Press:
    return Press(open_atlas(furnished.root))


def test_the_whole_briefing_reads(press: Press) -> None:
    made = press.make(ALDER, "html", Choice(sections=tuple(SECTIONS))).decode()
    found = [" ".join(line.split()) for line in html_lines(made)]
    dated = next(i for i, line in enumerate(found) if line.startswith("Made from data"))
    assert found[:dated] == written(WHOLE)


def test_one_page_has_no_sections(press: Press) -> None:
    one = Choice(pages="one", note="Our own words.")
    found = html_lines(press.make(ALDER, "html", one).decode())
    assert "Our own words." in found
    assert not {"Talking points", "Missions dashboard", "Sources and dates"} & set(found)


@pytest.mark.parametrize(
    ("number", "rows", "widths"),
    [(1, LISTS, (5.87, 5.87, 3.2, 2.67)), (6, SIMILAR, (8.8, 2.93, 2.93, 2.93)),
     (7, AWARDS, (4.4, 6.6, 2.2, 4.4))],
)  # fmt: skip
def test_tables_in_word(
    number: int, rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...], press: Press
) -> None:
    document = docx.Document(io.BytesIO(press.make(ALDER, "docx")))
    table = document.tables[number]
    assert tuple(tuple(cell.text for cell in row.cells) for row in table.rows) == rows
    assert tuple(round(column.width.cm, 2) for column in table.columns) == widths
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    shaded = [row._tr.find(f".//{qn('w:shd')}") is not None for row in table.rows]
    assert heads == shaded == [True, *[False] * (len(rows) - 1)]
    bold = [row.cells[0].paragraphs[0].runs[0].bold for row in table.rows]
    assert bold == [True, *[None] * (len(rows) - 1)]


def test_headings_in_word(press: Press) -> None:
    document = docx.Document(io.BytesIO(press.make(ALDER, "docx")))
    found = [(p.style.name[-1], p.text) for p in document.paragraphs if "Heading" in p.style.name]
    usual = [title for name, title in SECTIONS.items() if name not in ("practice", "methods")]
    assert found == [("1", "Alder"), *(("2", title) for title in usual)]


def test_slides(press: Press) -> None:
    """Eight rows are more than one slide of lists holds; what is below follows on the next."""
    deck = pptx.Presentation(io.BytesIO(press.make(ALDER, "pptx")))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == [
        "Alder",
        "Alder: missions and lists in force",
        "Talking points",
        *["Lists of priority places"] * 2,
        "Progress to 2030",
        "Missions dashboard",
        "Neighbourhoods",
        "Similar places",
        "Money",
        "Sources and dates",
    ]
    tables = [_tables(slide) for slide in deck.slides]
    assert tables[1][1] == LISTS
    assert [row[0] for row in tables[3][0]] == [
        "List", "Toy fund", "Levelling fund", "Levelling awards", "Towns",
    ]  # fmt: skip
    assert [row[0] for row in tables[4][0]] == ["List", "Family hubs", "Partnerships"]
    assert tables[8] == [SIMILAR]
    assert tables[9] == [AWARDS]


def test_nothing_on_a_slide_lies_over_another(press: Press) -> None:
    deck = pptx.Presentation(io.BytesIO(press.make(ALDER, "pptx")))
    for slide in list(deck.slides)[1:]:
        below = sorted(slide.shapes, key=lambda shape: shape.top)
        for upper, lower in pairwise(below):
            assert upper.top + upper.height <= lower.top + ROUNDING


def _tables(slide: pptx.slide.Slide) -> list[tuple[tuple[str, ...], ...]]:
    return [
        tuple(tuple(cell.text for cell in row.cells) for row in shape.table.rows)
        for shape in slide.shapes
        if shape.has_table
    ]
