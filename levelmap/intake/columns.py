"""What each column of a table is: places, values, a category, a year, a number of the row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pandas as pd

from levelmap.geography import postcodes
from levelmap.intake import parts
from levelmap.intake.forms import code_in
from levelmap.intake.names import NameBook
from levelmap.intake.numbers import Marks, NumberColumn, marks_of, measure, numbers_in
from levelmap.intake.own_downloads import Download
from levelmap.terms import AreaType

_LOOKED_AT = 400
"""Different cells of a column that are looked at to see whether they are places."""

_ENOUGH = 0.3
"""A column is one of places if at least this part of its different cells are."""

_NEARLY_ALL = 0.9
"""A column of names of which fewer are known says less than a column of postcodes: towns."""

MOST_CATEGORIES = 60
_MOST_NUMBERED = 12
"""Different whole numbers up to which a column may be one of categories."""

CODE_HEADING = re.compile(
    r"(lad|ltla|utla|ua|la|wd|ward|rgn|area|geography|geo|gss|ons|cty|cauth|local.?authority)"
    r"[ _.]?([0-9]{2,4})?[ _.]?(cd|code|cde)|code|.*_code|mnemonic|gss|gss code|ons code|ecode",
    re.IGNORECASE,
)
NAME_HEADING = re.compile(
    r"(lad|ltla|utla|ua|la|wd|ward|area|geography|geo)[ _.]?([0-9]{2,4})?[ _.]?(nm|name)|name"
    r"|area|place|authority|local authority.*|district|council|la|lad|.*_name|.* name",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"(fid|oid|id|index|objectid|row|row no|rank order|.*[ _]id|unnamed: ?[0-9]+|#)",
    re.IGNORECASE,
)
_CODED = re.compile(r".*[ _](code|cd)", re.IGNORECASE)
_NUMBERED = re.compile(r"column [0-9]+|nos?\.?|nr\.?|number|item|ref\.?|line", re.IGNORECASE)
"""Heading of a column that, running from 1, numbers the rows; "No." may also be an amount."""

_AMOUNT = re.compile(
    r"%|£|\b(value|rate|count|number|score|total|average|mean|median|denominator|numerator"
    r"|(lower|upper).{0,20}(ci|limit)|confidence)\b",
    re.IGNORECASE,
)
"""Heading of a column of amounts, which are no kinds of rows however few they are."""

_YEARS = re.compile(r"(19|20)[0-9]{2}((0[1-9]|1[0-2])([0-9]{2})?|[0-9]{2}|0000)?")
"""A year, a month (202603), a day, or an academic or financial year (202425)."""

_PERIOD = re.compile(
    r".*\b(years?|period|date|time|month|quarter|timestamp)\b.*|time_.*|date_.*", re.IGNORECASE
)
SEAT_HEADING = re.compile(r".*(constituenc|pcon|parliamentary|\bseat\b).*", re.IGNORECASE)
"""Heading of a column whose names are those of constituencies."""

_YES = frozenset("yes y true t in 1 x ✓ ✔ priority named selected included on ie ydy do".split())
_NO = frozenset("no n false f out 0 - not excluded off none nage naddo".split()) | {
    "",
    "not priority",
    "nac ydy",
}
"""In English and Welsh."""

_LEADING_ZERO = re.compile(r"0[0-9]+")
"""A text that is a number of a record, as amounts are not written so."""

_SOME = 0.05
"""A column is one of numbers of records if more than this part of its texts are."""

_MARKING = re.compile(
    r"data markings?|markings?|markers?|flags?|(foot)?notes?|shorthand|obs(ervation)?[ _]status",
    re.IGNORECASE,
)
"""Heading of a column that may say how a figure is to be taken (see `_is_marking`)."""

_MOST_UNDECIDED = 2
"""Further texts, such as "to be confirmed", that a column of yes and no may have."""


class Role(StrEnum):
    """What a column is to LevelMap."""

    PLACE = "place"
    VALUES = "values"
    CATEGORY = "category"
    PERIOD = "period"
    IDENTIFIER = "identifier"
    CONSTANT = "constant"
    TEXT = "text"


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are.

    Attributes
    ----------
    roles
        By heading, in the order of the table.
    codes, names
        Headings of the columns of codes and of names that say which place a row is of; empty where
        there is none.
    place_options
        Headings of every column of places, wider ones too.
    rivals
        Headings of those that could say it: columns of authorities, wards, or parts of them.
    measures
        Columns of numbers that may be used as values.
    marks
        How the decimal mark was found.
    """

    roles: Mapping[str, Role]
    codes: str
    names: str
    place_options: tuple[str, ...]
    rivals: tuple[str, ...]
    measures: Mapping[str, NumberColumn]
    marks: Marks
    _yes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def categories(self) -> tuple[str, ...]:
        """Return the headings of columns that divide the rows into a few kinds."""
        return tuple(h for h, role in self.roles.items() if role in (Role.CATEGORY, Role.PERIOD))

    @property
    def groupings(self) -> tuple[str, ...]:
        """Return the categories, and the columns of a few whole numbers that may be such."""
        few = (
            heading
            for heading, one in self.measures.items()
            if not _AMOUNT.search(heading) and _are_kinds(one.by_line.dropna())
        )
        return (*self.categories, *few)

    @property
    def yes_and_no(self) -> Mapping[str, tuple[str, ...]]:
        """Return the headings of columns of yes and no, with the texts that mean yes."""
        return self._yes

    @property
    def unused(self) -> tuple[str, ...]:
        """Return why columns are not offered as values, in sentences."""
        reasons = {
            Role.IDENTIFIER: "numbers of rows or of records",
            Role.PERIOD: "years or dates",
            Role.CONSTANT: "the same in every row",
            Role.TEXT: "words",
        }
        found = []
        for role, reason in reasons.items():
            headings = [repr(heading[:40]) for heading, own in self.roles.items() if own is role]
            if headings:
                found.append(f"Not used as values ({reason}): {', '.join(headings[:8])}.")
        return tuple(found)


def _are_kinds(values: pd.Series) -> bool:
    """Say whether numbers may be kinds of rows: a few whole ones, each of several rows."""
    different = len(values.unique())
    is_few = 1 < different <= min(_MOST_NUMBERED, max(3, len(values) // 2))
    return is_few and different < len(values) and bool((values % 1 == 0).all())


def columns_of(
    table: pd.DataFrame, book: NameBook, place: str, decimal: str, own: Download | None = None
) -> Columns:
    """Return what the columns of a table of cleaned texts are.

    Parameters
    ----------
    place
        Heading of the column that says which place a row is of; found if empty.
    decimal
        The decimal mark, found if empty.
    own
        Which of LevelMap's own tables it is, if it is one: then that says what the columns are.
    """
    codes, names, options = _places(table, book, place)
    rivals = tuple(heading for heading in options if _says_authority(table[heading], book))
    found = {h: numbers_in(table[h]) for h in table if h not in options}
    numbers = {h: cells for h, cells in found.items() if cells is not None}
    digits = (one.digits for cells in numbers.values() for one in cells.values() if one.digits)
    marks = marks_of(digits)
    read = {h: measure(table[h], c, decimal or marks.decimal) for h, c in numbers.items()}
    roles = {
        heading: Role.PLACE if heading in options else _role(table[heading], read.get(heading))
        for heading in table
    }
    measures = {h: one for h, one in read.items() if roles[h] is Role.VALUES}
    yes = {h: said for h in table if h not in (codes, names) and (said := _yes_in(table[h]))}
    yes = {
        h: said
        for h, said in yes.items()
        if not _is_marking(h, said) and roles[h] is not Role.IDENTIFIER
    }
    found_columns = Columns(roles, codes, names, options, rivals, measures, marks, yes)
    return found_columns if own is None else _as_own(found_columns, own, table)


def _as_own(found: Columns, own: Download, table: pd.DataFrame) -> Columns:
    """Return the columns of one of LevelMap's own tables, which are known by their headings."""
    measures = {h: found.measures[h] for h in own.columns if h in found.measures}
    roles = {
        heading: Role.TEXT if role is Role.VALUES and heading not in measures else role
        for heading, role in found.roles.items()
    }
    yes: dict[str, tuple[str, ...]] = {}
    if own.chosen_by in roles:
        roles[own.chosen_by] = Role.CATEGORY
        texts = set(table[own.chosen_by])
        yes = {own.chosen_by: tuple(text for text in own.chosen if text in texts)}
    yes = {heading: texts for heading, texts in yes.items() if texts}
    return replace(found, roles=roles, measures=measures, _yes=yes)


def _places(table: pd.DataFrame, book: NameBook, place: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the column of codes, that of names, and all that could be one."""
    by_code, by_name, by_post, named = {}, {}, [], {}
    for heading in table:
        cells = list(dict.fromkeys(cell for cell in table[heading] if cell))[:_LOOKED_AT]
        if not cells:
            continue
        found = [code for cell in cells if (code := code_in(cell))]
        if len(found) > _ENOUGH * len(cells):
            by_code[heading] = _fitness(found, table, heading, book)
            continue
        if sum(map(postcodes.is_whole, cells)) > _ENOUGH * len(cells):
            by_post.append(heading)
            continue
        if _yes_in(table[heading]):  # "Na" is also how some write of the Western Isles
            continue
        known = sum(_is_name(cell, book, heading) for cell in cells)
        if known >= max(1, _ENOUGH * len(cells)) or (known and NAME_HEADING.fullmatch(heading)):
            named[heading] = known / len(cells)
            by_name[heading] = (known / len(cells) > 0.5, len(cells) / len(table), known)
    if not by_code and by_post and not any(part > _NEARLY_ALL for part in named.values()):
        by_name = {by_post[0]: (True, 2.0, 1), **by_name}
    options = (*by_code, *by_name)
    if place in table and place:
        return (
            (place, "", (*options, place)) if place in by_code else ("", place, (*options, place))
        )
    codes = max(by_code, key=lambda heading: by_code[heading], default="")
    names = max(by_name, key=lambda heading: by_name[heading], default="")
    if not options:
        headed = [h for h in table if NAME_HEADING.fullmatch(h) or CODE_HEADING.fullmatch(h)]
        names = headed[0] if headed else str(table.columns[0])
        options = (names,)
    return codes, names, options


def _fitness(
    codes: list[str], table: pd.DataFrame, heading: str, book: NameBook
) -> tuple[float, float, float, bool]:
    """Return how well a column of codes says which place a row is of; more is better."""
    kinds = [book.of_code(code).kind for code in codes]
    usable = sum(kind in _FINE for kind in kinds)
    different = table[heading].nunique() / len(table)
    own = sum(kind in _OWN for kind in kinds)
    is_headed = CODE_HEADING.fullmatch(heading) is not None
    return round(usable / len(codes), 1), different, own / len(codes), is_headed


def _says_authority(column: pd.Series, book: NameBook) -> bool:
    """Say whether most of a column's different cells are authorities, wards or parts of them."""
    cells = list(dict.fromkeys(cell for cell in column if cell))[:_LOOKED_AT]
    if SEAT_HEADING.fullmatch(str(column.name)):
        return True
    kinds = [book.of_code(code_in(c)).kind if code_in(c) else book.of_name(c).kind for c in cells]
    return sum(kind in _FINE for kind in kinds) > len(cells) / 2


_OWN = (AreaType.LOCAL_AUTHORITY, AreaType.WARD)
_FINE = (*_OWN, *parts.KINDS)


def _is_name(cell: str, book: NameBook, heading: str) -> bool:
    if not any(letter.isalpha() for letter in cell):
        return False
    meaning = book.of_seat(cell) if SEAT_HEADING.fullmatch(heading) else book.of_name(cell)
    return bool(meaning.code or meaning.candidates)


def _role(column: pd.Series, numbers: NumberColumn | None) -> Role:
    heading, filled = str(column.name), column[column != ""]
    different = filled.nunique()
    if numbers is not None:
        looked_at = filled.unique()[:_LOOKED_AT]
        padded = sum(_LEADING_ZERO.fullmatch(text) is not None for text in looked_at)
        if padded > len(looked_at) * _SOME:
            return Role.IDENTIFIER
        return _role_of_numbers(heading, numbers.by_line.dropna())
    if different == 1 and len(filled) == len(column) > 2:
        return Role.CONSTANT
    if _PERIOD.fullmatch(heading[:80]):
        return Role.PERIOD
    few = different <= MOST_CATEGORIES and (different <= len(column) / 2 or different <= 5)
    return Role.CATEGORY if few else Role.TEXT


def _role_of_numbers(heading: str, values: pd.Series) -> Role:
    is_whole = bool((values % 1 == 0).all())
    if is_whole and bool(values.between(1900, 2100).all()) and not values.empty:
        is_repeated = values.nunique() < len(values) or _PERIOD.fullmatch(heading[:80])
        if is_repeated:
            return Role.PERIOD
    if is_whole and _PERIOD.fullmatch(heading[:80]) and _are_periods(values):
        return Role.PERIOD
    is_coded = any(form.fullmatch(heading[:80]) for form in (CODE_HEADING, _CODED))
    if _IDENTIFIER.fullmatch(heading[:80]) or (is_whole and is_coded):
        return Role.IDENTIFIER
    runs = [list(range(first, first + len(values))) for first in (0, 1)]
    is_numbered = len(values) > 1 and list(values) in runs
    return Role.IDENTIFIER if is_numbered and _NUMBERED.fullmatch(heading[:80]) else Role.VALUES


def _are_periods(values: pd.Series) -> bool:
    texts = {f"{value:.0f}" for value in values.unique()}
    return bool(texts) and all(map(_YEARS.fullmatch, texts))


def _yes_in(column: pd.Series) -> tuple[str, ...]:
    """Return the texts that mean yes in a column of yes and no; empty for any other column."""
    texts = column.unique()
    if not 1 <= len(texts) <= 6:
        return ()
    yes = [text for text in texts if text.lower() in _YES]
    is_welsh = "ie" in column.str.lower().to_numpy()  # elsewhere "na" is "not available"
    no = [text for text in texts if text.lower() in _NO or (is_welsh and text.lower() == "na")]
    undecided = set(texts) - set(yes) - set(no)
    is_amount = any(text.replace(".", "", 1).isdecimal() for text in undecided)  # 0, 1 and 2
    is_clear = len(undecided) <= _MOST_UNDECIDED and not is_amount
    return tuple(yes) if yes and no and is_clear else ()


def _is_marking(heading: str, yes: tuple[str, ...]) -> bool:
    """Say whether a column of yes and no marks figures: an x is then one that is withheld."""
    return _MARKING.fullmatch(heading[:80]) is not None and {text.lower() for text in yes} == {"x"}
