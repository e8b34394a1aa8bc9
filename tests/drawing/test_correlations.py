"""The picture of an index by its geometry: cells, their colours, and the two bars of a member."""

import pytest

from levelmap.drawing.correlations import (
    CELL,
    EFFECTIVE,
    HEAD,
    NAMES,
    NOMINAL,
    MemberRow,
    correlations_svg,
)
from levelmap.drawing.palettes import NO_DATA_GROUND
from tests.drawing.drawn import elements, read, words

NAN = float("nan")
ROWS = [MemberRow("Pay", 0.5, 0.7), MemberRow("Work", 0.3, 0.4), MemberRow("Births", 0.2, -0.1)]
BETWEEN = {
    (0, 0): 1.0, (0, 1): 0.93, (0, 2): -0.8,
    (1, 0): 0.93, (1, 1): 1.0, (1, 2): NAN,
    (2, 0): -0.8, (2, 1): NAN, (2, 2): 1.0,
}  # fmt: skip
DRAWING = correlations_svg(ROWS, BETWEEN, "How they go together")


def _cells() -> dict[tuple[int, int], str]:
    return {
        (round((float(r["y"]) - HEAD) // CELL), round((float(r["x"]) - NAMES) // CELL)): r["fill"]
        for r in elements(DRAWING, "rect", width=str(CELL - 2))
    }


def test_a_cell_for_every_pair_the_same_on_both_sides() -> None:
    cells = _cells()
    assert len(cells) == 9
    assert cells[0, 1] == cells[1, 0]
    assert cells[0, 2] == cells[2, 0] != cells[0, 1]


def test_together_is_warm_and_against_is_cool() -> None:
    warm, cool = (
        tuple(int(_cells()[place][i : i + 2], 16) for i in (1, 3, 5)) for place in ((0, 1), (0, 2))
    )
    assert warm[0] > warm[2]
    assert cool[2] > cool[0]


def test_a_member_with_itself_and_what_is_not_defined_are_blank() -> None:
    cells = _cells()
    assert {cells[i, i] for i in range(3)} == {NO_DATA_GROUND} == {cells[1, 2]}
    assert {".93", "-.80"} <= words(DRAWING).keys()


def test_bars_are_as_long_as_what_they_say_and_begin_at_nought() -> None:
    given = elements(DRAWING, "rect", fill=NOMINAL)[1:]
    follows = elements(DRAWING, "rect", fill=EFFECTIVE)[1:]
    unit = float(given[0]["width"]) / 0.5
    assert [float(bar["width"]) for bar in given] == pytest.approx(
        [unit * row.weight for row in ROWS], abs=0.02
    )
    assert [float(bar["width"]) for bar in follows] == pytest.approx(
        [unit * abs(row.influence) for row in ROWS], abs=0.02
    )
    nought = float(given[0]["x"])
    assert float(follows[2]["x"]) + float(follows[2]["width"]) == pytest.approx(nought, abs=0.02)


def test_it_is_never_wider_than_its_words_can_be_read() -> None:
    drawing = read(DRAWING)
    width = float(str(drawing.get("viewBox")).split()[2])
    assert f"max-width:{width / 14:.0f}rem" in str(drawing.get("style"))
    numbers = words(DRAWING)
    steps = [numbers[text][0] for text in ("1", "2", "3")]
    assert steps == [NAMES + CELL / 2, NAMES + 1.5 * CELL, NAMES + 2.5 * CELL]
