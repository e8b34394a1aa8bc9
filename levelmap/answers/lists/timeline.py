"""When lists and funds counted: a span for each, from its first day to its last if one is held."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import STATUSES, PriorityList
from levelmap.catalogue.provenance import last_day
from levelmap.memory import remembered

REVIEW = (date(2022, 4, 1), date(2025, 3, 31))
"""The Spending Review of 2021 settled the financial years 2022/23 to 2024/25."""

FUND = "fund"
"""The status of a span of money, which is no list."""


@dataclass(frozen=True, slots=True)
class Span:
    """One list or fund through time.

    Attributes
    ----------
    key
        Slug of a list; the name of a fund.
    status
        A key of `priority_lists.STATUSES`, or `FUND`.
    start, end
        First and last day; the last is None while it is in force without a last day, and where the
        last day is not held.
    replaced_by
        Key of the list that took its place; empty where none is held.
    words
        What is said of it in a sentence.
    """

    key: str
    name: str
    status: str
    start: date
    end: date | None
    replaced_by: str
    words: str

    @property
    def status_label(self) -> str:
        """Return the words that users read."""
        return "money" if self.status == FUND else STATUSES[self.status]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lists in the order of their first day, the funds, and funds whose time is not held."""

    lists: tuple[Span, ...]
    funds: tuple[Span, ...]
    undated: tuple[str, ...]


@remembered
def timeline(atlas: Atlas) -> Timeline:
    """Return when every list of the catalogue and every fund of the Spending Review counted.

    Raises
    ------
    DataError
        A file is absent or damaged.
    """
    held = atlas.catalogue.priority_lists
    lists = [_of_list(one, held.values()) for one in held.values()]
    funds: list[Span] = []
    undated: list[str] = []
    for row in atlas.catalogue.funding_streams.itertuples():
        years = _years(str(row.timeframe))
        if years is None:
            undated.append(str(row.fund))
        else:
            words = f"£{row.amount:,.0f}, {row.allocation}."
            funds.append(Span(str(row.fund), str(row.fund), FUND, *years, "", words))
    return Timeline(_in_order(lists), _in_order(funds), tuple(undated))


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: (span.start, span.name)))


def _of_list(held: PriorityList, others: Iterable[PriorityList]) -> Span:
    after = next((one for one in others if one.slug == held.replaced_by), None)
    end = last_day(held.in_force_until) if held.in_force_until else None
    if end is None and after is not None:
        end = after.date.start
    return Span(
        held.slug,
        held.short,
        held.status,
        held.date.start,
        end,
        held.replaced_by,
        held.status_reason,
    )


def _years(text: str) -> tuple[date, date] | None:
    """Return first and last day of a financial year `2021/22`, or of the Spending Review."""
    if text == "Spending Review period":
        return REVIEW
    match = re.fullmatch(r"(20\d\d)/(\d\d)", text)
    return (date(int(match[1]), 4, 1), date(int(match[1]) + 1, 3, 31)) if match else None
