"""The registry: parameters by signature, words by docstring, unknown names refused."""

from __future__ import annotations

import pytest

from levelmap.errors import MethodError
from levelmap.methods.registry import Registry

STEPS = Registry("a step")


@STEPS.add(choice="Up by some", is_rise=True)
def up(x: float, *, by: float, twice: float = 0.0) -> float:
    """Return the value raised by *by*.

    Formula: x + by

    Misleads: never, since
    it is simple.

    Reproduces: 3.
    """
    return x + by + twice * by


@STEPS.add("other")
def anything(x: float) -> float:
    """Return the value."""
    return x


def test_a_method_is_known_by_its_name_and_its_function():
    assert list(STEPS) == ["up", "other"]
    assert len(STEPS) == 2
    assert STEPS.find("up").function(1, by=2) == 3
    assert STEPS["other"].function is anything


def test_parameters_are_those_of_the_signature():
    assert STEPS["up"].parameters == {"by": True, "twice": False}
    assert STEPS["other"].parameters == {}


def test_words_are_those_of_the_docstring():
    method = STEPS["up"]
    assert method.words == "The value raised by *by*."
    assert method.formula == "x + by"
    assert method.misleads == "never, since it is simple."
    assert method.source == ""
    assert method.reproduces == "3."
    assert method.facts == {"is_rise": True}


def test_only_what_has_words_of_choice_is_offered():
    assert STEPS.choices == {"up": "Up by some"}


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(MethodError, match="'down' is not a step: expected one of up, other"):
        STEPS.find("down")
