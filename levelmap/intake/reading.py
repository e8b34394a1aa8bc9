"""A table as it was understood: its rows as places, its columns as values, what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from levelmap.errors import DataError, QueryError
from levelmap.geography import postcodes
from levelmap.geography.gazetteer import Gazetteer
from levelmap.intake import own_downloads, questions, settling
from levelmap.intake.answers import ANY_TEXT, Answers, Question
from levelmap.intake.columns import Columns, columns_of
from levelmap.intake.files import File, opened
from levelmap.intake.forms import code_in
from levelmap.intake.headings import as_written
from levelmap.intake.layout import IsPlace, RawTable, table_of
from levelmap.intake.lists import OwnList
from levelmap.intake.matching import Rows, rows_of
from levelmap.intake.names import NameBook, book_of
from levelmap.intake.outcomes import Outcomes
from levelmap.intake.own_downloads import Download
from levelmap.intake.settling import Settled, Via
from levelmap.intake.values import Brought, TableValues
from levelmap.intake.workbooks import Sheet
from levelmap.terms import Geography


def read(
    content: bytes, name: str, gazetteer: Gazetteer, answers: Answers | None = None
) -> PlaceTable:
    """Return what a table of places says.

    Parameters
    ----------
    content
        Of a text table in any common encoding and with any separator, of an XLSX workbook, or of
        LevelMap's own download.
    name
        Of the file, for messages.

    Raises
    ------
    DataError
        The file cannot be read as a table, is beyond the limits, or no row names a place.
    QueryError
        An answer names a sheet, a column or a text that is not there.
    """
    return understand(opened(content, name), gazetteer, answers or Answers())


def read_apart(
    content: bytes,
    name: str,
    gazetteer: Gazetteer,
    answers: Answers,
    geography: Geography | None = None,
) -> PlaceTable:
    """Return what a table of places says, made in another process: what is shown of it is ready.

    The rows of its file stay behind. Raises as `read`.

    Parameters
    ----------
    geography
        Of the areas that its values are wanted on; None where they are not.
    """
    file = opened(content, name)
    reading = understand(file, gazetteer, answers)
    _ = reading.settled, reading.outcomes.shown_unmatched, reading.outcomes.report
    _ = reading.outcomes.is_whole, reading.outcomes.shown_matched
    if geography is None:
        _ = reading.list_questions
    else:
        reading.on(geography).prepare()
    object.__setattr__(reading, "file", file.without_rows)  # keeps what is ready
    return reading


def understand(file: File, gazetteer: Gazetteer, answers: Answers) -> PlaceTable:
    """Return what an opened file says; raises as `read`."""
    book = book_of(gazetteer)
    sheet = answers.sheet or _likeliest(file, book)
    found = file.whole(sheet)
    try:
        return _understood(file.with_notes_on(found), found, gazetteer, answers)
    except DataError as error:
        if not found.unsaved:
            raise
        raise DataError(f"{error} {found.words(file.name)}") from error


def _understood(file: File, sheet: Sheet, gazetteer: Gazetteer, answers: Answers) -> PlaceTable:
    book = book_of(gazetteer)
    table = table_of(list(sheet.rows), file.name, _is_place(book), answers.heading)
    answers = as_written(answers, table.cells, file.name)
    own = own_downloads.recognised(map(str, table.cells))
    columns = columns_of(table.cells, book, answers.place, answers.decimal, own)
    rows = rows_of(table.cells, columns, book, answers)
    geography = settling.geography_of(rows, gazetteer)
    if geography is None:
        raise DataError(_no_place(file.name, rows, _in_headings(table, book)))
    return PlaceTable(file, sheet.name, table, columns, rows, geography, answers, book, own)


def _likeliest(file: File, book: NameBook) -> str:
    """Return the sheet with the most rows of places among its first."""
    if len(file.sheets) == 1:
        return file.sheets[0].name
    is_place = _is_place(book)

    def places(rows: tuple[tuple[str, ...], ...]) -> int:
        return sum(any(is_place(cell.strip()) for cell in row[:4] if cell) for row in rows)

    return max(file.sheets, key=lambda sheet: places(sheet.rows)).name


def _is_place(book: NameBook) -> IsPlace:
    def is_place(text: str) -> bool:
        code = code_in(text)
        if code:
            return True
        if postcodes.is_whole(text):
            return " " in text  # WD17CD is a heading
        return 0 < len(text) < 60 and bool(book.of_name(text).code)

    return is_place


def _in_headings(table: RawTable, book: NameBook) -> list[str]:
    """Return the headings that are places, as where areas are columns."""
    is_place = _is_place(book)
    return [heading for heading in map(str, table.cells) if is_place(heading)]


def _no_place(name: str, rows: Rows, in_headings: list[str]) -> str:
    if len(in_headings) > 1:
        shown = ", ".join(repr(heading[:40]) for heading in in_headings[:3])
        return (
            f"No row of {name} names a place, and {len(in_headings):,} headings do ({shown}): "
            "expected a row for each place. Turn the table round (in a spreadsheet: copy it, then "
            "Paste Special, Transpose) and bring it again."
        )
    why, times = rows.kinds_written.most_common(1)[0]
    found = f" Most rows hold what {why}." if times > len(rows.rows) / 2 else ""
    return (
        f"No row of {name} names an authority or a ward that LevelMap knows.{found} Expected a "
        "column of GSS codes such as E06000001, or of names such as Hartlepool."
    )


@dataclass(frozen=True)
class PlaceTable:
    """A table of places, understood.

    Attributes
    ----------
    table
        As read: `table.cells` has the line of the file as index.
    columns
        What each column is.
    rows
        What each row means.
    geography
        The areas of the year that fits most rows.
    answers
        What was answered, with headings as the table writes them.
    own
        Which of LevelMap's own downloads it is; None if it is none.
    """

    file: File
    sheet: str
    table: RawTable
    columns: Columns
    rows: Rows
    geography: Geography
    answers: Answers
    book: NameBook
    own: Download | None = None

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self.file.name

    @cached_property
    def settled(self) -> Settled:
        """The rows on the areas of `geography`."""
        return settling.settle(self.rows, self.geography, self.book.gazetteer, self.answers.first)

    @cached_property
    def _values(self) -> dict[Geography, TableValues]:
        return {}

    def on(self, geography: Geography | None = None) -> TableValues:
        """Return the table's values on the areas of *geography*, by default of its own."""
        wanted = geography or self.geography
        return self._values.setdefault(wanted, TableValues(self, wanted))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What the table leaves open, for a list and for values."""
        found = (*self._of_reading, *self._of_list, *self.on().questions)
        return tuple(dict.fromkeys(found))

    @cached_property
    def list_questions(self) -> tuple[Question, ...]:
        """What the table leaves open where it is used as a list."""
        return (*self._of_reading, *self._of_list)

    def value_questions(self, geography: Geography | None = None) -> tuple[Question, ...]:
        """Return what the table leaves open where its values are used on the areas of a geography.

        Raises
        ------
        QueryError
            The column chosen is not one of numbers.
        """
        return (*self._of_reading, *self.on(geography).questions)

    @cached_property
    def _of_reading(self) -> tuple[Question, ...]:
        found: list[Question] = []
        if not self.answers.sheet:
            found += questions.about_sheet([one.name for one in self.file.sheets], self.sheet)
        if not self.answers.place:
            found += questions.about_place(self.columns)
        found += questions.about_decimals(self.columns, self.answers)
        return tuple(found)

    @cached_property
    def _of_list(self) -> tuple[Question, ...]:
        pieces = self.settled.pieces.values()
        is_within = any(found[0].how is Via.INSIDE for found in pieces)
        first = tuple(questions.about_first(self.settled.rivals, self.answers))
        within = questions.about_parts(is_within and not self.answers.worst, self.answers)
        rule = questions.about_list(self.table.cells, self.columns, self.answers)
        if self.answers.worst:
            return (*rule, *self.on().questions)
        return (*rule, *self.list.repeated, *first, *within)

    @cached_property
    def repeated(self) -> tuple[Question, ...]:
        """Which of several rows of an area is wanted for its value, where there are such."""
        targets = pd.Series(
            {
                piece.line: f"{target} {piece.code}"
                for target, pieces in self.settled.pieces.items()
                for piece in pieces
                if piece.line in self.answered_lines
            },
            dtype="str",
        )
        found = questions.about_repeated(
            self.table.cells, targets, self.columns, self.answers, "all of them, put together"
        )
        is_told = self.answers.are_together
        return tuple(one for one in found if one.guess is not None or not is_told)

    @property
    def value_column(self) -> str:
        """Return the heading of the column of values, chosen or guessed.

        Raises
        ------
        QueryError
            The column chosen is not one of numbers.
        """
        chosen, measures = self.answers.column, self.columns.measures
        if chosen and chosen not in measures:
            known = ", ".join(repr(heading[:40]) for heading in measures) or "none"
            raise QueryError(
                f"{chosen[:40]!r} of {self.name} is no column of values: expected one of {known}."
            )
        return chosen or questions.value_column(measures)

    def numbers(self, heading: str) -> pd.Series:
        """Return the numbers of a column by line; numbers that stand for nothing are NaN."""
        measure = self.columns.measures[heading]
        if measure.stand_in is None or self.answers.odd_values == "values":
            return measure.by_line
        return measure.by_line.mask(measure.by_line == measure.stand_in)

    def number_notes(self, heading: str) -> tuple[str, ...]:
        """Return what of a column was read as missing, and what could not be, in sentences."""
        measure = self.columns.measures[heading]
        if measure.stand_in is None or self.answers.odd_values == "values":
            return measure.notes
        return (*measure.notes, f"{heading!r}: {measure.stand_in:g} is read as missing.")

    @cached_property
    def answered_lines(self) -> frozenset[int]:
        """Lines in which the columns say what was asked for."""
        return self.lines(self.answers.where)

    def lines(self, where: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[int]:
        """Return the lines in which every column of *where* says one of its texts, or any does."""
        cells = self.table.cells
        is_wanted = pd.Series(True, index=cells.index)
        for heading, texts in where:
            if texts != (ANY_TEXT,):
                is_wanted &= cells[heading].isin(texts)
        return frozenset(int(line) for line in cells.index[is_wanted])

    def is_count(self, heading: str) -> bool:
        """Say whether the values of a column are counts, as answered or guessed."""
        if self.answers.is_count is not None:
            return self.answers.is_count
        return questions.looks_like_count(heading, self.numbers(heading))[0]

    @property
    def low_is_worst(self) -> bool:
        """Say whether low values are the worst: as answered, or by the ranks beside them."""
        if self.answers.low_is_worst is not None or self.own is None or not self.value_column:
            return bool(self.answers.low_is_worst)
        cells = self.table.cells
        if "rank" not in cells:
            return False
        ranks = pd.to_numeric(cells["rank"], errors="coerce")
        return own_downloads.low_is_worst(ranks, self.numbers(self.value_column))

    @property
    def worst_words(self) -> str:
        """Return which places are the worst that were asked for; empty where none were.

        Raises as `value_column`.
        """
        if not self.answers.worst:
            return ""
        which = "lowest" if self.low_is_worst else "highest"
        return f"the {self.answers.worst} with the {which} {self.value_column!r}"

    def values(self, heading: str, geography: Geography | None = None) -> Brought:
        """Return a column of values on the areas of *geography*; raises as `TableValues.of`."""
        return self.on(geography).of(heading)

    def value_table(self, geography: Geography | None = None) -> pd.DataFrame:
        """Return every column of values on the areas of *geography*, columns by heading."""
        return pd.DataFrame(
            {heading: self.values(heading, geography).by_area for heading in self.columns.measures}
        )

    @cached_property
    def list(self) -> OwnList:
        """The table as a list of places."""
        return OwnList(self)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What became of every row."""
        return Outcomes(self.rows, self.settled, self.book)

    @property
    def report(self) -> tuple[str, ...]:
        """Return how the table was read and what became of its rows, in sentences."""
        own = () if self.own is None else (f"This is LevelMap's own table: {self.own.words}.",)
        return (*own, *self.file.notes, *self.table.passed_over, *self.outcomes.report)

    def value_report(self, heading: str, geography: Geography | None = None) -> tuple[str, ...]:
        """Return how a column of values was read and brought to areas, in sentences."""
        return self.on(geography).report(heading)
