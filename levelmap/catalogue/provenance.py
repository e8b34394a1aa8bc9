"""Where the facts came from: publishers, documents, licences, and the lines that name them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from levelmap import tables
from levelmap.periods import MONTHS

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

    @property
    def published_words(self) -> str:
        """Return when it was published, as readers are told: "published 23 October 2025"."""
        dates = [_words(date) for date in sorted(set(self.published.split(";"))) if date]
        return f"published {' and '.join(dates)}" if dates else "date of publication not held"


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
