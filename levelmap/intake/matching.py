"""What the rows of a table mean: an area of some year by code, by name, or none, with the reason.

Rows are matched here to areas of whatever year they name; `settling` brings them to one year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from levelmap import gss
from levelmap.geography import postcodes
from levelmap.intake.answers import Answers
from levelmap.intake.columns import SEAT_HEADING, Columns
from levelmap.intake.forms import code_in
from levelmap.intake.names import Meaning, NameBook
from levelmap.parcels import Parts, StillPacked, packed
from levelmap.terms import AreaType


@dataclass(frozen=True, slots=True)
class Row:
    """One row and what it means.

    Attributes
    ----------
    line
        In the file.
    written
        What says which place it is, as it stands there.
    contradiction
        Where code and name mean different areas: in words; the code counts.
    """

    line: int
    written: str
    meaning: Meaning
    contradiction: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as what it is made of: by itself it would take five times as long to unpack."""
        return Row, (self.line, self.written, self.meaning, self.contradiction)


@dataclass(frozen=True)
class Rows:
    """Every row of a table with what it means.

    Attributes
    ----------
    kind
        The kind of area that most rows are of: authorities, wards, or a wider one; None where no
        row means an area.
    """

    rows: Collection[Row]
    kind: AreaType | None

    def __reduce__(self) -> tuple[object, ...]:
        """Travel in parts, which stay packed until a row is asked for."""
        return _rows_again, (packed(self.rows), len(self.rows), self.kind)

    @property
    def contradictions(self) -> tuple[str, ...]:
        """Return where code and name differ, in sentences, each once."""
        return tuple(dict.fromkeys(row.contradiction for row in self.rows if row.contradiction))

    @property
    def kinds_written(self) -> Counter[str]:
        """Return how many rows are codes of each kind that is not held."""
        return Counter(row.meaning.why for row in self.rows if not row.meaning.code)


def _rows_again(parts: Parts, number: int, kind: AreaType | None) -> Rows:
    return Rows(StillPacked(parts, number), kind)


def rows_of(table: pd.DataFrame, columns: Columns, book: NameBook, answers: Answers) -> Rows:
    """Return what every row of *table* means."""
    codes = table[columns.codes] if columns.codes else pd.Series("", index=table.index)
    names = table[columns.names] if columns.names else pd.Series("", index=table.index)
    told = dict(answers.places)
    of_name = book.of_seat if SEAT_HEADING.fullmatch(columns.names) else book.of_name
    known: dict[tuple[str, str], Row] = {}
    rows = []
    for line, code, name in zip(table.index, codes, names, strict=True):
        if (code, name) not in known:
            known[code, name] = _row(code, name, book, told, of_name)
        rows.append(replace(known[code, name], line=int(line)))
    rows = _looked_up(rows)
    kinds = Counter(
        row.meaning.kind or AreaType.LOCAL_AUTHORITY for row in rows if row.meaning.code
    )
    return Rows(tuple(rows), _kind(kinds))


def _looked_up(rows: list[Row]) -> list[Row]:
    """Return rows with the authority of each postcode; those of none are no places."""
    asked = {row.meaning.code for row in rows if row.meaning.code and row.meaning.kind is None}
    if not asked:
        return rows
    held = postcodes.authorities(asked)

    def inside(row: Row) -> Row:
        if row.meaning.code not in asked or row.meaning.kind is not None:
            return row
        if authority := held.get(row.meaning.code):
            return replace(row, meaning=replace(row.meaning, inside=authority, why=""))
        return replace(row, meaning=Meaning(why="is no postcode of the directory that is held"))

    return list(map(inside, rows))


def _kind(kinds: Counter[AreaType]) -> AreaType | None:
    """Return the kind of area of a table: authorities or wards if there are any of them."""
    if not kinds:
        return None
    districts, wards = kinds[AreaType.LOCAL_AUTHORITY], kinds[AreaType.WARD]
    if districts or wards:
        return AreaType.WARD if wards > districts else AreaType.LOCAL_AUTHORITY
    return kinds.most_common(1)[0][0]


def _row(
    code: str,
    name: str,
    book: NameBook,
    told: Mapping[str, str],
    of_name: Callable[[str], Meaning],
) -> Row:
    written = " ".join(filter(None, (code, name))) if name not in code else code
    for text in (written, code, name):
        if text and text in told:
            return Row(0, written, book.of_code(gss.normalise(told[text])))
    found = code_in(code) if code else ""
    by_code = book.of_code(found) if found else Meaning(why="is empty" if not code else "")
    if not found and code and not name:
        return Row(0, written, of_name(code))
    if not name:
        return Row(0, written, by_code)
    if not found:
        inside = code_in(name)
        return Row(0, written, book.of_code(inside) if inside else of_name(name))
    by_name = of_name(name)
    if not by_code.code and by_code.kind is None:
        return Row(0, written, by_name if by_name.code else by_code)
    return Row(0, written, by_code, _contradiction(by_code, by_name, name, book))


def _contradiction(by_code: Meaning, by_name: Meaning, name: str, book: NameBook) -> str:
    """Return words where a name means another area than the code; empty where they agree."""
    districts = book.gazetteer.districts
    if by_name.kind is not by_code.kind or by_name.kind is not AreaType.LOCAL_AUTHORITY:
        return ""
    a, b = (districts.latest_code(one.code) for one in (by_code, by_name))
    if a == b or districts.successor(a) == districts.successor(b):
        return ""
    return f"{by_code.code} is {book.name(by_code.code)}, and stands beside {name[:40]!r}"
