"""Which places count in a comparison."""

from __future__ import annotations

import pytest

from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.comparisons.universe import OFFERED, universe_on, words
from levelmap.errors import QueryError, UnknownArea
from levelmap.terms import Geography
from tests.answers.comparisons.sides import shipped_sides

ATLAS = shipped_sides().atlas

LAD_2021 = Geography.parse("lad_2021")


def test_what_is_offered_has_words() -> None:
    assert [words(text, ATLAS) for text in OFFERED] == [
        "",
        "England",
        "England without London",
        "Wales",
        "Scotland",
        "Northern Ireland",
        "Great Britain",
        "the UK",
    ]
    assert words("!S12000049", ATLAS) == "the UK without Glasgow City"
    assert words("EN!E12000007,E08000035", ATLAS) == (
        "England and Northern Ireland without London and Leeds"
    )


def test_england_without_london_has_276_authorities_of_2021() -> None:
    areas = ATLAS.gazetteer.areas(LAD_2021)
    assert len(universe_on("E", LAD_2021).codes(areas)) == 309
    assert len(universe_on("E!E12000007", LAD_2021).codes(areas)) == 309 - 33


@pytest.mark.parametrize("text", ["lad_2021:E", "England", "e", "E!", "E!London", "E" * 300])
def test_what_cannot_be_read_is_said_with_an_example(text: str) -> None:
    with pytest.raises(QueryError, match="such as E, EWS"):
        words(text, ATLAS)


def test_a_code_left_out_must_be_known() -> None:
    with pytest.raises(UnknownArea, match="E12999999"):
        words("E!E12999999", ATLAS)


def test_a_limit_holds_for_everything_that_a_comparison_says() -> None:
    query = CompareQuery("luf-round-1:1", "luf-round-1:2", universe="W")
    view = shipped_sides().two(query)
    assert {code[0] for code in view.places.index} == {"W"}
    assert sum(row.areas for row in view.rows) == 22
    assert "Of the 22 authorities in Wales that both could name" in view.findings[1]
    assert "Only places in Wales are counted." in view.notes
