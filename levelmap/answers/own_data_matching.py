"""Rows of a person's table matched to areas: by code or name, of whatever year fits most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from levelmap import gss
from levelmap.answers.own_tables import CODE_NAMES
from levelmap.answers.words import counted, listed
from levelmap.atlas import Atlas
from levelmap.errors import DataError
from levelmap.geography.districts import EARLIER_RECODES, VINTAGES
from levelmap.geography.search import plain
from levelmap.terms import AreaType, Geography

NAME_HEADINGS = ("area_name", "area name", "name", "area", "authority", "local authority", "place")
"""Headings under which names are looked for before all columns are tried."""

CODES_NEEDED = 0.5
"""A column is one of codes if more than this part of its cells are codes."""

ALTERNATIVES = ("", "short", "formal", "spelling", "welsh", "gaelic", "renamed")
"""Names that mean the authority itself (see `geography.search.Entry`)."""

MOST_LISTED = 20

_SUFFIX = re.compile(
    r"\b((city|county|borough|district|metropolitan|london|royal|unitary|council|of) )*council$"
)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that means no area.

    Attributes
    ----------
    row
        Its number in the file, the heading being 1.
    written
        The code or name as it stands there.
    nearest
        Names that are like it; empty where none is.
    """

    row: int
    written: str
    nearest: tuple[str, ...]


@dataclass(frozen=True)
class Matching:
    """What the rows mean.

    Attributes
    ----------
    geography
        The areas of the year that fits most rows.
    codes
        Area codes in the order of the rows, each once.
    universe
        Every code of that geography.
    duplicates
        Names of areas that more than one row means.
    other_years
        Sentences on rows that name an area of another year.
    """

    geography: Geography
    rows: int
    codes: tuple[str, ...]
    universe: frozenset[str]
    unmatched: tuple[Unmatched, ...]
    duplicates: tuple[str, ...]
    other_years: tuple[str, ...]

    @property
    def report(self) -> tuple[str, ...]:
        """Return what was matched and what was not, in sentences."""
        matched = self.rows - len(self.unmatched)
        found = [
            f"{matched:,} of {self.rows:,} rows were matched to "
            f"{counted(len(self.codes), self.geography)} of {self.geography.vintage}."
        ]
        if self.unmatched:
            written = [one.written[:40] or "an empty cell" for one in self.unmatched]
            found.append(f"Not matched: {listed(written, MOST_LISTED)}.")
        if self.duplicates:
            found.append(
                f"More than one row means {listed(self.duplicates, MOST_LISTED)}: the first counts."
            )
        return (*found, *self.other_years[:MOST_LISTED])


def match_rows(table: pd.DataFrame, name: str, atlas: Atlas) -> tuple[Matching, pd.Series]:
    """Return what the rows of a text table mean, and the area code of each row.

    Returns
    -------
    tuple
        The matching; and the code of each row, empty where it means no area.

    Raises
    ------
    DataError
        No row means an area.
    """
    written = _written(table, atlas)
    kinds = [gss.area_type(text) for text in written if gss.is_code(text)]
    is_wards = sum(kind is AreaType.WARD for kind in kinds) > len(written) / 2
    found = _wards(written, atlas) if is_wards else _districts(written, atlas)
    geography, codes, other_years = found
    areas = pd.Series(codes, index=table.index, dtype="str")
    if not any(codes):
        kinds_found = ", ".join(sorted({kind.plural for kind in kinds}))
        described = f" It holds codes of {kinds_found}." if kinds_found else ""
        raise DataError(
            f"No row of {name} names an authority or a ward that LevelMap knows.{described} "
            "Expected a column of GSS codes such as E06000001, or of names such as Hartlepool."
        )
    taken = areas[areas != ""]
    names = atlas.gazetteer.areas(geography)["name"]
    repeated = taken[taken.duplicated()].unique()
    matching = Matching(
        geography=geography,
        rows=len(table),
        codes=tuple(taken.unique()),
        universe=frozenset(atlas.gazetteer.areas(geography).index),
        unmatched=tuple(
            Unmatched(row + 2, text, _nearest(text, atlas))
            for row, (text, code) in enumerate(zip(written, codes, strict=True))
            if not code
        ),
        duplicates=tuple(names[code] for code in repeated),
        other_years=tuple(dict.fromkeys(other_years)),
    )
    return matching, areas


def _written(table: pd.DataFrame, atlas: Atlas) -> list[str]:
    """Return the code of each row, or its name where there is no column of codes."""
    by_lower = {str(column).lower(): column for column in table.columns}
    for heading in (*CODE_NAMES, *table.columns):
        column = by_lower.get(str(heading).lower())
        if column is not None and _share_of_codes(table[column]) > CODES_NEEDED:
            return [gss.normalise(cell) for cell in table[column]]
    for heading in NAME_HEADINGS:
        if heading in by_lower:
            return list(table[by_lower[heading]])
    known = set(map(plain, atlas.gazetteer.districts.names.values()))
    hits = {
        column: sum(_plain(cell) in known for cell in table[column]) for column in table.columns
    }
    best = max(hits, key=lambda column: hits[column])
    return list(table[best])


def _share_of_codes(column: pd.Series) -> float:
    return sum(gss.is_code(gss.normalise(cell)) for cell in column) / len(column)


def _plain(text: str) -> str:
    return _SUFFIX.sub("", plain(text)).strip()


def _districts(written: Sequence[str], atlas: Atlas) -> tuple[Geography, list[str], list[str]]:
    """Return the year that fits most rows, the code of each row then, and notes on the others."""
    districts = atlas.gazetteer.districts
    by_name: dict[str, list[str]] = {}
    for code, name in districts.names.items():
        by_name.setdefault(plain(name), []).append(code)
    candidates = [_candidates(text, by_name, atlas) for text in written]
    held = {one.vintage for one in atlas.gazetteer.geographies if one.area_type is _LAD}
    years = [year for year in sorted(VINTAGES, reverse=True) if year in held]
    year = max(years, key=lambda year: sum(_in_year(c, year, atlas) != "" for c in candidates))
    codes, notes = [], []
    for text, found in zip(written, candidates, strict=True):
        code = _in_year(found, year, atlas)
        if not code and found and (later := districts.successor(found[0], year)):
            code = later
            notes.append(_other_year(text, found[0], code, atlas))
        codes.append(code)
    return Geography(_LAD, year), codes, notes


_LAD = AreaType.LOCAL_AUTHORITY


def _candidates(text: str, by_name: dict[str, list[str]], atlas: Atlas) -> list[str]:
    """Return the codes, of any year, that a cell may mean; the likeliest first."""
    districts = atlas.gazetteer.districts
    code = gss.normalise(text)
    if gss.is_code(code):
        return [code] if code in districts.years or code in EARLIER_RECODES else []
    name = _plain(text)
    if not name:
        return []
    own = by_name.get(name, [])
    found = atlas.gazetteer.search(name, 1)
    exact = [
        match.code
        for match in found
        if match.relation in ALTERNATIVES
        and match.geography.area_type is _LAD
        and plain(match.found or match.name) == name
    ]
    return [*own, *exact]


def _in_year(candidates: Iterable[str], year: int, atlas: Atlas) -> str:
    districts = atlas.gazetteer.districts
    found = (districts.code_in(code, year) for code in candidates)
    return next((code for code in found if code), "")


def _other_year(text: str, code: str, now: str, atlas: Atlas) -> str:
    name = atlas.gazetteer.districts.names.get(code, code)
    shown = f"{name} ({code})" if gss.is_code(gss.normalise(text)) else name
    return f"{shown} is an authority of another year: it counts as {atlas.gazetteer.name(now)}."


def _wards(written: Sequence[str], atlas: Atlas) -> tuple[Geography, list[str], list[str]]:
    held = [one for one in atlas.gazetteer.geographies if one.area_type is AreaType.WARD]
    known = {one: set(atlas.gazetteer.areas(one).index) for one in held}
    best = max(held, key=lambda one: (sum(text in known[one] for text in written), one.vintage))
    codes = [text if text in known[best] else "" for text in written]
    return best, codes, []


def _nearest(text: str, atlas: Atlas) -> tuple[str, ...]:
    if not text or gss.is_code(text):
        return ()
    return tuple(match.name for match in atlas.gazetteer.search(_plain(text) or text, 3))
