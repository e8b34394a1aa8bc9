"""Formulas as TOML: what is written is read back, and every fault is one sentence."""

from __future__ import annotations

import tomllib
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.laboratory import formulas
from levelmap.answers.laboratory.formulas import read_formula, write_formula
from levelmap.cli import main
from levelmap.comparison.allocation import CLAIMS, Formula
from levelmap.errors import RecipeError

pounds = st.floats(0, 1e12)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    st.builds(
        Formula,
        by=st.sampled_from(list(CLAIMS)),
        places=st.integers(0, 400),
        taper=st.integers(0, 50),
        tiers=st.lists(pounds, max_size=4).map(tuple),
        floor=pounds,
        cap=st.one_of(st.just(float("inf")), pounds),
        per_head=st.booleans(),
        group_shares=st.dictionaries(names, st.floats(0, 1), max_size=4),
    )
)
def test_what_is_written_is_read_back(formula):
    assert read_formula(write_formula(formula)) == formula


def test_every_field_has_a_reader():
    assert set(formulas._READERS) == {field.name for field in fields(Formula)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('by = "luck"', "by is the text 'luck', expected one of place, head"),
        ("places = 1.5", "places is the number 1.5, expected a whole number from 0 to 100,000"),
        ("places = true", "places is true, expected a whole number"),
        ("floor = -1", "floor is the number -1, expected 0 or more"),
        ("cap = nan", "cap is not a usable number, expected a number"),
        ("tiers = 3", "tiers is the number 3, expected a list"),
        ("per_head = 1", "per_head is the number 1, expected true or false"),
        ('group_shares = "all"', "group_shares is the text 'all', expected a table"),
        ('group_shares = { E = "x" }', "group_shares is the text 'x', expected a number"),
        ("flor = 1", "flor is not a key of a formula; known are by, places, taper"),
        ("by = ", "the formula is not TOML"),
        (f"places = {'9' * 5000}", "a run of more than 1,000 characters"),
        ("tiers = [" + "1, " * 60 + "]", "has 60 entries, expected at most 50"),
    ],
)
def test_each_fault_is_one_sentence(text, message):
    with pytest.raises(RecipeError) as caught:
        read_formula(text)
    assert message in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_formula_may_be_given_as_a_file(tmp_path, capsys):
    file = tmp_path / "formula.toml"
    file.write_text('by = "head"\nplaces = 20\nfloor = 1000\n', encoding="utf-8")
    assert main(["allocate", "levelmap_13", "1000000", "--formula", str(file)]) == 0
    from_file = capsys.readouterr().out
    asked = "allocate levelmap_13 1000000 --by head --places 20 --floor 1000"
    assert main(asked.split()) == 0
    assert capsys.readouterr().out == from_file
    assert main(["allocate", "levelmap_13", "10", "--formula", str(tmp_path / "none.toml")]) == 1
    assert "There is no formula" in capsys.readouterr().err


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_any_text_is_written_as_toml_reads_it(text):
    assert tomllib.loads(f"a = {formulas.to_toml(text)}") == {"a": text}
