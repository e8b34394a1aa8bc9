"""Recipes as TOML: what is written is read back, and every fault names its line."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings

from levelmap.catalogue.recipe_files import load_recipe, load_recipes, read_recipe, write_recipe
from levelmap.errors import MissingFile, RecipeError
from levelmap.methods.recipes import Categories, Recipe, Step
from levelmap.terms import Geography, Nation, Polarity
from tests.catalogue.recipe_texts import recipes

GOOD = textwrap.dedent('''\
    slug = "small"
    title = "A small recipe"
    description = """
    weight = this is text, not a key
    """
    geography = "lad_2021"
    nations = ["E", "W"]
    normalisation = "zscore"
    caveats = [
        "one",
        "two",
    ]

    [missing]
    rule = "refuse"

    [categories]
    rule = "count"
    cuts = [20, 40]
    labels = ["first", "second", "rest"]

    [[members]]  # on its own
    indicator = "weekly-pay"
    weight = 2

    [[domains]]
    key = "work"
    weight = 1.5

    [[domains.members]]
    key = "jobs"
    indicator = "employment-rate"
    polarity = "higher_is_better"
    normalisation = { method = "goalposts", low = 50, high = 90 }

    [[domains.members]]
    column = "Own column"

    [[domains.domains]]
    key = "health"

    [[domains.domains.members]]
    recipe = "another"
    active = false
''')


def fault(*changes: tuple[str, str]) -> str:
    """Return the message for the good recipe with texts replaced."""
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(RecipeError) as caught:
        read_recipe(text, "small.toml")
    return str(caught.value)


def line_of(text: str) -> int:
    return GOOD[: GOOD.index(text)].count("\n") + 1


def test_every_part_is_read():
    recipe = read_recipe(GOOD)
    assert recipe.geography == Geography.parse("lad_2021")
    assert recipe.nations == (Nation.ENGLAND, Nation.WALES)
    assert recipe.normalisation == Step("zscore")
    assert recipe.direction is Polarity.HIGHER_IS_WORSE
    assert recipe.categories == Categories("count", (20.0, 40.0), ("first", "second", "rest"))
    assert [leaf.key for leaf in recipe.leaves] == ["weekly-pay", "jobs", "Own column", "another"]
    assert recipe.domains[1].key == "health"
    jobs = recipe.member("jobs")
    assert jobs.normalisation == Step("goalposts", (("high", 90.0), ("low", 50.0)))
    assert jobs.polarity is Polarity.HIGHER_IS_BETTER
    assert not recipe.member("another").active


@settings(max_examples=40)
@given(recipes())
def test_what_is_written_is_read_back(recipe: Recipe):
    assert read_recipe(write_recipe(recipe)) == recipe


@settings(max_examples=40)
@given(recipes())
def test_writing_is_stable(recipe: Recipe):
    text = write_recipe(recipe)
    assert write_recipe(read_recipe(text)) == text


def test_an_unknown_key_is_named_with_its_line_and_the_known_ones():
    message = fault(("weight = 2\n", "wieght = 2\n"))
    assert message.startswith(
        f"small.toml, line {line_of('weight = 2')}: members[1].wieght is not a key of a recipe here"
    )
    assert "weight" in message


def test_a_weight_that_is_no_number_is_named_with_its_line():
    message = fault(("weight = 1.5", 'weight = "heavy"'))
    assert message == (
        f"small.toml, line {line_of('weight = 1.5')}: domains[1].weight is the text 'heavy', "
        "expected a number."
    )


@pytest.mark.parametrize("bad", ["nan", "inf", "-1", "true", "1e200", f"{10**400}"])
def test_weights_that_are_no_usable_numbers(bad):
    assert f"line {line_of('weight = 1.5')}: domains[1].weight is" in fault(("1.5", bad))


def test_a_negative_weight_says_what_is_expected():
    assert "is -1, expected 0 or more" in fault(("1.5", "-1"))


def test_weights_that_are_all_zero():
    message = fault(("weight = 2", "weight = 0"), ("weight = 1.5", "weight = 0"))
    assert "all weights here are 0" in message


def test_an_empty_domain_is_named_by_the_line_of_its_header():
    text = GOOD[: GOOD.index("[[domains.domains.members]]")]
    with pytest.raises(RecipeError) as caught:
        read_recipe(text, "small.toml")
    expected = f"line {line_of('[[domains.domains]]')}: domains[1].domains[1].members is empty"
    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"zscore"', '"zscores"', "normalisation is 'zscores', expected one of none, minmax"),
        ('"refuse"', '"zero"', "missing.rule is 'zero', expected one of renormalise"),
        ("high = 90", "top = 90", "normalisation.top is not a parameter of goalposts"),
        (", high = 90", "", "is goalposts, which needs the parameter high"),
        ('"E", "W"', '"E", "X"', "nations[2] is 'X', expected one of E, W, S, N"),
        ('"lad_2021"', '"districts"', "geography 'districts' is not a geography"),
        ('"higher_is_better"', '"none"', "polarity is 'none', expected one of higher_is_better"),
        ("cuts = [20, 40]", "cuts = []", "categories.cuts is empty"),
        ('"second", "rest"', '"rest"', "categories.labels are 2, and there are 3 categories"),
        ('column = "Own column"', 'label = "x"', "names none: expected one of indicator, column"),
        ('recipe = "another"', 'recipe = "small"', "members include the recipe itself (small)"),
        ('recipe = "another"', 'column = "jobs"', "members hold the key 'jobs' twice"),
        ("active = false", "active = 0", "active is the number 0, expected true or false"),
        ('"weekly-pay"', '"Weekly Pay"', "expected lower-case words"),
        ('title = "A small recipe"', 'title = " "', "title is empty"),
        ('title = "A small recipe"\n', "", "title is missing"),
        ('normalisation = "zscore"', "normalisation = 3", "is the number 3, expected one of"),
        ('    "one",', "    1,", "caveats[1] is the number 1, expected text"),
        ("[categories]\n", '[categories]\nextra = "x"\n', "categories.extra is not a key"),
        ('[missing]\nrule = "refuse"', "missing = 4", "missing is the number 4, expected a table"),
    ],
)  # fmt: skip
def test_each_fault_says_where_and_what_was_expected(old, new, reason):
    message = fault((old, new))
    assert reason in message
    assert message.startswith("small.toml, line ")


def test_the_line_of_a_value_in_a_list_is_that_of_its_key():
    assert f"line {line_of('caveats')}:" in fault(('    "one",', "    1,"))


def test_budget_needs_points():
    message = fault(('normalisation = "zscore"', 'weighting = "budget"'))
    assert "weighting is budget, which needs points" in message


def test_text_that_is_not_toml_says_where():
    assert "is not TOML" in fault(("[missing]", "[missing"))
    assert "at line" in fault(("[missing]", "[missing"))


@pytest.mark.parametrize("text", ["", "# nothing", "[[members]]", "slug = 1"])
def test_too_little_is_a_fault(text):
    with pytest.raises(RecipeError, match=r"is missing|is not a key|expected"):
        read_recipe(text)


def test_too_much_is_a_fault():
    with pytest.raises(RecipeError, match="expected a recipe of at most 100,000"):
        read_recipe("#" * 300_000)
    many = 'slug = "s"\ntitle = "t"\n' + "".join(
        f'[[members]]\ncolumn = "c{i}"\n' for i in range(201)
    )
    with pytest.raises(RecipeError, match="members are 201, expected at most 200"):
        read_recipe(many)
    deep = 'slug = "s"\ntitle = "t"\n' + "".join(
        f'[[{".".join(["domains"] * depth)}]]\nkey = "d{depth}"\n' for depth in range(1, 9)
    )
    with pytest.raises(RecipeError, match="nested deeper than 6 levels"):
        read_recipe(deep)
    with pytest.raises(RecipeError, match="line 1: brackets more than 40 deep"):
        read_recipe("a = " + "[" * 900)


def test_recipes_of_a_folder_are_named_as_their_files(tmp_path):
    (tmp_path / "small.toml").write_text(GOOD, encoding="utf-8")
    assert list(load_recipes(tmp_path)) == ["small"]
    (tmp_path / "other.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RecipeError, match=r"other.toml holds the recipe 'small'"):
        load_recipes(tmp_path)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(MissingFile, match=r"no recipe none.toml"):
        load_recipe(tmp_path / "none.toml")
    (tmp_path / "wide.toml").write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(RecipeError, match=r"wide.toml is not UTF-8"):
        load_recipe(tmp_path / "wide.toml")
