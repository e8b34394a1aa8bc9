"""Why there is no value, and what to know about one: the same words wherever a number stands."""

from dataclasses import replace

import pytest

from levelmap.answers.indicators.statuses import marked, remark, why_missing
from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.value_table import content
from levelmap.pages.explore.view import explore
from levelmap.paths import Folders
from levelmap.statuses import WARNINGS, WHY_MISSING
from tests.toy_country import MERGED, NOW


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_every_status_has_words() -> None:
    assert all(why_missing(status) == words for status, words in WHY_MISSING.items())
    assert all(remark(status) == words for status, words in WARNINGS.items())
    assert why_missing("") == "not covered by this statistic"


def test_a_mark_stands_behind_the_number_it_is_about() -> None:
    assert marked("4.0%", "unreliable") == "4.0% (unreliable)"
    assert marked("4.0%", "provisional") == "4.0% (provisional)"
    assert marked("4.0%", "carried") == "4.0% (approximate)"
    assert marked("4.0%", "") == "4.0%"


def test_map_and_table_say_what_is_missing_and_why(atlas: Atlas) -> None:
    view = explore(ExploreQuery("unemployment"), atlas)
    assert view.table.loc[MERGED, "printed"] == "not published"
    assert view.table.loc[NOW["Alder"], "printed"] == "9.0%"
    cells = {row[0]: row for row in content(view)["rows"]}
    assert "not published" in cells["Kapok and Larch"]


def test_a_word_on_every_value_of_a_table_is_said_once(atlas: Atlas) -> None:
    view = explore(ExploreQuery("pay"), atlas)
    held = view.table["value"].notna()
    said = [("provisional", "£400 (provisional)", "£400"), ("", "£400", "£400")]
    for status, printed, cell in said:
        table = view.table.assign(
            status=view.table["status"].mask(held, status),
            printed=view.table["printed"].mask(held, printed),
        )
        made = content(replace(view, table=table))
        assert {row[2] for row in made["rows"]} == {cell}
        assert str(made["caption"]).endswith(". Every value: provisional") is bool(status)
    mixed = view.table.assign(status=view.table["status"].mask(held, "provisional"))
    mixed.loc[NOW["Alder"], "status"] = ""
    assert "Every value" not in str(content(replace(view, table=mixed))["caption"])
