"""Compare without a browser: every part, every reading, bad addresses, own lists."""

import re

import pytest

from levelmap.answers.comparisons.references import SHARED
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.catalogue.recipe_links import link_text
from levelmap.pages.compare import find, questions
from levelmap.pages.compare.options import EntryGroup
from levelmap.pages.compare.query import ComparePageQuery, Maps, Part, ReadBelow
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page, texts

PAGE = "compare"


def test_it_opens_with_the_fund_against_the_score() -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert "Levelling Up Fund, round 1" in app.title[0].value
    assert app.header[0].value == shipped_sides().two(CompareQuery()).findings[0]
    assert "A" not in app.header[0].value.split()
    assert app.selectbox(key="compare.a").value == "luf-round-1"
    assert app.selectbox(key="compare.b").value == "levelmap_13_2021"


@pytest.mark.parametrize("reading", list(ReadBelow))
def test_everything_below_the_map_can_be_read(reading: ReadBelow) -> None:
    app = open_page(PAGE, read=reading.value)
    assert not app.exception
    assert not app.error


def test_more_lists_in_a_link_than_can_be_seen_together_are_refused_in_a_sentence() -> None:
    app = open_page("compare", part="many", lists=";".join(f"need_4:top={n}" for n in range(1, 14)))
    assert not app.exception
    assert "13 lists were given: expected at most 12" in app.warning[0].value


def test_another_list_changes_the_headline() -> None:
    app = open_page(PAGE)
    app.segmented_control(key="compare.b.kind").set_value(EntryGroup.LIST).run()
    assert app.selectbox(key="compare.b").value == "luf-round-1"
    app.selectbox(key="compare.b").set_value("levelling-up-partnerships").run()
    assert not app.exception
    assert "in the Levelling Up Partnerships and not in category 1 of" in app.header[0].value
    assert "Levelling Up Partnerships" in texts(app)


def test_a_number_of_places_begins_at_the_length_of_the_other_side() -> None:
    app = open_page(PAGE)
    app.selectbox(key="compare.b.choice").set_value("top").run()
    assert not app.exception
    assert app.number_input(key="compare.b.top").value == 90


def test_swapping_turns_the_headline_round() -> None:
    app = open_page(PAGE)
    next(button for button in app.button if button.label == "Swap the two").click().run()
    assert app.header[0].value.startswith(
        "20 authorities are in category 1 of the Levelling Up Fund"
    )


def test_a_place_is_read() -> None:
    app = open_page(PAGE, area="E07000010")
    assert "**Fenland**, East of England: only in category 1 of the 13-indicator" in texts(app)


@pytest.mark.parametrize("part", ["scores", "many", "pot"])
def test_the_other_parts_open(part: str) -> None:
    app = open_page(PAGE, part=part)
    assert not app.exception
    assert not app.error


def test_a_method_in_a_link_is_compared() -> None:
    recipe = shipped_sides().atlas.catalogue.recipe("ifs_style_4")
    app = open_page(PAGE, b=f"{SHARED}{link_text(recipe)}")
    assert not app.exception
    assert not app.error
    assert "IFS-style four" in texts(app)


@pytest.mark.parametrize(
    "parameters",
    [
        {"a": "luf-round-9"},
        {"a": "own"},
        {"b": f"{SHARED}1broken"},
        {"a": "imd_2019"},
        {"a": "towns-fund", "universe": "S"},
        {"geography": "lad_1066"},
        {"part": "scores", "x": "luf-round-1"},
        {"part": "scores", "x": "imd-2019-average-rank@ward_2017", "y": "imd-2025-average-score"},
        {"part": "many", "lists": "crf"},
        {"utm": "<script>"},
        {"a": f"levelmap_13:top={'9' * 4_000}"},
        {"a": "levelmap_13:top=0"},
        {"a": "levelmap_13:top=-5"},
        {"a": f"levelmap_13:{'9' * 400}"},
        {"a": "levelmap_13:share=1e300"},
        {"a": "levelmap_13:share=-1"},
        {"a": "levelmap_13:share=0"},
    ],
)
def test_what_cannot_be_shown_is_one_sentence_and_the_page_still_works(
    parameters: dict[str, str],
) -> None:
    app = open_page(PAGE, **parameters)
    assert not app.exception
    assert len(app.error) + len(app.warning) >= 1
    assert app.title[0].value
    if parameters.get("part", "two") == "two":
        app.segmented_control(key="compare.a.kind").set_value(EntryGroup.LIST).run()
        assert not app.exception
        app.selectbox(key="compare.a").set_value("crf").run()
        assert not app.exception


def test_every_point_of_two_scores_can_be_taken_away() -> None:
    app = open_page(PAGE, part="scores")
    assert not app.exception
    assert any(button.label == "Every point (CSV)" for button in app.get("download_button"))


@pytest.mark.parametrize(
    ("read", "words"),
    [
        ("reach", "of income"),
        ("borders", "pairs of neighbours of which the one in less need is in category 1"),
    ],
)
def test_whom_the_sides_reach_and_who_stands_beside_greater_need(read: str, words: str) -> None:
    app = open_page(PAGE, read=read)
    assert not app.exception
    assert not app.error
    assert words in texts(app)


@pytest.mark.parametrize("question", questions.QUESTIONS, ids=lambda one: one.words)
def test_a_ready_question_is_answered_in_one_press(question: questions.ReadyQuestion) -> None:
    app = open_page(PAGE, a="towns-fund", b="family-hubs")
    app.pills(key="compare.question").set_value(question).run()
    assert not app.exception
    assert not app.error
    found = shipped_sides().two(question.two)
    assert app.header[0].value == found.findings[0]
    assert app.segmented_control(key="compare.group").value == question.group
    assert len(found.named(question.group)) > 0


def test_places_in_high_need_on_no_list_are_on_none_of_them() -> None:
    question = questions.QUESTIONS[2]
    missed = set(shipped_sides().two(question.two).named(question.group).index)
    for name in question.two.a.removeprefix("any~").split("~"):
        named = shipped_sides().two(CompareQuery(name, question.two.b)).a.places.codes
        assert not missed & named, name


def test_an_indicator_is_cut_at_a_figure_on_the_screen() -> None:
    app = open_page(PAGE, b="gross-median-weekly-pay")
    assert app.segmented_control(key="compare.b.kind").value is EntryGroup.INDICATOR
    assert app.selectbox(key="compare.b.choice").options[:3] == [
        "Worst third",
        "Middle third",
        "Best third",
    ]
    app.selectbox(key="compare.b.choice").set_value("beyond").run()
    assert not app.exception
    at_third = app.number_input(key="compare.b.beyond").value
    app.number_input(key="compare.b.beyond").set_value(550).run()
    assert not app.exception
    assert at_third > 550
    assert app.query_params["b"] == "gross-median-weekly-pay:beyond=550"
    assert "£550 or less" in app.title[0].value


def test_a_share_of_the_worst_places_is_chosen() -> None:
    app = open_page(PAGE, b="levelmap_13_2021")
    app.selectbox(key="compare.b.choice").set_value("share").run()
    app.number_input(key="compare.b.share").set_value(20.0).run()
    assert not app.exception
    assert app.query_params["b"] == "levelmap_13_2021:share=0.2"


@pytest.mark.parametrize("shown", Maps)
def test_what_the_map_shows_stands_in_the_link(shown: Maps) -> None:
    app = open_page(PAGE)
    app.radio(key="compare.maps").set_value(shown).run()
    assert not app.exception
    assert app.query_params.get("maps", "together") == shown.value


def test_the_thirds_of_two_scores_stand_in_the_link() -> None:
    app = open_page(PAGE, part="scores", look="thirds")
    assert not app.exception
    assert app.query_params["look"] == "thirds"
    assert " X" not in texts(app)
    assert "Y too" not in texts(app)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("left behind", "side:left-behind-wards"),
        ("coast", "read:kinds"),
        ("rural", "read:kinds"),
        ("money", "read:money"),
        ("deprivation", "side:imd-2025-average-score"),
        ("whom does", "ask:0"),
        ("Fenland", "E07000010"),
    ],
)
def test_words_that_readers_use_lead_where_they_expect(typed: str, key: str) -> None:
    assert find.find(typed)[0].key == key


def test_what_is_found_is_gone_to() -> None:
    query = ComparePageQuery(part=Part.MANY)
    assert find.gone(query, "read:money").read is ReadBelow.MONEY
    assert find.gone(query, "side:luf-round-1").two.b == "luf-round-1:1"
    assert find.gone(query, "E07000010").area == "E07000010"
    assert find.gone(query, "ask:1").two == questions.QUESTIONS[1].two


def test_the_league_of_one_nation_stands_in_the_link() -> None:
    need = "children-in-relative-poverty-before-housing-costs"
    app = open_page(PAGE, read="reach", need=need)
    assert not app.exception
    assert not app.error
    assert "children under 16" in texts(app)
    app.segmented_control(key="compare.nation").set_value("S").run()
    assert not app.exception
    assert app.query_params["nation"] == "S"
    league = "".join(str(part.proto.body) for part in app.get("html"))
    assert ">Scotland</td>" in league
    assert ">Wales</td>" not in league


def test_places_in_high_need_on_none_of_the_lists_in_one_press() -> None:
    app = open_page(PAGE, part="many", lists="luf-round-1;towns-fund", through="culture")
    assert not app.exception
    assert "Choose a list that places are to be on" in texts(app)
    app.button(key="compare.on_none").click().run()
    assert not app.exception
    assert app.query_params["high"] == "yes"
    assert app.query_params["off"] == "luf-round-1;towns-fund"
    assert app.query_params["through"] == "culture"
    assert "in category 1 of" in texts(app)


def test_one_combination_of_lists_is_one() -> None:
    app = open_page(PAGE, part="many", lists="luf-round-1:1;luf-round-1")
    assert not app.exception
    labels = [one.label for one in app.expander]
    assert "The one combination as a table" in labels


@pytest.mark.parametrize(("maps", "colours"), [(Maps.PAIR, 2), (Maps.SECOND, 1)])
def test_every_colour_of_the_maps_of_one_list_is_in_a_legend(maps: Maps, colours: int) -> None:
    app = open_page(PAGE, maps=maps.value)
    rows = [html.proto.body for html in app.get("html") if "levelmap-row" in html.proto.body]
    assert len(rows) == colours
    sides = ("#3a8fd0", "#e69f00")[-colours:]
    for row, colour in zip(rows, sides, strict=True):
        assert f"background:{colour}" in row
        assert "levelmap-narrow" not in row
        assert re.search(r"</span> named <strong>\d+</strong>", row)


def test_a_table_of_ones_own_is_a_need_beside_many_lists() -> None:
    app = open_page(PAGE, part="many", lists="luf-round-1;towns-fund")
    rows = b"area_code,jobs lost\nE06000021,90\nE08000003,70\nE07000148,5\n"
    app.file_uploader(key="compare.own.file").set_value(("jobs.csv", rows, "text/csv")).run()
    app.run()
    app.selectbox(key="compare.rank").set_value("own").run()
    assert app.query_params["rank"] == "own"
    app.multiselect(key="compare.on").set_value(["luf-round-1"]).run()
    assert not app.exception
    (table,) = [one.body for one in app.get("html") if "Rank by need" in one.body]
    assert table.index("Stoke-on-Trent") < table.index("Manchester")


def test_two_scores_are_kept_under_their_names() -> None:
    app = open_page(PAGE, part=Part.SCORES.value)
    name = app.text_input(key="scenarios.compare").value
    assert name == "IMD 2019 average rank and Community Needs Index 2019"
