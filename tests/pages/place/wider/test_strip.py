"""The mission of a place without a figure of its own: where its authorities stand."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from levelmap.answers.place.measures import Band
from levelmap.pages.place.strip import Cell, _inside_cell


@pytest.mark.parametrize(
    ("below", "standing"), [(10, Band.BELOW), (9, Band.NO_VALUE), (0, Band.NO_VALUE)]
)
def test_what_holds_of_every_authority_holds_of_the_place(below: int, standing: Band) -> None:
    inside = SimpleNamespace(
        below=below, authorities=10, level_words=f"{below} below", better_words="2 better"
    )
    value = SimpleNamespace(indicator=SimpleNamespace(short="Burglary"))
    cell = Cell("11", "Crime", Band.NO_VALUE.value, "–", "", "no figure held")
    found = _inside_cell(cell, [SimpleNamespace(value=value, inside=inside)])  # type: ignore[list-item]
    assert (found.standing, found.level, found.is_inside) == (
        standing.value,
        f"{below}/10 inside",
        True,
    )
    assert found.said == f"no figure of its own; Burglary: {below} below, 2 better"
