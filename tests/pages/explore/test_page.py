"""The Explore page without a browser: what it says, and that bad addresses stay sentences."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.methods.classification import Scheme
from levelmap.pages.explore.ends import RankedEnd, with_mark_apart
from levelmap.paths import Folders
from tests.pages.alone import open_page


def _run(**parameters: str) -> AppTest:
    return open_page("explore", **parameters)


def _shown(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def _texts(app: AppTest) -> str:
    return "\n".join(str(m.value) for m in app.markdown)


def test_it_opens_with_a_map_and_a_summary() -> None:
    app = _run()
    assert not app.exception
    assert app.title[0].value == "Gross median weekly pay, 30 April 2025"
    assert app.selectbox(key="explore.indicator").value == "gross-median-weekly-pay"
    assert "**Source**: Office for National Statistics" in _texts(app)


def test_without_a_place_it_tells_the_two_ends_the_worse_one_first() -> None:
    shown = _shown(_run(indicator="claimant-count", period="2025-01-01/P1Y"))
    assert shown.index("<h2>Highest 5</h2>") < shown.index("<h2>Lowest</h2>")
    assert "<li><span>Birmingham</span><span>10.1% (unusual)</span></li>" in shown
    assert "<li><span>4 have 1.6%</span></li></ol>" in shown, "four are level at the fourth place"


def test_choosing_another_mission_offers_its_indicators() -> None:
    app = _run()
    app.selectbox(key="explore.mission").set_value(11).run()
    assert not app.exception
    assert app.selectbox(key="explore.mission").value == 11
    assert app.selectbox(key="explore.indicator").value == "recorded-crime"


def test_a_link_opens_the_place() -> None:
    app = _run(indicator="claimant-count", period="2025-01-01/P1Y", places="E06000021")
    assert "<h2>Stoke-on-Trent</h2>" in _shown(app)
    assert '<p class="levelmap-figure">5.6% </p>' in _shown(app)
    assert "30th highest of 361" in _shown(app)


@pytest.mark.parametrize(
    "parameters",
    [
        {"indicator": "gross-median-weekly-pai"},
        {"places": "E99999999"},
        {"places": "E07000026"},
        {"period": "never"},
        {"level": "ward"},
        {"classes": "1e9"},
        {"colour": "x" * 10_000},
    ],
)
def test_a_bad_address_gives_a_sentence_and_the_page(parameters: dict[str, str]) -> None:
    app = _run(**parameters)
    assert not app.exception
    assert len(app.warning) == 1
    assert app.selectbox(key="explore.indicator").value is not None


def test_a_wrong_data_folder_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEVELMAP_DATA", str(tmp_path))
    app = _run()
    assert not app.exception
    assert r"LEVELMAP\_DATA" in app.error[0].value


def test_classes_and_colours_are_chosen_where_they_are_unfolded() -> None:
    app = _run(indicator="claimant-count")
    assert "explore.scheme" not in [box.key for box in app.selectbox]
    app.session_state["explore.looks"] = True
    app.run()
    app.selectbox(key="explore.scheme").set_value(Scheme.BREAKS).run()
    app.text_input(key="explore.breaks").set_value("2, 3, 4").run()
    assert not app.exception
    assert app.query_params["breaks"] == "2,3,4"
    app.text_input(key="explore.breaks").set_value("4, 3").run()
    assert "not limits between classes" in app.toast[0].value
    assert app.query_params["breaks"] == "2,3,4"


def test_a_change_since_a_year_is_offered_the_years_before() -> None:
    app = _run(indicator="claimant-count", mode="change")
    assert app.selectbox(key="explore.since").value == "2001-01-01/P1Y"
    app.selectbox(key="explore.since").set_value("2019-01-01/P1Y").run()
    assert not app.exception
    assert app.query_params["since"] == "2019-01-01/P1Y"


def test_places_are_chosen_from_a_list_and_compared() -> None:
    app = _run(indicator="claimant-count")
    app.multiselect(key="explore.places").set_value(["E06000021", "E06000063"]).run()
    assert not app.exception
    assert app.query_params["places"] == "E06000021,E06000063"


def test_an_indicator_without_local_figures_shows_what_there_is() -> None:
    app = _run(indicator="business-expenditure-on-research-and-development")
    assert not app.exception
    assert "regions are shown" in "".join(part.value for part in (*app.warning, *app.error))


def test_the_cards_are_made_only_when_they_are_asked_for() -> None:
    app = _run()
    assert "explore.card.7" not in [button.key for button in app.button]
    app.session_state["explore.cards"] = True
    app.run()
    app.button(key="explore.card.7").click().run()
    assert app.selectbox(key="explore.mission").value == 7
    assert "explore.card.7" not in [button.key for button in app.button]


@pytest.mark.parametrize("read", ["table", "spread", "trend", "take_away", "about"])
def test_everything_below_the_map_can_be_read(read: str) -> None:
    app = _run(indicator="employment-rate", places="E06000021", read=read, mode="gap")
    assert not app.exception
    assert not app.warning


def test_damaged_data_are_a_sentence_and_another_indicator(
    monkeypatch: pytest.MonkeyPatch, own_toy: Folders
) -> None:
    path = own_toy.data / "observations" / "unemployment.parquet"
    path.write_bytes(path.read_bytes()[:-8])
    monkeypatch.setenv("LEVELMAP_DATA", str(own_toy.root))
    app = _run(indicator="unemployment")
    assert not app.exception
    assert "rests on unemployment" in "".join(part.value for part in (*app.warning, *app.error))
    assert app.selectbox(key="explore.indicator").value == "pay"


def test_a_mark_that_all_figures_carry_is_said_once() -> None:
    both = (
        RankedEnd("Lowest 2", (("Alder", "£515 (provisional)"), ("Birch", "£520 (provisional)"))),
        RankedEnd("Highest 1", (("Cedar", "£955 (provisional)"),)),
    )
    bare, mark = with_mark_apart(both)
    assert mark == "provisional"
    assert bare[0].rows == (("Alder", "£515"), ("Birch", "£520"))
    mixed = (*both, RankedEnd("Other", (("Elm", "£1"),)))
    assert with_mark_apart(mixed) == (mixed, "")
    assert with_mark_apart(()) == ((), "")
