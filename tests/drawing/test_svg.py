"""The writer of drawings: nothing of the data ends a tag, and scales are straight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.drawing import svg
from levelmap.drawing.svg import Scale
from tests.drawing.drawn import SVG, elements, read

# what XML 1.0 cannot hold is not in any name of the data
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")))


@given(TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was(label: str, words: str) -> None:
    parts = [svg.text(words, 1, 2, fill=label), svg.titled(words)]
    drawing = read(svg.drawing(parts, (10, 20), label))
    assert drawing.get("aria-label", "") == label
    assert (drawing.find(f"{SVG}text").text or "") == words  # type: ignore[union-attr]
    assert (drawing.find(f"{SVG}title").text or "") == words  # type: ignore[union-attr]
    assert drawing.find(f"{SVG}text").get("fill", "") == label  # type: ignore[union-attr]


def test_attributes_are_named_as_svg_names_them() -> None:
    drawn = svg.circle(1, 2.5, 3.14159, class_="dot", stroke_width=1.50, fill="")
    assert drawn == '<circle cx="1" cy="2.5" r="3.14" class="dot" stroke-width="1.5"/>'


def test_the_corner_and_size_of_a_drawing() -> None:
    drawing = read(svg.drawing([], (308, 88), "label", (-4, 0)))
    assert drawing.get("viewBox") == "-4 0 308 88"
    assert drawing.get("role") == "img"


def test_a_path_without_steps_is_nothing() -> None:
    assert svg.path("") == ""


def test_a_line_through_points() -> None:
    (line,) = elements(svg.drawing([svg.polyline([(0, 1), (2.5, 3)])], (9, 9), ""), "path")
    assert (line["d"], line["fill"]) == ("M0 1L2.5 3", "none")


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 100, 25.0), (100, 0, 75.0), (50, 70, 55.0)]
)
def test_a_scale_is_straight_and_may_run_backwards(
    start: float, end: float, expected: float
) -> None:
    scale = Scale.over([10, float("nan"), 30, 20], start, end)
    assert (scale(10), scale(30)) == (start, end)
    assert scale(15) == expected


def test_room_is_left_at_both_ends() -> None:
    scale = Scale.over([10, 20], 0, 120, room=0.1)
    assert (scale(10), scale(20)) == pytest.approx((10, 110))


def test_one_number_alone_has_a_place() -> None:
    assert Scale.over([7, 7], 20, 80)(7) == 20
