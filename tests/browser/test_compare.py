"""The Compare page as a policy analyst uses it: choose, read who is only on one, take it away."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from levelmap.answers.comparisons.two import CompareQuery, Comparison
from levelmap.pages.compare.query import Part
from tests.answers.comparisons.sides import shipped_sides
from tests.browser.steps import (
    assert_axe_finds_nothing,
    assert_no_sideways_scrolling,
    choose,
    open_page,
    painted,
    select_box,
    settled,
    tab_to,
)

pytestmark = pytest.mark.browser


CUT_WORDS = """bar => [...bar.querySelectorAll("button p")]
    .filter((words) => words.getClientRects().length)
    .filter((words) => words.scrollWidth > words.clientWidth + 1 ||
        words.getBoundingClientRect().right > innerWidth)
    .map((words) => words.innerText)"""
"""Words of buttons that are not shown whole."""

OWN_LIST = b"name,note\nBlackpool,=1+1\nHull,\nAtlantis,\nYnys Mon,\n"


@pytest.fixture
def compare(page: Page, app: str) -> Page:
    """Return the page as a first visit shows it."""
    open_page(page, f"{app}/compare")
    painted(page)
    return page


def _view(query: CompareQuery | None = None) -> Comparison:
    return shipped_sides().two(query or CompareQuery())


def _names(tables: Locator) -> list[str]:
    return tables.locator("tbody th[scope=row]").all_inner_texts()


def _places_tables(page: Page) -> Locator:
    """Return the table of the first places of a class, and that of the others once unfolded."""
    return page.locator("table").filter(has_text="Region or nation")


def _class_table(page: Page) -> str:
    return page.locator(".levelmap-counts").inner_text()


def test_two_lists_by_the_keyboard_alone_and_who_is_only_in_b(compare: Page) -> None:
    keys = compare.keyboard
    tab_to(compare, compare.locator(".st-key-compare-what button").first)
    keys.press("Enter")
    kinds = compare.locator(".st-key-compare-b-kind").get_by_role("radio")
    expect(kinds.nth(1)).to_be_checked()  # a method
    tab_to(compare, kinds.first)
    said = compare.get_by_role("heading", level=1)
    before = said.inner_text()
    keys.press("Enter")
    expect(said).not_to_have_text(before)  # its boxes are made anew, and lose what is typed
    settled(compare)
    tab_to(compare, select_box(compare, "Second list, method or indicator"))
    keys.type("Family Hubs")
    expect(compare.get_by_role("option")).to_have_count(1)
    keys.press("Enter")
    settled(compare)
    keys.press("Escape")
    view = _view(CompareQuery(b="family-hubs"))
    expect(compare.get_by_role("heading", name=view.findings[0])).to_be_visible()
    settled(compare)
    tables = _places_tables(compare)
    tab_to(compare, tables.first.locator("xpath=.."))  # the region around it scrolls by arrow keys
    tab_to(compare, compare.locator(".st-key-compare-others summary"))
    keys.press("Enter")
    expect(tables).to_have_count(2)
    assert _names(tables) == view.named("only_b")["area_name"].tolist()
    said = compare.get_by_role("status").filter(has_text="Comparison updated")
    expect(said).to_contain_text(view.findings[0])


def test_six_questions_are_answered_in_one_click_or_none(compare: Page, tmp_path: Path) -> None:
    view, page = _view(), compare
    both, only_a, only_b = view.rows[:3]
    for row in (both, only_a, only_b):  # how many, what share, how many people: no click
        words = f"{row.label} {row.areas} {row.share} {row.people / 1e6:.1f} million"
        assert words in " ".join(_class_table(page).split())
    page.locator(".st-key-compare-others summary").click()  # stays open for every class
    for row in (only_b, both, only_a):  # which ones: one click, none for those only on B
        if row is not only_b:
            page.get_by_role("radio", name=f"{row.label} ({row.areas})").click()
        tables = _places_tables(page)
        for caption in (tables.first.locator("caption"), tables.nth(1).locator("caption")):
            expect(caption).to_contain_text(f"{row.label}: {row.areas} authorities")
        assert _names(tables) == view.named(row.key)["area_name"].tolist()
    with page.expect_download() as download:  # as a spreadsheet: one click
        page.get_by_role("button", name="Spreadsheet (XLSX)").click()
    path = tmp_path / "comparison.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert book.sheetnames == ["summary", "areas", "groups", "method", "sources"]
    header, *rows = book["areas"].iter_rows(values_only=True)
    classes = [row[header.index("Class")] for row in rows]
    assert {row.key: classes.count(row.label) for row in view.rows} == {
        row.key: row.areas for row in view.rows
    }


def test_the_places_that_count_are_chosen_and_kept_in_the_link(compare: Page) -> None:
    compare.locator(".st-key-compare-rules button").first.click()
    choose(compare, "Places that count", "England without London")
    view = _view(CompareQuery(universe="E!E12000007"))
    expect(compare.get_by_text(view.findings[1])).to_be_visible()
    expect(compare).to_have_url(re.compile("universe=E%21E12000007"))
    counts = _class_table(compare)
    open_page(compare, compare.url)
    assert _class_table(compare) == counts


def test_a_list_of_ones_own_is_checked_and_compared(compare: Page) -> None:
    page = compare
    page.get_by_text("Bring your own list (spreadsheet or CSV)").click()
    files = {"name": "mine.csv", "mimeType": "text/csv", "buffer": OWN_LIST}
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    expect(page.get_by_text("Not used: Atlantis (line 4)")).to_be_visible()
    page.get_by_role("button", name="Compare it").click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("mine.csv")
    expect(page.get_by_role("heading", level=2).first).to_contain_text(" and not ")
    assert_axe_finds_nothing(page)
    shared = page.url
    assert "mine" not in shared
    open_page(page, shared)
    expect(page.get_by_text("stays in that person's browser session")).to_be_visible()


STATES = {
    "two": "",
    "agreement": "?read=agreement",
    "kinds": "?read=kinds",
    "profile": "?read=profile",
    "money": "?read=money&b=towns-fund&area=E06000009",
    "method": "?read=method",
    "take": "?read=take",
    "scores": "?part=scores",
    "many": "?part=many",
    "wards": "?a=left-behind-wards&b=imd-2019-average-rank%40ward_2017:top=225",
    "problem": "?a=luf-round-9",
    "error": "?a=towns-fund&universe=S",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_frame(page: Page, app: str, state: str) -> None:
    open_page(page, f"{app}/compare{STATES[state]}")
    if state != "error":
        painted(page)
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("link", ["", "?part=scores", "?part=many"])
def test_a_phone_loses_nothing(page: Page, app: str, link: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.emulate_media(color_scheme="dark")
    open_page(page, f"{app}/compare{link}")
    painted(page)
    assert_no_sideways_scrolling(page)
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("part", ["two", "scores", "many", "pot"])
def test_a_closed_page_is_short_on_a_phone_and_no_choice_of_it_is_cut(
    page: Page, app: str, part: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{app}/compare?part={part}")
    tall = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    assert tall <= 4500
    bar = page.locator(".st-key-screen-bar")
    said = bar.locator("button:visible p:visible")
    assert said.count() == bar.locator("button:visible").count(), "no picture stands alone"
    assert bar.evaluate(CUT_WORDS) == []
    page.locator(".st-key-compare-part-narrow button").click()
    other = Part.MANY if part != "many" else Part.SCORES
    page.get_by_test_id("stPopoverBody").get_by_text(other.label, exact=True).click()
    settled(page)
    expect(page).to_have_url(re.compile(f"part={other.value}"))


def test_who_would_lose_and_how_sure_from_the_first_screen_with_a_link_to_send(
    page: Page, app: str
) -> None:
    open_page(page, f"{app}/")
    page.get_by_role("link", name="Compare").first.click()
    part = page.get_by_text("Money divided", exact=True).first
    expect(part).to_be_visible()
    part.click()
    settled(page)
    answer = page.get_by_role("heading", name=re.compile(r"would lose most \(£[\d,.]+( each)?\)"))
    expect(answer).to_be_visible()
    expect(page.get_by_text("How sure: of the")).to_be_visible()
    expect(page).to_have_url(re.compile(r"part=pot"))
    said = answer.inner_text()
    page.get_by_text("Keep this as a scenario").click()
    page.get_by_role("button", name="Keep", exact=True).click()
    settled(page)
    page.get_by_role("link", name=re.compile("^Scenario book: ")).click()
    yours = page.locator("table").first
    expect(page.get_by_role("heading", name="Your scenarios")).to_be_visible()
    expect(yours).to_contain_text(said)
    page.get_by_role("link", name=re.compile("^Money by ")).click()
    expect(answer).to_have_text(said)


@pytest.mark.parametrize("link", ["compare?part=pot", "scenarios", "reading"])
def test_axe_finds_nothing_where_money_and_ideas_are_shown(page: Page, app: str, link: str) -> None:
    open_page(page, f"{app}/{link}")
    settled(page)
    assert_axe_finds_nothing(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert_no_sideways_scrolling(page)
