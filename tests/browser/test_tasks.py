"""What a new visitor comes for, done from the first screen in at most three actions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import FOOT, choose, open_page, settled

pytestmark = pytest.mark.browser


SIZES = {"laptop": (1366, 768), "desk": (1920, 1080), "phone": (390, 844)}

MOST_ACTIONS = 3

Role = Literal["button", "radio"]


class Visitor:
    """Someone who uses a page, and how often they had to do something."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.actions = page, address, 0

    def opens(self, name: str) -> None:
        """Open a page, which is where a task begins."""
        open_page(self.page, f"{self.address}/{name}")

    def finds(self, words: str, label: str = "Find a place or an indicator") -> None:
        """Type into the search, and take what it offers first."""
        self.actions += 1
        self.page.get_by_label(label).fill(words)
        expect(self.page.get_by_role("option").first).to_be_visible()
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("option")).to_have_count(0)
        settled(self.page)

    def presses(self, name: str, role: Role = "button") -> None:
        """Press a button, or what acts as one."""
        self.actions += 1
        self.page.get_by_role(role, name=name).first.click()
        settled(self.page)

    def chooses(self, label: str, text: str) -> None:
        """Choose from a list by typing."""
        self.actions += 1
        choose(self.page, label, text)

    def reads(self, text: str | re.Pattern[str]) -> None:
        """See a text on the page."""
        expect(self.page.locator(".stMain").get_by_text(text).first).to_be_visible()


def _gigabit_coverage_where_i_live(visitor: Visitor) -> None:
    visitor.opens("explore")
    visitor.finds("gigabit")
    visitor.finds("ST4 1AA")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Gigabit")
    expect(visitor.page.locator(".levelmap-figure").first).to_have_text(re.compile(r"^\d+\.\d%"))
    expect(visitor.page.get_by_role("heading", name="Stoke-on-Trent")).to_be_visible()


def _the_worst_places_for_healthy_life_expectancy(visitor: Visitor) -> None:
    visitor.opens("explore")
    visitor.finds("healthy life expectancy")
    expect(visitor.page.get_by_role("heading", name="Lowest 5")).to_be_visible()
    expect(visitor.page.locator(".levelmap-ends li").first).to_contain_text("years")


def _the_wards_of_birmingham(visitor: Visitor) -> None:
    visitor.opens("explore")
    visitor.finds("Birmingham")
    visitor.presses("Similar places and wards")
    visitor.presses("Wards of Birmingham")
    expect(visitor.page).to_have_url(re.compile("level=ward"))
    expect(visitor.page).to_have_url(re.compile("within=E08000025"))
    expect(visitor.page.get_by_role("button", name="Wards: Birmingham")).to_be_attached()


def _whom_the_fund_left_out_and_how_many_people_live_there(visitor: Visitor) -> None:
    visitor.opens("compare")
    said = visitor.page.get_by_role("heading", level=2).first
    expect(said).to_contain_text("not in category 1 of the Levelling Up Fund")
    row = visitor.page.locator(".levelmap-counts tr").filter(
        has_text="Only in category 1 of the 13"
    )
    expect(row).to_contain_text("million")


def _which_lists_name_stoke_and_what_came_of_it(visitor: Visitor) -> None:
    visitor.opens("place")
    visitor.actions += 1
    visitor.page.get_by_role("combobox").first.click()
    visitor.page.keyboard.type("Stoke-on-Trent")
    expect(visitor.page.get_by_role("option").first).to_be_visible()
    visitor.page.keyboard.press("Enter")
    card = visitor.page.locator(".st-key-screen-card")
    expect(card).to_contain_text(re.compile("is on .* lists? in force"))
    expect(card).to_contain_text("million")


def _change_since_2019(visitor: Visitor) -> None:
    visitor.opens("explore")
    visitor.presses("Value")
    visitor.chooses("Show", "Change")
    visitor.chooses("Compared with", "2019")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("2019")
    expect(visitor.page.locator(".levelmap-ends li").first).to_contain_text("£")


def _deprived_but_not_left_behind(visitor: Visitor) -> None:
    visitor.opens("compare")
    visitor.presses("Deprived but not left behind", "radio")
    said = visitor.page.get_by_role("heading", level=2).first
    expect(said).to_contain_text(re.compile(r"^\d[\d,]* wards are .* and not "))


def _who_leaves_the_list_without_an_indicator(visitor: Visitor) -> None:
    visitor.opens("method")
    visitor.actions += 1
    visitor.page.locator(".st-key-method-members [data-testid=stCheckbox]").first.click()
    settled(visitor.page)
    visitor.reads(re.compile(r"come on; .* drop off"))


def _my_place_on_one_sheet(visitor: Visitor) -> None:
    visitor.opens("")
    visitor.finds("ST4 1AA", "Find your place")
    expect(visitor.page.get_by_role("heading", name="Stoke-on-Trent", level=1)).to_be_visible()
    expect(visitor.page.get_by_text(FOOT).last).to_be_visible()
    settled(visitor.page)
    with visitor.page.expect_download(timeout=90_000) as taken:
        visitor.presses("Briefing, one page")
    assert taken.value.suggested_filename.endswith(".pdf")


def _who_publishes_it_and_how_new_it_is(visitor: Visitor) -> None:
    visitor.opens("data")
    visitor.actions += 1
    visitor.page.get_by_label("Filter by name").fill("healthy life expectancy")
    visitor.presses("Healthy life expectancy")
    known = visitor.page.locator(".levelmap-lines")
    expect(known).to_contain_text(re.compile(r"Publisher\s*Office"))
    expect(known).to_contain_text(re.compile(r"Next expected\s*\d|Published\s*\d"))


def _which_funds_are_still_open(visitor: Visitor) -> None:
    visitor.opens("data")
    visitor.presses("Timeline", "radio")
    visitor.reads("in force")
    visitor.reads("superseded")


def _what_the_story_says_of_my_council(visitor: Visitor) -> None:
    visitor.opens("stories")
    visitor.chooses("Your council", "Fenland")
    visitor.presses("Next")
    visitor.presses("Next")
    visitor.reads("Fenland: only in the worst third of the score.")


TASKS: tuple[Callable[[Visitor], None], ...] = (
    _gigabit_coverage_where_i_live,
    _the_worst_places_for_healthy_life_expectancy,
    _the_wards_of_birmingham,
    _whom_the_fund_left_out_and_how_many_people_live_there,
    _which_lists_name_stoke_and_what_came_of_it,
    _change_since_2019,
    _deprived_but_not_left_behind,
    _who_leaves_the_list_without_an_indicator,
    _my_place_on_one_sheet,
    _who_publishes_it_and_how_new_it_is,
    _which_funds_are_still_open,
    _what_the_story_says_of_my_council,
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__.strip("_"))
@pytest.mark.parametrize("size", SIZES)
def test_a_visitor_needs_few_actions(
    page: Page, app: str, size: str, task: Callable[[Visitor], None]
) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    visitor = Visitor(page, app)
    task(visitor)
    assert visitor.actions <= MOST_ACTIONS
