"""Wholes in parts and figures with intervals: lengths and places by geometry."""

import re

import pytest

from levelmap.drawing.parts_of_all import (
    BAR,
    NAMES,
    WIDTH,
    Interval,
    PartOfAll,
    intervals_svg,
    parts_svg,
)

PARTS = [PartOfAll(3, "of one kind", "#111111"), PartOfAll(1, "of another", "#222222")]


def _bars(drawing: str) -> list[tuple[float, float]]:
    found = re.findall(rf'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="{BAR}"', drawing)
    return [(float(x), float(width)) for x, width in found]


def test_parts_are_as_long_as_their_shares_and_fill_the_whole() -> None:
    first, second = _bars(parts_svg([("", PARTS)], "All"))
    assert first[1] == pytest.approx(3 * second[1], abs=0.05)
    assert first[0] + first[1] == pytest.approx(second[0], abs=0.05)
    assert second[0] + second[1] == pytest.approx(WIDTH - 4, abs=0.05)


def test_every_part_is_said_in_words_and_wholes_have_names() -> None:
    drawing = parts_svg([("First", PARTS), ("Second", PARTS)], "All")
    assert drawing.count("of one kind: 3") == 4
    assert "First" in drawing
    assert min(x for x, _ in _bars(drawing)) == NAMES


def test_nothing_is_drawn_of_nothing() -> None:
    assert parts_svg([], "All") == ""
    assert parts_svg([("", [PartOfAll(0, "none", "#000000")])], "All") == ""
    assert intervals_svg([], "All") == ""


def test_a_figure_stands_between_its_limits() -> None:
    rows = [Interval("A", 5, 4, 8, "5"), Interval("B", 6, 2, 10, "6")]
    drawing = intervals_svg(rows, "All")
    lines = re.findall(
        r'<line x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"[^>]*stroke-width="3"', drawing
    )
    dots = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawing)]
    ends = [(float(a), float(b)) for a, b in lines]
    for (low, high), dot, row in zip(ends, dots, rows, strict=True):
        share = (row.value - row.low) / (row.high - row.low)
        assert dot == pytest.approx(low + share * (high - low), abs=0.05)
    assert ends[1][0] < ends[0][0]
