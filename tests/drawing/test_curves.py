"""Concentration curves: where the lines run, and how they are named."""

import re

import pytest

from levelmap.drawing.curves import FOOT, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Curve, curves_svg

STEEP = Curve("Steep", (0, 0.2, 1), (0, 0.6, 1))
FLAT = Curve("Flat", (0, 1), (0, 1), is_reference=True)
AXES = ("Share of people", "Share of money")


def _paths(drawing: str) -> list[list[tuple[float, float]]]:
    found = re.findall(r'd="M([^"]*)"', drawing)
    return [
        [(float(x), float(y)) for x, y in (one.split(" ") for one in path.split("L"))]
        for path in found
    ]


def test_a_line_runs_from_nothing_to_all_through_its_points() -> None:
    steep, flat = _paths(curves_svg([STEEP, FLAT], AXES, "Money"))
    right, bottom = WIDTH - RIGHT, HEIGHT - FOOT
    assert (steep[0], steep[-1]) == ((LEFT, bottom), (right, TOP))
    assert steep[1] == pytest.approx(
        (LEFT + 0.2 * (right - LEFT), bottom - 0.6 * (bottom - TOP)), abs=0.01
    )
    assert len(flat) == 2


def test_names_stand_in_the_order_of_the_lines_and_say_two_shares() -> None:
    drawing = curves_svg([FLAT, STEEP], AXES, "Money")
    assert drawing.index("60% at a fifth, 75% at half") < drawing.index("20% at a fifth, 50% at")
    assert 'aria-label="Money"' in drawing
    assert "Share of people" in drawing


def test_between_points_a_line_is_straight() -> None:
    assert STEEP.at(0.1) == pytest.approx(0.3)
    assert STEEP.at(1) == 1


def test_nothing_is_drawn_of_nothing() -> None:
    assert curves_svg([], AXES, "Money") == ""
