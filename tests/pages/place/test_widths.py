"""How wide columns are set, and how a table is laid on slides: worked out by hand."""

import pytest

from levelmap.pages.place.briefing.slides import fitting
from levelmap.pages.place.briefing.widths import LINE, fitted


def _table(*rows: tuple[str, ...]) -> dict[str, object]:
    headings = [{"title": "a"} for _ in rows[0]]
    return {"headings": headings, "rows": [list(row) for row in rows]}


def test_a_long_cell_gets_the_room_that_short_ones_leave() -> None:
    words = " ".join(["word"] * 30)  # 149 characters
    short, long = fitted(_table(("yes", words), ("no", words)))
    assert short < 12
    assert short + long == pytest.approx(LINE + 2 * 2.3)


def test_columns_of_the_same_text_are_as_wide_as_each_other() -> None:
    words = " ".join(["word"] * 30)
    left, right = fitted(_table((words, words)))
    assert abs(left - right) <= 1


def test_a_column_holds_its_longest_word() -> None:
    words = " ".join(["word"] * 100)
    narrow, _ = fitted(_table(("authorities", words)))
    assert narrow >= len("authorities")


@pytest.mark.parametrize(
    ("rows", "here", "after", "number"),
    [
        (4, 10.0, 0.0, 4),  # all on this slide
        (4, 4.0, 2.0, 3),  # the words after do not fit: the last row goes with them
        (11, 10.0, 0.0, 6),  # not ten and one
        (3, 1.0, 0.0, 1),  # the rest of a slide holds one row
        (1, 0.5, 0.0, 1),  # a row taller than a slide stands all the same
        (25, 10.0, 0.0, 8),  # on three slides, a third each
    ],
)
def test_rows_are_spread_over_slides(rows: int, here: float, after: float, number: int) -> None:
    assert fitting([1.0] * rows, here, 10.0, after) == number
