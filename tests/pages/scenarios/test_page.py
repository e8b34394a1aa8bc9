"""The scenario book on the screen: kept, beside each other, taken along, brought again."""

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.answers import taking
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.laboratory.division import divided
from levelmap.answers.laboratory.pot import PotQuery, asked
from levelmap.pages.compare.query import Part
from levelmap.pages.scenarios.cards import MOST_CARDS, Card, card, link_text
from levelmap.pages.scenarios.page import table_html
from levelmap.pages.scenarios.ready import LENGTH_2021, LENGTH_2025, READY
from levelmap.pages.scenarios.results import beside, result
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import SCRIPT, open_page, texts

TWO = card("Two lists", "compare?a=luf-round-1%3A1&b=towns-fund")
METHOD = card("Score", "method?start=levelmap_13")
BROKEN = card("Broken", "compare?a=luf-round-1&b=nothing-such&part=two&universe=XX")


def test_every_ready_card_is_answered_over_england() -> None:
    atlas = shipped_sides().atlas
    for one in READY:
        found = result(one, atlas)
        assert found.problem == "", one.name
        assert found.gain
        assert found.lose
        assert found.moved is not None
        assert 0 < found.moved < 1
        assert found.to_need is not None
        assert 0.1 < found.to_need < 0.9
        assert all(code.startswith("E") for code in found.places)


def test_a_ready_card_says_what_the_screen_says() -> None:
    atlas = shipped_sides().atlas
    one = next(card for card in READY if "13-indicator" in card.name)
    two = CompareQuery("luf-round-1:1", "levelmap_13_2021", universe="E")
    pot = PotQuery(before="luf-round-1-awards")
    expected = divided(compare(asked(two, pot), atlas), pot, atlas)
    found = result(one, atlas)
    assert found.sentence == expected.sentence
    moved = expected.table["change"].abs().sum() / 2 / expected.pot
    assert found.moved == pytest.approx(moved)
    assert found.rests_on == taking.rests_on_division(expected, atlas)
    assert "awards: " in found.rests_on.publisher


def test_cards_stand_beside_each_other_and_a_broken_one_says_why() -> None:
    atlas = shipped_sides().atlas
    found = [(one, result(one, atlas)) for one in (TWO, METHOD, BROKEN)]
    html = table_html(found)
    assert shipped_sides().two(CompareQuery("luf-round-1:1", "towns-fund")).findings[0] in html
    assert "names 98 of 294 places" in html
    assert "nothing-such" in html
    assert '<th scope="col" class="number">Gain</th>' not in html
    taken = beside(found)
    assert taken["places"].notna().tolist()[:2] == [True, True]
    assert taken["address"].tolist()[0] == TWO.address


@pytest.mark.parametrize(
    "one",
    [
        card("Of a list brought along", "compare?part=pot&a=luf-round-1%3A1&b=own&universe=E"),
        card("Of no list", "compare?a=luf-round-1&b=nothing-such"),
        card("Of no method", "method?start=nothing-such"),
    ],
    ids=lambda one: one.name,
)
def test_a_card_with_an_unusable_parameter_has_no_numbers_of_another_question(one: Card) -> None:
    atlas = shipped_sides().atlas
    found = result(one, atlas)
    assert found.problem
    row = beside([(one, found)]).iloc[0]
    assert row[["places", "people", "gain", "share_of_the_pot_moved"]].isna().all()
    assert row["says"] == ""


def test_the_length_of_the_ready_lists_is_that_of_the_fund_on_their_areas() -> None:
    for geography, length in (("lad_2021", LENGTH_2021), ("lad_2025", LENGTH_2025)):
        query = CompareQuery("luf-round-1:1", "towns-fund", geography, universe="E")
        assert len(shipped_sides().two(query).a.places) == length
    for one in READY:
        areas, b = one.query.get("geography", ""), one.query.get("b", "")
        if "top=" in b:
            expected = {"lad_2021": LENGTH_2021, "lad_2025": LENGTH_2025}[areas]
            assert b.endswith(f"top={expected}")


def test_a_link_to_a_full_book_takes_in_what_fits_and_says_the_rest() -> None:
    full = tuple(Card(f"Card {n}", "compare", TWO.parameters) for n in range(MOST_CARDS))
    app = AppTest.from_string(SCRIPT.format(name="scenarios"), default_timeout=120)
    app.session_state["scenarios.book"] = full[:-1]
    app.query_params["cards"] = link_text((TWO, METHOD))
    app.run()
    assert not app.exception
    names = [one.name for one in app.session_state["scenarios.book"]]
    assert names == [*(one.name for one in full[:-1]), "Two lists"]
    assert app.warning[0].value.startswith("Not taken in: Score.")
    next(one for one in app.button if one.label == "Keep these too").click().run()
    assert not app.exception
    assert app.warning[0].value.startswith("Not taken in: What if the Fund had used")
    assert len(app.session_state["scenarios.book"]) == MOST_CARDS


def test_a_link_brings_its_cards_and_damage_is_told() -> None:
    app = open_page("scenarios", cards=link_text((TWO, METHOD)))
    assert not app.exception
    assert [one.name for one in app.session_state["scenarios.book"]] == ["Two lists", "Score"]
    app.selectbox(key="scenarios.out").set_value("Score").run()
    next(one for one in app.button if one.label == "Take it out").click().run()
    assert [one.name for one in app.session_state["scenarios.book"]] == ["Two lists"]
    app = open_page("scenarios", cards="broken")
    assert not app.exception
    assert "cannot be read" in app.warning[0].value


@pytest.mark.parametrize("page", ["compare", "method"])
def test_what_is_shown_is_kept_under_its_name(page: str) -> None:
    parameters = {"part": "pot"} if page == "compare" else {}
    app = open_page(page, **parameters)
    app.text_input(key=f"scenarios.{page}").set_value("Mine").run()
    app.button(key=f"scenarios.keep.{page}").click().run()
    assert not app.exception
    (found,) = app.session_state["scenarios.book"]
    assert isinstance(found, Card)
    assert (found.name, found.page) == ("Mine", page)
    assert found.query.get("part", "") == parameters.get("part", "")
    assert "Mine is kept." in texts(app)


def test_a_card_without_a_name_is_not_kept() -> None:
    app = open_page("compare")
    app.text_input(key="scenarios.compare").set_value("  ").run()
    app.button(key="scenarios.keep.compare").click().run()
    assert "scenarios.book" not in app.session_state
    assert "A card needs a name" in texts(app)


def test_another_screen_proposes_another_name() -> None:
    app = open_page("compare")
    first = app.text_input(key="scenarios.compare").value
    app.segmented_control(key="compare.part").set_value(Part.POT).run()
    assert not app.exception
    assert app.text_input(key="scenarios.compare").value.startswith("Money by 13-indicator")
    assert not first.startswith("Money by")
