"""LevelMap's own downloads: known by their headings, and read as what they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Download:
    """A kind of table that LevelMap gives away.

    Attributes
    ----------
    words
        What it is, for readers.
    headings
        By which it is known: all of them are there.
    columns
        Headings of its values, the first of them the one to take.
    chosen_by
        Heading of the column that says what is on the list, if one does.
    chosen
        Texts that say so there.
    """

    words: str
    headings: frozenset[str]
    columns: tuple[str, ...]
    chosen_by: str = ""
    chosen: tuple[str, ...] = ()


KINDS = (
    Download(
        "the values of an indicator",
        frozenset("area_code geography period period_label value unit computed_by".split()),
        ("value",),
    ),
    Download(
        "the values of a map",
        frozenset("area_code within period value mapped class_words".split()),
        ("value",),
    ),
    Download(
        "a list",
        frozenset("area_code area_name_as_published status extent".split()),
        ("amount",),
        "category",
        ("1",),
    ),
    Download(
        "the scores of a method",
        frozenset("area_code score rank category".split()),
        ("score",),
        "category",
        ("1",),
    ),
    Download(
        "a comparison of two lists",
        frozenset("area_code class a_words b_words".split()),
        ("population", "a_rank", "b_rank"),
        "class",
        ("both", "only_a"),
    ),
    Download(
        "a comparison of two lists",
        frozenset("area_code class in_a in_b population".split()),
        ("population",),
        "class",
        ("both", "only_a"),
    ),
)
"""The first that fits is taken."""


def recognised(headings: Iterable[str]) -> Download | None:
    """Return what a table with these headings is; None if it is none of LevelMap's own."""
    held = set(headings)
    return next((kind for kind in KINDS if kind.headings <= held), None)


def low_is_worst(ranks: pd.Series, values: pd.Series) -> bool:
    """Say whether the ranks beside values call the lowest the worst: 1 is the worst."""
    held = pd.DataFrame({"rank": ranks, "value": values}).dropna()
    if held["rank"].nunique() < 2:
        return False
    worst, best = held["rank"].idxmin(), held["rank"].idxmax()
    return bool(held["value"][worst] < held["value"][best])
