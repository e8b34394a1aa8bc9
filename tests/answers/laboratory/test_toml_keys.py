"""Values as TOML: what is written is what TOML reads."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.laboratory.toml_keys import read_text, to_toml
from levelmap.catalogue.recipe_values import RecipeFault
from levelmap.errors import QueryError, RecipeError


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_any_text_is_written_as_toml_reads_it(text: str) -> None:
    assert tomllib.loads(f"a = {to_toml(text)}") == {"a": text}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (0.25, "0.25"),
        ((1, 2.5), "[1, 2.5]"),
        ((), "[]"),
    ],
)
def test_flags_numbers_and_lists_of_numbers(value: object, text: str) -> None:
    assert to_toml(value) == text
    read = tomllib.loads(f"a = {text}")["a"]
    assert (tuple(read) if isinstance(read, list) else read) == value


def _number(value: object) -> float:
    if not isinstance(value, float):
        raise RecipeFault("has to be a number")
    if value < 0:
        raise QueryError("Less than nothing.")
    return value


def test_each_key_is_read_by_its_reader() -> None:
    readers = {"share": _number, "other": str}
    assert read_text("share = 0.5\nother = 7", "A", "a question", readers) == {
        "share": 0.5,
        "other": "7",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("part = 1.0", "A: part is not a key of a question; known are share."),
        ('share = "half"', "A: share has to be a number."),
        ("share = -1.0", "A: share: Less than nothing."),
    ],
)
def test_a_fault_is_told_with_where_it_is(text: str, said: str) -> None:
    with pytest.raises(RecipeError) as refused:
        read_text(text, "A", "a question", {"share": _number})
    assert str(refused.value) == said
