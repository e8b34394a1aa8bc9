"""From rows of cells to a table: heading, body, and what stands round them.

What is passed over is kept in words: title lines above the heading, notes below the table, empty
columns, cells that are cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import pandas as pd

from levelmap import gss
from levelmap.errors import DataError
from levelmap.intake import cells, headings
from levelmap.intake.limits import LONGEST_CELL
from levelmap.parcels import PackedTexts, packed_texts, unpacked_texts

IsPlace = Callable[[str], bool]

_SEARCHED = 40
"""Rows in which the heading is looked for."""

_NOTE = re.compile(
    r"(source|info|notes?|footnotes?|©|copyright|contains|published|downloaded|data|this|figures|see"
    r"|prepared|produced|last updated|end of|\[[a-z]{1,12}\]|[*†‡0-9]{1,2}[.:)]?)\b.*|\*.*|©.*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class RawTable:
    """A table as read.

    Attributes
    ----------
    cells
        Texts, cleaned; columns by heading, index the number of the line in the file.
    passed_over
        What of the file is not in it, in sentences.
    """

    cells: pd.DataFrame
    passed_over: tuple[str, ...]

    def __reduce__(self) -> tuple[object, ...]:
        """Travel in parts, see `levelmap.parcels`."""
        return _table_again, (packed_texts(self.cells), self.passed_over)


def _table_again(cells: PackedTexts, passed_over: tuple[str, ...]) -> RawTable:
    return RawTable(unpacked_texts(cells), passed_over)


def table_of(
    rows: Sequence[Sequence[str]], name: str, is_place: IsPlace, heading: int | None = None
) -> RawTable:
    """Return the table in the rows of a file or sheet.

    Parameters
    ----------
    is_place
        Whether a text is the code or the name of a place.
    heading
        Line of the heading, 1 being the first; 0 if there is none; found if None.

    Raises
    ------
    DataError
        There are no rows, or the line of the heading is not among them.
    """
    lines, cut = _cleaned(rows)
    if not lines:
        raise DataError(f"{name} is empty: expected a heading and one row for each area.")
    position = _heading(lines, is_place) if heading is None else _given(lines, heading, name)
    head = headings.titles_at(lines, position)
    if position < 0 and heading is None:
        head = headings.none_after(_titles_above(lines, is_place))
    body, below = _without_notes(lines[head.below :], is_place)
    if not body:
        raise DataError(f"{name} has a heading and no rows: expected one row for each area.")
    table, dropped = _framed(head.titles, body, name)
    above = _lines_words("above the heading", lines[: head.above])
    words = (*above, *head.words, *_lines_words("below the table", below))
    return RawTable(table, (*words, *dropped, *cut))


def _cleaned(rows: Sequence[Sequence[str]]) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """Return the rows that are not empty with their line, and words on cells that are cut."""
    lines, long = [], []
    for line, row in enumerate(rows, 1):
        found = [cells.clean(cell) if cell else "" for cell in row]
        while found and not found[-1]:
            found.pop()
        if found:
            lines.append((line, found))
            if any(len(cell) > LONGEST_CELL for cell in row):
                long.append(line)
    if not long:
        return lines, []
    shown = ", ".join(f"{line:,}" for line in long[:5])
    return lines, [f"Of cells on line {shown} only the first {LONGEST_CELL:,} characters are read."]


def _given(lines: list[tuple[int, list[str]]], heading: int, name: str) -> int:
    if heading == 0:
        return -1
    found = [position for position, (line, _) in enumerate(lines) if line == heading]
    if not found:
        raise DataError(f"{name} has nothing on line {heading:,}: expected the line of headings.")
    return found[0]


def _heading(lines: list[tuple[int, list[str]]], is_place: IsPlace) -> int:
    """Return the position of the heading among the lines; -1 if there is none."""
    usual = median(headings.filled(row) for _, row in lines)
    first = _first_place(lines[:_SEARCHED], usual, is_place)
    if first == 0:
        return -1
    width = headings.filled(lines[first][1]) if first else usual
    above = [
        position
        for position, (_, row) in enumerate(lines[: first or _SEARCHED])
        if headings.filled(row) >= max(1, 0.6 * width)
        and not any(map(_is_amount, row))
        and not headings.is_chosen(lines, position)
    ]
    named = [position for position in above if _names_places(lines[position][1])]
    if first is None:
        return next(iter(named or above), 0)
    if named and headings.filled(lines[above[-1]][1]) <= headings.filled(lines[named[-1]][1]):
        return named[-1]
    if above:
        return above[-1] if usual >= 2 else above[0]
    return first - 1 if _is_partial_heading(lines, first) else -1


def _titles_above(lines: list[tuple[int, list[str]]], is_place: IsPlace) -> int:
    """Return how many lines stand above the rows of a table without headings."""
    usual = median(headings.filled(row) for _, row in lines)
    first = _first_place(lines[:_SEARCHED], usual, is_place) or 0
    width = headings.filled(lines[first][1])
    return next(
        (
            position
            for position in range(first, 0, -1)
            if headings.filled(lines[position - 1][1]) < 0.6 * width
            or headings.is_chosen(lines, position - 1)
        ),
        0,
    )


def _first_place(lines: list[tuple[int, list[str]]], usual: float, is_place: IsPlace) -> int | None:
    """Return the position of the first line of a place; a title that is one is passed over."""
    for position, (_, row) in enumerate(lines):
        if headings.filled(row) < max(1, 0.6 * usual):
            continue
        if any(gss.is_code(gss.normalise(cell)) for cell in row) or is_place(row[0]):
            return position
    return None


def _is_amount(cell: str) -> bool:
    """Say whether a cell is a number and no year, as headings are not."""
    digits = cells.number(cell).digits
    return bool(digits) and not headings.YEAR.fullmatch(cell)


def _is_partial_heading(lines: list[tuple[int, list[str]]], position: int) -> bool:
    """Say whether the line before the first row is a heading with few titles in it."""
    line, row = lines[position - 1]
    return line == lines[position][0] - 1 and _names_places(row) and headings.filled(row) > 1


def _names_places(row: Sequence[str]) -> bool:
    return any(headings.HEADING.fullmatch(cell) for cell in row if 0 < len(cell) < 40)


def _without_notes(
    lines: list[tuple[int, list[str]]], is_place: IsPlace
) -> tuple[list[tuple[int, list[str]]], list[tuple[int, list[str]]]]:
    """Return the body and the notes below it."""
    end = len(lines)
    usual = median(headings.filled(row) for _, row in lines) if lines else 0
    while end and _is_note(lines[end - 1][1], usual, is_place):
        end -= 1
    # what stands after a blank line below the table, without a place, belongs to the notes
    return lines[:end], lines[end:]


def _is_note(row: Sequence[str], usual: float, is_place: IsPlace) -> bool:
    filled = [cell for cell in row if cell]
    if any(map(is_place, filled)) or any(gss.is_code(gss.normalise(cell)) for cell in filled):
        return False
    if len(filled) < 0.6 * usual or (usual >= 2 and len(filled) == 1):
        return True
    return _NOTE.fullmatch(filled[0][:200]) is not None and len(filled[0]) > 3


def _framed(
    given: list[str], body: list[tuple[int, list[str]]], name: str
) -> tuple[pd.DataFrame, list[str]]:
    """Return the body under its headings without empty columns, and words on what is left out."""
    if len(given) == 1 and sum(len(row) > 1 for _, row in body) > 0:
        body = [(line, _joined_name(row)) for line, row in body]
    found = headings.with_thousands(given, max(len(row) for _, row in body))
    width = max(len(row) for row in (found, *(row for _, row in body)))
    if found and width > len(found):
        longer = [line for line, row in body if len(row) > len(found)]
        if len(longer) <= max(1, len(body) // 10):
            body = [(line, row) for line, row in body if len(row) <= len(found)]
            return _columns(found, body, len(found), name, _longer_words(longer))
    return _columns(found, body, width, name, [])


def _joined_name(row: list[str]) -> list[str]:
    """Return one cell for a name with a comma in it, as in "Bristol, City of"."""
    return [", ".join(cell for cell in row if cell)]


def _longer_words(lines: list[int]) -> list[str]:
    shown = ", ".join(f"{line:,}" for line in lines[:5])
    return [
        f"Not read: line {shown}, with more cells than the heading. Put a text with a separator in "
        "it between quotation marks."
    ]


def _columns(
    given: list[str],
    body: list[tuple[int, list[str]]],
    width: int,
    name: str,
    words: list[str],
) -> tuple[pd.DataFrame, list[str]]:
    if not body:
        raise DataError(f"No row of {name} fits its heading: expected one row for each area.")
    padded = [row + [""] * (width - len(row)) for _, row in body]
    frame = pd.DataFrame(padded, index=[line for line, _ in body], dtype="object")
    is_filled = (frame != "").any()
    found = headings.distinct(given + [""] * (width - len(given)))
    kept = [number for number in range(width) if is_filled[number]]
    empty = [found[n] for n in range(width) if n not in kept and n < len(given) and given[n]]
    if empty:
        words = [*words, f"Empty columns: {', '.join(repr(title) for title in empty[:10])}."]
    frame = frame[kept].set_axis([found[number] for number in kept], axis="columns")
    return frame.rename_axis("line"), words


def _lines_words(where: str, lines: list[tuple[int, list[str]]]) -> list[str]:
    if not lines:
        return []
    shown = "; ".join(_cut(" ".join(filter(None, row))) for _, row in lines[:3])
    more = f" and {len(lines) - 3} more" if len(lines) > 3 else ""
    noun = "1 line" if len(lines) == 1 else f"{len(lines):,} lines"
    return [f"Passed over {noun} {where}: {shown}{more}."]


def _cut(text: str) -> str:
    return f"{text[:60].rstrip()}…" if len(text) > 60 else text.rstrip(".")
