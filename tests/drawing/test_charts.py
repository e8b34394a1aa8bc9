"""Charts by their geometry: where each line, tick, bar and name stands."""

import itertools
import math

import pytest

from levelmap.drawing import charts, legends
from levelmap.drawing.charts import FOOT, HEIGHT, LEFT, NAMES_SHARE, TOP, WIDTH, Line, Strip
from levelmap.drawing.legends import Histogram
from levelmap.periods import Period
from tests.drawing.drawn import boxes, elements, words

NAN = float("nan")
PERIODS = [Period.parse(f"{year}-01-01/P1Y") for year in (2015, 2019, 2020)]


def _line(name: str, *points: float, reference: bool = False) -> Line:
    return Line(name, points, tuple(f"{p:g}" for p in points), is_reference=reference)


def _dots(drawing: str) -> list[tuple[float, float]]:
    return [(float(c["cx"]), float(c["cy"])) for c in elements(drawing, "circle")]


def test_a_trend_runs_from_left_to_right_and_high_is_up() -> None:
    dots = _dots(charts.trend_svg(PERIODS, [_line("Alder", 10, 30, 20)], "Pay"))
    (x1, y1), (x2, y2), (x3, y3) = dots
    right = WIDTH * (1 - NAMES_SHARE)
    assert (x1, x3) == pytest.approx((LEFT, right), abs=0.01)
    four_years_of_five = (PERIODS[1].start - PERIODS[0].start) / (
        PERIODS[2].start - PERIODS[0].start
    )
    assert x2 == pytest.approx(LEFT + (right - LEFT) * four_years_of_five, abs=0.01)
    assert y2 < y3 < y1
    assert y3 == pytest.approx((y1 + y2) / 2, abs=0.01)
    assert min(y1, y2, y3) > TOP
    assert max(y1, y2, y3) < HEIGHT - FOOT


def test_lowest_and_highest_are_printed_at_their_height() -> None:
    drawing = charts.trend_svg(PERIODS, [_line("Alder", 10, 30, 20)], "Pay")
    heights = {round(y, 1) for _, y in _dots(drawing)}
    said = words(drawing)
    assert round(said["30"][1] - 4, 1) == min(heights)
    assert round(said["10"][1] - 4, 1) == max(heights)
    assert said["2015"][0] < said["2020"][0]


def test_names_keep_a_line_apart_in_the_order_of_the_last_points() -> None:
    lines = [_line(name, 1, 1, last) for name, last in zip("abcdef", range(6), strict=True)]
    lines += [_line(f"{n}", 1, 1, 5) for n in range(4)]
    said = words(charts.trend_svg(PERIODS, lines, "Pay"))
    heights = [said[line.name][1] for line in lines]
    apart = sorted(heights)
    assert all(b - a >= charts.LINE - 0.01 for a, b in itertools.pairwise(apart))
    assert heights[:6] == sorted(heights[:6], reverse=True)
    assert all(y <= HEIGHT for y in heights)


def test_names_that_would_stand_below_the_drawing_move_up_together() -> None:
    lines = [_line(f"low {n}", 1, 1, 0) for n in range(4)] + [_line("high", 1, 1, 9)]
    said = words(charts.trend_svg(PERIODS, lines, "Pay"))
    low = sorted(said[f"low {n}"][1] for n in range(4))
    assert low == [HEIGHT - 2 - charts.LINE * above for above in (3, 2, 1, 0)]


def test_a_long_name_takes_two_lines_within_the_drawing() -> None:
    width = 420
    lines = [_line("Median local authority", 1, 2, 3), _line("Stoke-on-Trent", 1, 2, 3)]
    said = words(charts.trend_svg(PERIODS, lines, "Pay", width))
    assert {"Median local", "authority", "Stoke-on-Trent"} <= set(said)
    assert all(x + charts.LETTER * len(name) <= width for name, (x, _) in said.items())
    heights = sorted(said[name][1] for name in ("Median local", "authority", "Stoke-on-Trent"))
    assert all(b - a >= charts.LINE - 0.01 for a, b in itertools.pairwise(heights))


def test_a_median_is_thin_and_has_no_dots() -> None:
    drawing = charts.trend_svg(PERIODS, [_line("UK", 1, 2, 3, reference=True)], "Pay")
    assert _dots(drawing) == []
    assert [p["stroke-width"] for p in elements(drawing, "path")] == ["1.5"]


def test_an_interval_spans_its_limits() -> None:
    line = Line("a", (1.0, NAN, 3.0), ("1", "", "3"), lower=(0.5, NAN, NAN), upper=(2, NAN, NAN))
    drawing = charts.trend_svg(PERIODS, [line], "Pay")
    (band,) = elements(drawing, "line", stroke_opacity="0.45")
    (first, last) = _dots(drawing)
    assert float(band["x1"]) == float(band["x2"]) == first[0]
    per_unit = (first[1] - last[1]) / 2
    assert float(band["y1"]) == pytest.approx(first[1] + 0.5 * per_unit, abs=0.02)
    assert float(band["y2"]) == pytest.approx(first[1] - 1.0 * per_unit, abs=0.02)


def test_ticks_of_a_strip_stand_where_their_numbers_do() -> None:
    strip = Strip((0, 5, 10), (0, 1, 1), ("#111111", "#222222"), ((5, "M", "5"),), ("0", "10"), "t")
    drawing = charts.strip_svg(strip)
    found = {
        path["stroke"]: [box[0] for box in boxes(path["d"])] for path in elements(drawing, "path")
    }
    assert found == {"#111111": [20], "#222222": [WIDTH / 2, WIDTH - 20]}
    (mark,) = elements(drawing, "line")
    assert float(mark["x1"]) == WIDTH / 2
    assert words(drawing)["0"][0] < words(drawing)["10"][0]


def _histogram(numbers: list[float], classes: list[int]) -> str:
    colours = ("#111111", "#222222")
    marks = ((numbers[0], "first"),)
    return legends.histogram_svg(
        Histogram(tuple(numbers), tuple(classes), colours, marks, ("low", "mid", "high"))
    )


def test_the_bars_of_a_histogram_are_bins_of_equal_width_from_lowest_to_highest() -> None:
    drawing = _histogram([0, 0, 1, 15, 30], [0, 0, 0, 1, 1])
    bars = {path["fill"]: boxes(path["d"]) for path in elements(drawing, "path") if "fill" in path}
    left = {colour: [box[0] for box in found] for colour, found in bars.items()}
    assert left == {"#111111": [0, 10], "#222222": [150, 290]}
    heights = [box[3] - box[1] for found in bars.values() for box in found]
    assert heights == [56, 28, 28, 28]
    assert {box[3] for found in bars.values() for box in found} == {70}
    assert {box[2] - box[0] for found in bars.values() for box in found} == {9}


def test_classes_in_one_bin_stand_on_each_other() -> None:
    drawing = _histogram([0, 0, 0, 30], [0, 1, 1, 1])
    bars = {path["fill"]: boxes(path["d"]) for path in elements(drawing, "path") if "fill" in path}
    (low,) = bars["#111111"]
    high, alone = bars["#222222"]
    assert (low[3], low[1]) == (70, high[3])
    assert high[3] - high[1] == pytest.approx(2 * (low[3] - low[1]), abs=1)
    assert alone[3] == 70


def test_the_mark_of_a_place_stands_at_its_number() -> None:
    drawing = _histogram([15, 0, 30], [0, 0, 0])
    marks = elements(drawing, "line", stroke="currentColor")
    assert [float(mark["x1"]) for mark in marks] == [150]
    assert math.isclose(float(elements(drawing, "line")[0]["x2"]), 300)


def test_limits_of_classes_stand_under_the_bars_where_no_word_meets_another() -> None:
    limits = ((8.0, "eight"), (9.0, "nine"), (20.0, "twenty"), (29.0, "end"))
    numbers, classes, colours = (0.0, 10.0, 30.0), (0, 1, 1), ("#111111", "#222222")
    ends = ("low", "mid", "high")
    drawing = legends.histogram_svg(Histogram(numbers, classes, colours, (), ends, limits))
    said = {text: at[0] for text, at in words(drawing).items()}
    assert said == {"low": 0, "eight": 80, "twenty": 200, "high": 300}
    ticks = [line for line in elements(drawing, "line") if line["y2"] == "74"]
    assert [float(tick["x1"]) for tick in ticks] == [80, 200]


def test_a_limit_that_would_meet_the_last_word_is_left_out() -> None:
    """ "end" round 265 reaches to 275, "high" begins at 274; the same word round 250 is clear."""
    for limit, is_drawn in ((26.5, False), (25.0, True)):
        spread = Histogram(
            (0.0, 30.0),
            (0, 1),
            ("#111111", "#222222"),
            (),
            ("low", "mid", "high"),
            ((limit, "end"),),
        )
        assert ("end" in words(legends.histogram_svg(spread))) == is_drawn


def test_six_lines_have_six_colours_the_darkest_first_and_none_is_yellow() -> None:
    lines = [_line(name, 1, 2, 3) for name in "abcdef"]
    drawing = charts.trend_svg(PERIODS, lines, "Pay")
    strokes = [path["stroke"] for path in elements(drawing, "path") if path.get("fill") == "none"]
    assert strokes == ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]


def test_the_mark_of_a_strip_leads_from_its_words_through_the_ticks() -> None:
    strip = Strip(
        (0, 5, 10), (0, 0, 0), ("#111111",), ((2, "Left", "2"), (8, "Right", "8")), ("0", "10"), "t"
    )
    drawing = charts.strip_svg(strip)
    said = words(drawing)
    ground = elements(drawing, "rect")[0]
    top, foot = float(ground["y"]), float(ground["y"]) + float(ground["height"])
    marks = {float(line["x1"]): line for line in elements(drawing, "line")}
    for name, side in (("Left: 2", 4), ("Right: 8", -4)):
        x, y = said[name]
        line = marks[x - side]
        assert float(line["y1"]) == y - 9 < top
        assert float(line["y2"]) == foot + 4
