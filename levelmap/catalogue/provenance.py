"""Where the facts came from: publishers, documents, licences, and the lines that name them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from levelmap import tables
from levelmap.periods import MONTHS

GRACE_MONTHS = 2
"""A release that is so late is overdue."""

OGL_LINE = "Contains public sector information licensed under the Open Government Licence v3.0."


@dataclass(frozen=True, slots=True)
class Source:
    """One row of `sources.csv`.

    Attributes
    ----------
    published
        ISO date of publication; several are separated by `;`, unknown is empty.
    retrieved
        ISO date on which the copy was taken.
    caution
        What to ask or check before passing the data on; empty where nothing is known.
    cadence
        ISO duration between releases (`P1Y`, `P3M`), `none` where nothing more will come, empty
        where releases are irregular or nothing is known.
    files_at
        Address below which the files held were found, several separated by `;`; empty where none
        is known.
    file_shape
        Shape of those files where `update` can read them, otherwise empty.
    """

    slug: str
    publisher: str
    title: str
    url: str
    licence: str
    attribution: str
    published: str
    retrieved: str
    caution: str
    cadence: str
    files_at: str
    file_shape: str

    @property
    def published_last(self) -> date | None:
        """Return the last day on which it can have been published; None where none is held.

        A month or a year counts to its end.
        """
        days = [last_day(text) for text in self.published.split(";") if text]
        return max(days, default=None)

    @property
    def next_expected(self) -> date | None:
        """Return when newer figures are expected; None where that cannot be told."""
        match = re.fullmatch(r"P(\d+)([YM])", self.cadence)
        if match is None or self.published_last is None:
            return None
        months = int(match[1]) * (12 if match[2] == "Y" else 1)
        return _months_later(self.published_last, months)

    def is_overdue(self, on: date) -> bool:
        """Say whether newer figures should have come out by *on*, with two months' grace."""
        expected = self.next_expected
        return expected is not None and _months_later(expected, GRACE_MONTHS) < on

    @property
    def retrieved_words(self) -> str:
        """Return when the copy was taken, as readers are told; empty where it is not held."""
        return _words(self.retrieved) if self.retrieved else ""

    def next_words(self, on: date) -> str:
        """Return when newer figures are expected, as readers are told on a day."""
        if self.cadence == "none":
            return "no more will come"
        if self.next_expected is None:
            return "not known"
        late = " (overdue)" if self.is_overdue(on) else ""
        return f"{_words(self.next_expected.isoformat())}{late}"

    @property
    def published_words(self) -> str:
        """Return when it was published, as readers are told: "published 23 October 2025"."""
        dates = [_words(date) for date in sorted(set(self.published.split(";"))) if date]
        words = " and ".join(filter(None, (", ".join(dates[:-1]), *dates[-1:])))
        return f"published {words}" if dates else "date of publication not held"


def load(path: Path) -> dict[str, Source]:
    """Return the sources of `sources.csv` by slug.

    Raises
    ------
    MissingFile
        There is no such file.
    ContractError
        A cell holds what the table does not allow.
    """
    frame = tables.read_csv(path, tables.SOURCES)
    return {row["slug"]: Source(**row) for row in frame.to_dict("records")}


def last_day(iso: str) -> date:
    """Return an ISO day, or the last day of an ISO month or year."""
    year, *rest = (int(part) for part in iso.strip().split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) > 1 else monthrange(year, month)[1]
    return date(year, month, day)


def _months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _words(iso: str) -> str:
    """Return an ISO year, month or day in words."""
    year, *rest = iso.strip().split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def boundary_attribution(year: int) -> tuple[str, str]:
    """Return the two lines that a map of ONS boundaries of *year* carries (ONS licences page)."""
    return (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
        f"Contains OS data © Crown copyright and database right {year}",
    )
