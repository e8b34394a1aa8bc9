"""The catalogue of lists of priority places: what each one is and who could have been named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError, UnknownCategory, UnknownPriorityList
from levelmap.periods import Period
from levelmap.terms import Geography, Nation

UNITS = {
    "district": "local authority",
    "upper_tier": "upper-tier authority",
    "transport_authority": "local transport authority",
    "town": "town",
    "high_street": "high street",
    "neighbourhood": "neighbourhood",
    "ward": "ward",
}
"""What a list designates, with the words that users read."""

PREPOSITIONS = ("in", "in the", "on the", "among", "among the")
LONGEST_SHORT = 28
"""Characters of a short name."""

COMPLETENESS = ("complete", "partial", "derived")
STATUSES = {
    "in_force": "in force",
    "superseded": "superseded",
    "closed": "closed",
    "unconfirmed": "not confirmed",
}
"""Whether a list still counts, with the words that users read."""
AMOUNTS_NOT_HELD = "amounts not held"
MONEY = ("", "awards", AMOUNTS_NOT_HELD)
"""Whether a list brought money to those that it names, and whether it is held how much."""


@dataclass(frozen=True, slots=True)
class Universe:
    """The areas that could have been named, as a rule over the areas of one geography.

    Written `lad_2020:EWS` (districts of 2020 in England, Wales and Scotland), `utla_2021:E`,
    `lad_2021:E!E12000007` (in England but not in London), `lad_2023` (the whole of the UK)::

        geography [":" letters of nations] ["!" codes left out, with all they contain, by ","]
    """

    geography: Geography
    nations: tuple[Nation, ...]
    left_out: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Universe:
        """Return the universe written as *text*.

        Raises
        ------
        ContractError
            The text is not a universe.
        UnknownGeography
            It does not begin with a geography.
        """
        match = re.fullmatch(
            r"([a-z_]+_\d{4})(?::([EWSN]+))?(?:!([A-Z]\d{8}(?:,[A-Z]\d{8})*))?", text
        )
        if match is None:
            raise ContractError(
                "priority_lists", "universe", f"cannot be read: {text!r}; expected lad_2020:EWS"
            )
        letters = match[2] or "EWSN"
        nations = tuple(nation for nation in Nation if nation.letter in letters)
        return cls(
            Geography.parse(match[1]),
            nations,
            tuple((match[3] or "").split(",")) if match[3] else (),
        )

    def codes(self, areas: pd.DataFrame) -> frozenset[str]:
        """Return the codes in the universe.

        Parameters
        ----------
        areas
            The areas of `geography`, columns of `tables.AREAS`, with the code as index.
        """
        letters = {nation.letter for nation in self.nations}
        parents = areas.filter(regex="_code$")
        is_out = parents.isin(list(self.left_out)).any(axis=1) | areas.index.isin(
            list(self.left_out)
        )
        inside = areas.index[~is_out.to_numpy()]
        return frozenset(code for code in inside if code[0] in letters)


@dataclass(frozen=True, slots=True)
class PriorityList:
    """One row of `priority_lists.csv`.

    Attributes
    ----------
    slug
        Permanent name in addresses, files and recipes.
    meaning
        What being on it meant, in plain words.
    unit
        What was designated (a key of `UNITS`).
    geography
        Of the codes held: for a list of towns the districts that contain them.
    universe
        Who could have been named.
    categories
        In order, the most urgent first; empty where the list has none.
    priority
        The categories that count as being named; all of them where the list has none.
    expected, held, expected_unit
        The official number of places, how many are held, and what is counted.
    amount
        The published total in pounds; None where there is none.
    completeness
        complete, partial (absence means "not seen") or derived (concluded from other facts).
    status, status_reason
        Whether it still counts (a key of `STATUSES`), and how that is known.
    source
        Slug of the source.
    short, noun, preposition
        What sentences call it: "123 authorities are in category 1 of the Levelling Up Fund".
    in_force_until
        ISO date (or month, or year) of the last day on which it counts; empty where none is set or
        known.
    replaced_by
        Slug of the list that took its place; empty where none is held.
    money
        Whether it brought money to those that it names (one of `MONEY`).
    whole_in
        Codes of the regions of which all that an incomplete list names is held.
    origin
        Raw file that the memberships are made from; empty where they are written by hand.
    """

    slug: str
    label: str
    fund: str
    round: str
    date: Period
    meaning: str
    unit: str
    geography: Geography
    universe: Universe
    categories: tuple[str, ...]
    priority: tuple[str, ...]
    expected: int
    held: int
    expected_unit: str
    amount: float | None
    completeness: str
    status: str
    status_reason: str
    source: str
    origin: str
    note: str
    short: str
    noun: str
    preposition: str
    in_force_until: str
    replaced_by: str
    money: str
    whole_in: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Say whether an area that is not on what is held was certainly not on the list."""
        return self.completeness == "complete"

    @property
    def unit_label(self) -> str:
        """Return the singular noun of what was designated."""
        return UNITS[self.unit]

    @property
    def status_label(self) -> str:
        """Return the words that users read for the status."""
        return STATUSES[self.status]

    @property
    def coverage(self) -> str:
        """Return what is held, such as "16 of 100 areas"."""
        return f"{self.held:,} of {self.expected:,} {self.expected_unit}"

    @property
    def title(self) -> str:
        """Return the label, marked where the list is not complete (for headings and exports)."""
        return self.label if self.is_complete else f"{self.label} (incomplete)"

    @property
    def brings_money(self) -> bool:
        """Say whether it brought money to those that it names, be any amount held or not."""
        return bool(self.money)

    @property
    def lacks_amounts(self) -> bool:
        """Say whether it brought money and it is not held how much to whom."""
        return self.money == AMOUNTS_NOT_HELD

    def counts_as_named(self, category: str) -> bool:
        """Say whether a place in *category* counts as named."""
        return not self.priority or category in self.priority


def load(path: Path) -> dict[str, PriorityList]:
    """Return the lists of `priority_lists.csv` by slug, in the order in which they are shown.

    Raises
    ------
    MissingFile
        There is no such file.
    ContractError
        A cell holds what the catalogue does not allow.
    """
    frame = tables.read_csv(path, tables.PRIORITY_LISTS)
    _refuse_unknown(frame, "preposition", PREPOSITIONS)
    _refuse_unknown(frame, "replaced_by", ["", *frame["slug"]])
    if not (long := frame[frame["short"].str.len() > LONGEST_SHORT]).empty:
        reason = f"is longer than {LONGEST_SHORT} characters"
        raise ContractError(tables.PRIORITY_LISTS.name, "short", reason, long["short"])
    _refuse_unknown(frame, "unit", UNITS)
    _refuse_unknown(frame, "completeness", COMPLETENESS)
    _refuse_unknown(frame, "status", STATUSES)
    _refuse_unknown(frame, "money", MONEY)
    return {row["slug"]: _priority_list(row) for row in frame.to_dict("records")}


def _priority_list(row: Mapping[str, object]) -> PriorityList:
    text = {key: value for key, value in row.items() if isinstance(value, str)}
    found = PriorityList(
        **{
            **row,
            "date": Period.parse(text["date"]),
            "geography": Geography.parse(text["geography"]),
            "universe": Universe.parse(text["universe"]),
            "categories": _split(text["categories"]),
            "priority": _split(text["priority"]),
            "whole_in": _split(text["whole_in"]),
            "amount": None if pd.isna(row["amount"]) else row["amount"],
        }  # type: ignore[arg-type]
    )
    if unknown := set(found.priority) - set(found.categories):
        raise ContractError(tables.PRIORITY_LISTS.name, "priority", "is no category", unknown)
    if found.is_complete != (found.held == found.expected):
        raise ContractError(
            tables.PRIORITY_LISTS.name,
            "completeness",
            f"says {found.completeness} with {found.coverage}",
            [found.slug],
        )
    return found


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _refuse_unknown(frame: pd.DataFrame, column: str, allowed: Iterable[str]) -> None:
    wrong = frame[~frame[column].isin(list(allowed))]
    if not wrong.empty:
        rows = wrong["slug"] + ": " + wrong[column]
        reason = f"holds something other than {', '.join(allowed)}"
        raise ContractError(tables.PRIORITY_LISTS.name, column, reason, rows)


def find(lists: Mapping[str, PriorityList], name: str) -> PriorityList:
    """Return the list that *name* means; `_`, `-`, spaces and case do not matter.

    Raises
    ------
    UnknownPriorityList
        There is no such list; the nearest ones are named.
    """
    wanted = _letters(name)
    for slug, found in lists.items():
        if _letters(slug) == wanted:
            return found
    raise UnknownPriorityList(name, lists)


def read_reference(
    lists: Mapping[str, PriorityList], text: str
) -> tuple[PriorityList, tuple[str, ...]]:
    """Return the list and the categories that `slug` or `slug:category,category` means.

    Without categories they are the list's own `priority` (empty where it has no categories).

    Raises
    ------
    UnknownPriorityList
        There is no such list.
    UnknownCategory
        The list has no such category.
    """
    name, _, chosen = text.partition(":")
    found = find(lists, name)
    if not chosen:
        return found, found.priority
    wanted = tuple(part.strip() for part in chosen.split(","))
    if unknown := [category for category in wanted if category not in found.categories]:
        raise UnknownCategory(
            f"{found.slug}:{unknown[0]}", [f"{found.slug}:{c}" for c in found.categories]
        )
    return found, wanted


def _letters(text: str) -> str:
    return re.sub(r"[\s_-]", "", text.casefold())
