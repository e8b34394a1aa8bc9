"""Bullet charts by their geometry: worse is left, better is right, whatever the numbers do."""

from dataclasses import dataclass, field

import pytest

from levelmap.answers.place.measures import Band, BulletEnds
from levelmap.pages.place import bullets
from levelmap.pages.place.bullets import HEIGHT, WIDTH
from tests.drawing.drawn import elements, read


@dataclass(frozen=True)
class Reading:
    """What a chart looks at: unemployment, of which less is better, from 10% down to 0%."""

    value: float | None = 8.0
    minimum: float = 6.0
    target: float | None = 2.0
    median: float = 5.0
    scale: BulletEnds = field(default_factory=lambda: BulletEnds(worst=10.0, best=0.0))
    standing: Band = Band.BELOW
    sentence: str = "8% & more"


def _chart(reading: Reading) -> str:
    return bullets.bullet(reading)  # type: ignore[arg-type]


def _bands(drawing: str) -> list[tuple[float, float, str]]:
    rects = elements(drawing, "rect", y="3")
    return [(float(r["x"]), float(r["width"]), r["fill"]) for r in rects]


def test_the_ground_is_dark_up_to_the_minimum_and_white_from_the_target() -> None:
    assert _bands(_chart(Reading())) == [
        (0, 0.4 * WIDTH, "#bcc6ce"),
        (0.4 * WIDTH, 0.4 * WIDTH, "#e3e9ee"),
        (0.8 * WIDTH, pytest.approx(0.2 * WIDTH), "#ffffff"),
    ]


def test_the_bar_begins_at_the_worse_end_and_ends_at_the_figure() -> None:
    drawing = _chart(Reading())
    (bar,) = elements(drawing, "rect", y="9")
    (dot,) = elements(drawing, "circle")
    assert (float(bar["x"]), float(bar["width"])) == (0, pytest.approx(0.2 * WIDTH))
    assert float(dot["cx"]) == pytest.approx(0.2 * WIDTH)
    assert bar["fill"] == "#b4540a"
    assert read(drawing).get("aria-label") == "8% & more"


def test_lines_mark_minimum_target_and_median() -> None:
    lines = elements(_chart(Reading()), "line")
    assert [(float(one["x1"]), one.get("stroke-dasharray", "")) for one in lines] == [
        (0.5 * WIDTH, ""),
        (0.4 * WIDTH, "3 2"),
        (0.8 * WIDTH, ""),
    ]
    assert [float(one["y2"]) for one in lines] == [23, HEIGHT, HEIGHT]


def test_without_a_figure_there_is_no_bar() -> None:
    drawing = _chart(Reading(value=None, standing=Band.NO_VALUE))
    assert elements(drawing, "circle") == []
    assert elements(drawing, "rect", y="9") == []
    assert len(elements(drawing, "line")) == 3


def test_without_a_target_nothing_is_white() -> None:
    drawing = _chart(Reading(target=None))
    assert [band[:2] for band in _bands(drawing)] == [
        (0, 0.4 * WIDTH),
        (0.4 * WIDTH, pytest.approx(0.6 * WIDTH)),
        (WIDTH, 0),
    ]
    assert len(elements(drawing, "line")) == 2


def test_what_lies_beyond_the_scale_stays_within_the_chart() -> None:
    drawing = _chart(Reading(value=14.0, minimum=12.0))
    assert all(1 <= float(one["x1"]) <= WIDTH - 1 for one in elements(drawing, "line"))
    assert float(elements(drawing, "rect", y="9")[0]["width"]) == 1.5
