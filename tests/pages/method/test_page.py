"""Build a method without a browser: switches, weights, steps, cuts, and what cannot be computed."""

import pytest

from levelmap.catalogue.recipe_links import link_text
from levelmap.errors import RecipeError
from levelmap.pages.method import view
from levelmap.pages.method.edits import OWN_SLUG
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page, texts

PAGE = "method"


def test_it_opens_with_the_score_unchanged() -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert "103 authorities of 307 are on the list." in texts(app)
    assert "Nothing is changed yet" in texts(app)
    assert app.slider(key="method.weight.e1").value == 1.0


def test_a_weight_changes_the_list_and_its_share() -> None:
    app = open_page(PAGE)
    app.slider(key="method.weight.e1").set_value(4.0).run()
    assert not app.exception
    assert app.slider(key="method.weight.e1").label.endswith(": 26.7%")
    assert "Against the start" in texts(app)
    assert app.title[0].value.startswith("Your method, started from: ")


def test_a_switch_takes_an_indicator_out_and_undo_brings_it_back() -> None:
    app = open_page(PAGE)
    app.checkbox(key="method.on.s1").uncheck().run()
    assert "Income deprivation: not used" in texts(app)
    next(button for button in app.button if button.label == "Undo all changes").click().run()
    assert "Nothing is changed yet" in texts(app)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("method.normalisation", "zscore"),
        ("method.aggregation", "geometric"),
        ("method.missing", "refuse"),
        ("method.cut", "count"),
        ("method.cut", "share"),
        ("method.start", "need_4"),
        ("method.start", "community_needs_2019"),
        ("method.against", "towns-fund"),
    ],
)
def test_every_choice_gives_a_list(key: str, value: str) -> None:
    app = open_page(PAGE)
    app.selectbox(key=key).set_value(value).run()
    assert not app.exception
    assert not app.error
    assert "on the list." in texts(app)


def test_all_weights_zero_is_one_sentence_and_the_controls_stay() -> None:
    app = open_page(PAGE, start="ifs_style_4")
    for slider in [s for s in app.slider if s.key.startswith("method.weight.")]:
        app.slider(key=slider.key).set_value(0.0).run()
    assert not app.exception
    assert "All weights are zero" in app.error[0].value
    app.slider(key="method.weight.employment-rate").set_value(1.0).run()
    assert not app.error
    assert "on the list." in texts(app)


@pytest.mark.parametrize("shown", ["Changes", "Firmness", "What it is made of", "Save and share"])
def test_everything_can_be_read(shown: str) -> None:
    app = open_page(PAGE)
    app.slider(key="method.weight.e1").set_value(3.0).run()
    app.segmented_control(key="method.read").set_value(shown).run()
    assert not app.exception
    assert not app.error


def test_a_domain_can_be_mapped_and_a_method_without_one_offers_none() -> None:
    app = open_page(PAGE, start="levelmap_13")
    app.segmented_control(key="method.painted").set_value("One domain").run()
    assert not app.exception
    assert app.query_params["painted"] == "domain"
    assert app.selectbox(key="method.domain").value == "economy"
    app.selectbox(key="method.start").set_value("ifs_style_4").run()
    assert not app.exception
    assert "method.domain" not in [box.key for box in app.selectbox]


def test_what_is_read_and_what_the_map_shows_stand_in_the_link() -> None:
    app = open_page(PAGE, start="levelmap_13", read="inside", painted="domain", domain="labour")
    assert not app.exception
    assert not app.warning
    assert app.segmented_control(key="method.read").value == "What it is made of"
    assert app.selectbox(key="method.domain").value == "labour"
    app.segmented_control(key="method.read").set_value("Firmness").run()
    assert app.query_params["read"] == "firmness"
    app = open_page(PAGE, read="everything")
    assert not app.exception
    assert "is not one of ranking" in app.warning[0].value


def test_a_link_restores_a_method() -> None:
    atlas = shipped_sides().atlas
    recipe = atlas.catalogue.recipe("ifs_style_4").without(["employment-rate"])
    app = open_page(PAGE, start="ifs_style_4", recipe=link_text(recipe))
    assert not app.exception
    assert "Employment rate: not used" in texts(app)
    assert recipe.slug != OWN_SLUG


@pytest.mark.parametrize(
    "parameters", [{"start": "gone"}, {"recipe": "1x"}, {"against": "nothing"}, {"x": "y"}]
)
def test_a_bad_address_gives_a_sentence_and_the_page(parameters: dict[str, str]) -> None:
    app = open_page(PAGE, **parameters)
    assert not app.exception
    assert len(app.warning) == 1
    assert "103 authorities of 307 are on the list." in texts(app)


def test_quick_steps_are_all_kept_although_the_address_lags_behind() -> None:
    app = open_page(PAGE)
    before = dict(app.query_params)
    weight = "method.weight.e3"
    app.slider(key=weight).set_value(1.25).run()
    app.query_params.clear()  # the browser sent the next step before it had the new address
    for name, text in before.items():
        app.query_params[name] = text
    app.slider(key=weight).set_value(1.5).run()
    assert app.slider(key=weight).value == 1.5
    assert "recipe" in app.query_params


def test_a_method_too_long_for_a_link_is_not_kept_as_its_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recipe = shipped_sides().atlas.catalogue.recipe("ifs_style_4").without(["employment-rate"])
    link = link_text(recipe)

    def refuse(_: object) -> str:
        raise RecipeError("It is too long for a link.")

    monkeypatch.setattr(view, "link_text", refuse)
    app = open_page(PAGE, start="ifs_style_4", recipe=link)
    assert not app.exception
    assert "This method is too long for a scenario: share the file." in texts(app)
    assert not [one for one in app.button if one.key == "scenarios.keep.method"]
