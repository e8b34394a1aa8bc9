"""Money divided without a browser: what is asked is answered, and what cannot be is a sentence."""

import pytest

from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.laboratory.division import divided
from levelmap.answers.laboratory.pot import PotQuery, asked
from levelmap.pages.compare.money import tables
from levelmap.pages.compare.query import OWN_LIST
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page, texts


def test_the_headline_and_how_sure_it_is() -> None:
    app = open_page("compare", part="pot")
    assert not app.exception
    assert not app.error
    sides = shipped_sides()
    found = divided(sides.two(CompareQuery()), PotQuery(), sides.atlas)
    assert app.header[0].value == found.sentence
    assert "How sure: of the 20 that would lose all" in texts(app)
    assert "Named in: of 2,000 ways" in texts(app)
    labels = [button.label for button in app.get("download_button")]
    assert labels[:3] == ["Workbook (XLSX)", "Every place (CSV)", "Recipe (TOML)"]


def test_what_is_divided_and_how_stands_in_the_link() -> None:
    app = open_page("compare", part="pot", divide="need", need="imd-2019-employment-scale")
    app.number_input(key="compare.cap").set_value(90_000_000.0).run()
    app.text_input(key="compare.tiers").set_value("3, 2, 1").run()
    app.selectbox(key="compare.nations.kind").set_value("people").run()
    assert not app.exception
    assert not app.error
    assert app.query_params["cap"] == "90000000"
    assert app.query_params["divide"] == "need"
    assert app.query_params["tiers"] == "3~2~1"
    assert app.query_params["nations"] == "people"
    assert "to the categories of 13-indicator score, 2021 as 3, 2, 1" in app.header[0].value


def test_against_what_a_fund_gave() -> None:
    app = open_page("compare", part="pot", before="luf-round-1-awards")
    assert not app.exception
    assert "instead of as Levelling Up awards, round 1 gave it" in app.header[0].value
    assert "compare.pot" not in [one.key for one in app.number_input]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"floor": "9e12"}, "The floor takes"),
        ({"cap": "1"}, "raise it, or name more places"),
        ({"divide": "score"}, "asks for the score"),
        ({"tiers": "0"}, "No place has a claim"),
        ({"before": "crf"}, "it awards nothing of which an amount is held"),
        ({"nations": "S=100"}, "Scotland has a share"),
    ],
)
def test_a_formula_that_cannot_be_met_is_a_sentence_and_the_controls_stay(
    parameters: dict[str, str], words: str
) -> None:
    app = open_page("compare", part="pot", **parameters)
    assert not app.exception
    assert words in app.error[0].value
    app.selectbox(key="compare.before").set_value("head").run()
    assert not app.exception


def test_tiers_that_cannot_be_read_are_said_and_the_rest_stays() -> None:
    app = open_page("compare", part="pot")
    app.text_input(key="compare.tiers").set_value("first most").run()
    assert not app.exception
    assert "what each category counts" in app.warning[0].value
    assert app.header[0].value.startswith("If £1.7 billion")


def test_a_list_of_ones_own_is_not_said_to_be_on_the_command_line() -> None:
    app = open_page("compare", part="pot")
    assert "The same on the command line" in texts(app)
    named = "code,on the list\nE06000002,yes\nE06000004,yes\nE06000001,no\n"
    file = ("mine.csv", named.encode(), "text/csv")
    app.file_uploader(key="compare.own.file").set_value(file).run().run()
    app.selectbox(key="compare.a").set_value(OWN_LIST).run()
    assert not app.exception
    assert not app.error
    assert "instead of to those on mine" in app.header[0].value
    assert "The same on the command line" not in texts(app)


def test_of_places_that_gain_alike_the_most_populous_are_told_and_the_rest_counted() -> None:
    """55 places gain £61.56 a head: those told are not the first of an alphabet of codes."""
    atlas = shipped_sides().atlas
    pot = PotQuery(before="luf-round-1-awards")
    found = divided(compare(asked(CompareQuery(), pot), atlas), pot, atlas)
    html = tables.ends_html(found, "gain")
    assert (
        "74 authorities would gain: those with most by head, of 55 that are equal the most "
        "populous" in html
    )
    alike = found.table[found.table["per_head"].round(2) == 61.56]
    most = alike.sort_values("people", ascending=False)["area_name"].head(tables.MOST_LISTED)
    positions = [html.index(f">{name}<") for name in most]
    assert positions == sorted(positions)
    assert "57 authorities would lose: those with most by head<" in tables.ends_html(found, "lose")
