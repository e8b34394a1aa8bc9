"""Tables of areas that LevelMap does not match, such as small areas: codes as they are written."""

from __future__ import annotations

import pandas as pd

from levelmap.errors import ContractError, DataError
from levelmap.intake.answers import Answers
from levelmap.intake.columns import CODE_HEADING
from levelmap.intake.files import opened
from levelmap.intake.forms import code_in
from levelmap.intake.layout import table_of
from levelmap.intake.numbers import marks_of, measure, numbers_in


def read_areas(content: bytes, name: str, answers: Answers) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the columns of numbers of a table by the code of the area, and how it was read.

    The codes stand in the column that is named (`Answers.place`), that has a heading of codes, or
    in the first.

    Raises
    ------
    DataError
        The file cannot be read as a table, or has no column of numbers.
    ContractError
        A code is empty or occurs twice.
    """
    file = opened(content, name)
    sheet = answers.sheet or file.sheets[0].name
    found = file.whole(sheet)
    notes = file.with_notes_on(found).notes
    cells = table_of(list(found.rows), name, _is_code, answers.heading).cells
    headings = [str(heading) for heading in cells]
    named = [h for h in headings if CODE_HEADING.fullmatch(h)]
    place = answers.place if answers.place in headings else (named or headings)[0]
    read = {h: numbers_in(cells[h]) for h in headings if h != place}
    numbers = {heading: held for heading, held in read.items() if held is not None}
    if not numbers:
        raise DataError(
            f"{name} has no column of numbers beside the codes: expected one for each indicator."
            f" {found.words(name)}".rstrip()
        )
    digits = (one.digits for held in numbers.values() for one in held.values() if one.digits)
    decimal = answers.decimal or marks_of(digits).decimal
    values = {h: measure(cells[h], held, decimal).by_line for h, held in numbers.items()}
    return pd.DataFrame(values).set_axis(_index(cells[place], name), axis="index"), notes


def _is_code(text: str) -> bool:
    return bool(code_in(text))


def _index(codes: pd.Series, name: str) -> pd.Index:
    if (empty := codes.index[codes == ""]).size:
        raise ContractError(name, str(codes.name), f"is empty on line {empty[0]}")
    if codes.duplicated().any():
        raise ContractError(name, str(codes.name), "holds an area twice", codes[codes.duplicated()])
    return pd.Index(codes, name="area_code")
