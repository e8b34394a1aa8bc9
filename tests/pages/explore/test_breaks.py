"""Limits between classes as a reader writes them, and as a link says them again."""

from __future__ import annotations

import pytest

from levelmap.errors import QueryError
from levelmap.methods.classification import LARGEST_K
from levelmap.pages.explore.query import (
    FEWEST_CLASSES,
    MOST_CLASSES,
    _read_classes,
    read_breaks,
    write_breaks,
)

MANY = ", ".join(str(number) for number in range(LARGEST_K))


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("10", (10.0,)),
        ("-1.5, 0,20.25", (-1.5, 0.0, 20.25)),
        ("1,,2,", (1.0, 2.0)),
        (MANY.rpartition(",")[0], tuple(map(float, range(LARGEST_K - 1)))),
    ],
)
def test_what_ascends_is_read_and_written_again(text: str, limits: tuple[float, ...]) -> None:
    assert read_breaks(text) == limits
    assert read_breaks(write_breaks(limits)) == limits


@pytest.mark.parametrize("text", ["", " , ", "2, 1", "1, 1", "1, two", "1, inf", "nan", MANY])
def test_what_does_not_ascend_is_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(QueryError, match=f"expected 1 to {LARGEST_K - 1} ascending numbers"):
        read_breaks(text)


def test_limits_are_written_without_a_needless_nought() -> None:
    assert write_breaks((1.0, 2.5, -3.0)) == "1, 2.5, -3"
    assert write_breaks((1.0, 2.0), ",") == "1,2"


def test_the_number_of_classes_may_be_the_fewest_and_the_most() -> None:
    for number in (FEWEST_CLASSES, MOST_CLASSES):
        assert _read_classes(str(number)) == number
    for number in (FEWEST_CLASSES - 1, MOST_CLASSES + 1):
        with pytest.raises(QueryError):
            _read_classes(str(number))
