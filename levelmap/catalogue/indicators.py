"""The catalogue of indicators: what each one measures, how to read it, and where it came from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.terms import MISSIONS, AreaType, Mission, Polarity

CONTEXT = "context"
ROLES = ("headline", "supporting", "proxy", CONTEXT)
LONGEST_SHORT = 28
"""Characters of a short name."""

KINDS = ("rate", "median", "score", "rank", "count")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of `indicators.csv`.

    Attributes
    ----------
    slug
        Permanent name in addresses, files and recipes.
    mission
        Number of the White Paper mission it belongs to; None for context.
    role
        headline or supporting (our reading of the White Paper's metrics), proxy, or context.
    unit
        What a value counts, for axes and legends.
    prefix, suffix, decimals
        How a value is printed.
    polarity, polarity_reason
        Whether high is good or bad, and who says so.
    kind
        rate, median, score or rank may be mapped as a choropleth; a count may not. It also decides
        how the values of merged areas may be put together.
    source
        Slug of the source.
    caveat
        What a reader must know before using it.
    short
        A name of at most `LONGEST_SHORT` characters, for tables and chips.
    role_reason
        Who says that it is a metric of its mission, or that it is not.
    computed
        Kinds of area whose figures LevelMap computes; all others are as published.
    compiled_by
        Who, other than the publisher, computed the figures that LevelMap did not; else empty.
    method
        How figures that are not as published came to be; empty where all are.
    twins
        Slugs of the indicators that measure the same in other nations, in series of their own.
    ended
        Why no later figure will come; empty where one is expected or nothing is known.
    superseded_by
        Slug of the indicator to use instead; empty where there is none.
    """

    slug: str
    label: str
    mission: int | None
    role: str
    description: str
    unit: str
    prefix: str
    suffix: str
    decimals: int
    polarity: Polarity
    polarity_reason: str
    kind: str
    source: str
    caveat: str
    builder: str
    origin: str
    short: str
    role_reason: str
    computed: tuple[AreaType, ...]
    compiled_by: str
    method: str
    twins: tuple[str, ...]
    ended: str
    superseded_by: str

    def is_computed(self, area_type: AreaType) -> bool:
        """Say whether LevelMap computes the figures of a kind of area."""
        return area_type in self.computed

    @property
    def in_words(self) -> str:
        """Return what it is and its unit, each a sentence; some descriptions end with a stop."""
        return f"{self.description.removesuffix('.')}. Unit: {self.unit}."

    def made_by(self, area_type: AreaType, publisher: str) -> str:
        """Return who made the figures of a kind of area and how, as a sentence.

        Parameters
        ----------
        publisher
            Of the indicator's source.
        """
        if self.is_computed(area_type):
            return f"Computed by LevelMap from figures of {publisher}. {self.method}."
        if self.compiled_by:
            return f"Computed by {self.compiled_by} from figures of {publisher}. {self.method}."
        if self.method and not self.computed:
            return f"Published by {publisher}. {self.method}."
        return f"Published by {publisher}."

    @property
    def in_cash(self) -> bool:
        """Say whether amounts are those of their own years, so that inflation is in a movement."""
        return self.prefix == "£" and "prices" not in self.unit

    @property
    def rate(self) -> str:
        """Return for what a figure is, as it stands after the number: `per 1,000`, `a week`.

        Empty where it is for nothing, or the label says it, as that of money `per head` does.
        """
        words = self.unit.split()
        if words[:2] == ["£", "a"]:
            return " ".join(words[1:])
        return " ".join(words[:2]) if words[:1] == ["per"] else ""

    def format_with_rate(self, value: float) -> str:
        """Return a value with for what it is: `£766 a week`, `6.9 per 1,000`."""
        return f"{self.format(value)} {self.rate}".strip()

    @property
    def label_with_rate(self) -> str:
        """Return the label, of a rate with for how many it is: figures in a table stand bare."""
        return f"{self.label}, {self.rate}" if self.rate.startswith("per ") else self.label

    @property
    def is_mappable(self) -> bool:
        """Say whether shading areas by this value is sound (a count follows the area's size)."""
        return self.kind != "count"

    @property
    def white_paper_mission(self) -> Mission | None:
        """Return the mission, or None for context."""
        return MISSIONS[self.mission - 1] if self.mission else None

    def format(self, value: float | None, *, unit: bool = True) -> str:
        """Return *value* as people read it: `£38.20`, `74.5%`, `-1.2 min`; missing as `no data`.

        Of millions that would print as none, the first digit is shown: `£0.0005 million`.

        Parameters
        ----------
        value
            A value in the indicator's own unit; None or NaN is missing.
        unit
            Whether to print prefix and suffix.
        """
        if value is None or math.isnan(value):
            return "no data"
        number = f"{value:,.{self.decimals}f}"
        if self.suffix == " million" and 0 < abs(value) <= 0.5 * 10**-self.decimals:
            number = f"{value:.{-math.floor(math.log10(abs(value)))}f}"
        if number[0] != "-":
            return f"{self.prefix}{number}{self.suffix}" if unit else number
        number = number[1:]
        sign = "-" if number.strip("0.") else ""
        return f"{sign}{self.prefix}{number}{self.suffix}" if unit else f"{sign}{number}"

    def as_printed(self, value: float) -> float:
        """Return the number that `format` prints for *value*; it prints the same again."""
        return float(self.format(value, unit=False).replace(",", ""))


def load(path: Path) -> dict[str, Indicator]:
    """Return the indicators of `indicators.csv` by slug, in the order in which they are shown.

    Raises
    ------
    MissingFile
        There is no such file.
    ContractError
        A cell holds what the catalogue does not allow.
    """
    rows = tables.read_csv(path, tables.INDICATORS).to_dict("records")
    _refuse_unknown(rows, "mission", [*(str(m.number) for m in MISSIONS), CONTEXT])
    _refuse_unknown(rows, "role", ROLES)
    _refuse_unknown(rows, "polarity", [p.value for p in Polarity])
    _refuse_unknown(rows, "kind", KINDS)
    _refuse_unknown(rows, "computed", [kind.value for kind in AreaType], is_split=True)
    _refuse_links(rows)
    return {row["slug"]: _indicator(row) for row in rows}


def _indicator(row: dict[str, str]) -> Indicator:
    mission = None if row["mission"] == CONTEXT else int(row["mission"])
    typed = {
        "mission": mission,
        "decimals": int(row["decimals"]),
        "computed": tuple(AreaType(kind) for kind in _split(row["computed"])),
        "twins": _split(row["twins"]),
    }
    return Indicator(**{**row, **typed, "polarity": Polarity(row["polarity"])})  # type: ignore[arg-type]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _refuse_links(rows: list[dict[str, str]]) -> None:
    """Refuse names that are too long and slugs of indicators that are not there."""
    known = {row["slug"] for row in rows}
    for column in ("twins", "superseded_by"):
        wrong = [
            f"{row['slug']}: {slug}"
            for row in rows
            for slug in _split(row[column])
            if slug not in known
        ]
        _refuse(wrong, column, "names no indicator")
    long = [row["short"] for row in rows if len(row["short"]) > LONGEST_SHORT]
    _refuse(long, "short", f"is longer than {LONGEST_SHORT} characters")


def _refuse_unknown(
    rows: list[dict[str, str]], column: str, allowed: Sequence[str], *, is_split: bool = False
) -> None:
    known = frozenset(allowed)
    wrong = [
        f"{row['slug']}: {value}"
        for row in rows
        for value in (_split(row[column]) if is_split else (row[column],))
        if value not in known
    ]
    _refuse(wrong, column, f"holds something other than {', '.join(allowed)}")


def _refuse(wrong: list[str], column: str, reason: str) -> None:
    if wrong:
        raise ContractError(tables.INDICATORS.name, column, reason, wrong)
