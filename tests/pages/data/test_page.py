"""The page "Data and lists" without a browser."""

import html
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.answers.indicators.holdings import indicator_entries
from levelmap.answers.lists.holdings import list_entries, list_view
from levelmap.answers.lists.timeline import timeline
from levelmap.atlas import Atlas
from levelmap.drawing.timeline import NARROW, WIDE, TimelineForm
from levelmap.pages.data import catalogue, indicator, one_list, through_time
from levelmap.pages.data.query import DataPart
from tests.drawing.drawn import elements
from tests.pages.alone import open_page, texts

TODAY = date(2026, 6, 1)


def _said(app: AppTest) -> str:
    parts = [str(one.proto.body) for one in app.get("html")]
    return html.unescape(re.sub(r"<[^>]+>", " ", " ".join(parts)))


@pytest.mark.parametrize("part", DataPart)
def test_each_part_opens(part: DataPart) -> None:
    app = open_page("data", part=part.value)
    assert not app.exception
    assert app.title[0].value == "Data and lists"


def test_an_indicator_is_read_at_its_address() -> None:
    app = open_page("data", indicator="gross-median-weekly-pay")
    assert not app.exception
    assert app.title[0].value == "Gross median weekly pay"
    said = _said(app)
    for line in ("Retrieved", "Next expected", "Computed by", "Period shown", "Licence"):
        assert line in said
    assert "See on the map" in said


def test_another_period_is_chosen_and_stands_in_the_link() -> None:
    app = open_page("data", indicator="gross-median-weekly-pay")
    earlier = app.selectbox(key="data.period").options[1]
    app.selectbox(key="data.period").select_index(1).run()
    assert not app.exception
    assert earlier in _said(app)
    assert "period" in app.query_params


def test_an_incomplete_list_carries_a_warning() -> None:
    app = open_page("data", list="crf")
    assert not app.exception
    assert any("incomplete" in w.value for w in app.warning)


def test_what_a_link_names_and_is_not_held_is_told() -> None:
    app = open_page("data", list="nothing-of-the-kind")
    assert not app.exception
    assert any("could not be followed" in w.value for w in app.warning)
    assert app.title[0].value == "Data and lists"


def test_the_way_back_leads_to_the_table_of_lists() -> None:
    app = open_page("data", list="luf-round-1")
    assert "Category 1 was the highest need" in texts(app)
    app.button[0].click().run()
    assert app.title[0].value == "Data and lists"
    assert app.query_params == {"part": "lists"}


def test_a_list_says_what_took_its_place_and_from_where(shipped_atlas: Atlas) -> None:
    entry = next(e for e in list_entries(shipped_atlas) if e.priority_list.slug == "luf-round-1")
    said = dict(one_list.facts(entry, TODAY))
    assert said["Superseded by"].address == "data?list=luf-round-2"
    assert said["In force until"] == "2022-03-22"
    assert said["Held"] == "368 of 368 authorities"


def test_the_places_named_lead_to_their_pages(shipped_atlas: Atlas) -> None:
    table = one_list.named_html(list_view("luf-round-1", shipped_atlas))
    assert table.count("<tr>") == 1 + 123
    assert 'href="place?area=E06000001"' in table
    assert "Own awards" not in table


def test_the_table_of_all_has_a_row_for_each_and_finds_words_of_its_description(
    shipped_atlas: Atlas,
) -> None:
    entries = indicator_entries(shipped_atlas)
    content = catalogue.indicators_content(entries)
    assert content["codes"] == [one.indicator.slug for one in entries]
    assert len(content["rows"]) == len(content["texts"]) == len(entries)
    number = content["codes"].index("gross-median-weekly-pay")
    assert content["rows"][number][1] == "1. Living standards (headline)"
    lists = catalogue.lists_content(list_entries(shipped_atlas))
    assert len(lists["rows"]) == len(shipped_atlas.catalogue.priority_lists)


def test_the_facts_of_an_indicator_say_when_and_by_whom(shipped_atlas: Atlas) -> None:
    entry = next(
        e for e in indicator_entries(shipped_atlas) if e.indicator.slug == "gross-median-weekly-pay"
    )
    said = dict(indicator.facts(entry, None, TODAY))
    assert said["Published"] == "23 October 2025"
    assert said["Next expected"] == "23 October 2026"
    late = dict(indicator.facts(entry, None, date(2027, 6, 1)))
    assert late["Next expected"] == "23 October 2026 (overdue)"
    assert said["Computed by"].startswith("Published by Office for National Statistics")


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_the_timeline_draws_every_list_and_its_table_says_the_same(
    shipped_atlas: Atlas, layout: TimelineForm
) -> None:
    found = timeline(shipped_atlas)
    spans = (*found.lists, *found.funds)
    assert len(elements(through_time.drawn(found, TODAY, layout), "rect")) == len(spans)
    assert through_time.table_html(found).count("<tr>") == 1 + len(spans)
    assert sum(row.areas for row in through_time.legend(found).rows) == len(spans)
