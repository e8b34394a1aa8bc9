"""The table of a map: its rows, packed for the browser, which sorts and filters them."""

from __future__ import annotations

import math

import pandas as pd

from levelmap.answers.indicators.figures import interval
from levelmap.answers.indicators.statuses import mark
from levelmap.pages.explore.query import Mode
from levelmap.pages.explore.view import ExploreView
from levelmap.pages.shared import tables
from levelmap.statuses import counts, rank_one, ranks


def content(view: ExploreView) -> dict[str, object]:
    """Return what the table says of every area shown.

    Returns
    -------
    dict
        As `tables.pack` takes it.
    """
    shown = view.shown
    places = ranks(shown["value"], shown["status"], view.indicator.polarity)
    ranked = int((places.notna() & counts(shown.index, shown["status"])).sum())
    values = [_number(value) for value in shown["value"]]
    word = _word_for_all(shown)
    printed = [text.removesuffix(f" ({word})") if word else text for text in shown["printed"]]
    columns: list[tuple[str, list[str], list[float | None] | None]] = [
        ("Area", list(shown["name"]), None),
        ("In", list(shown["within"]), None),
        ("Value", printed, values),
        (
            f"Rank of {ranked}, 1 is {rank_one(view.indicator.polarity)}",
            ["" if pd.isna(place) else str(place) for place in places],
            [None if pd.isna(place) else float(place) for place in places],
        ),
    ]
    if view.query.mode is not Mode.VALUE:
        mapped = None if view.labels else [_number(number) for number in shown["mapped"]]
        columns.insert(3, (view.query.mode.label, list(shown["said"]), mapped))
    if shown["lower_ci"].notna().any():
        limits = [
            interval(low, high, view.indicator)
            for low, high in zip(shown["lower_ci"], shown["upper_ci"], strict=True)
        ]
        columns.append(("95% interval", limits, [_number(low) for low in shown["lower_ci"]]))
    if not any(columns[1][1]):
        del columns[1]
    said = f". Every value: {word}" if word else ""
    return {
        "caption": f"{view.title}. Unit: {view.indicator.unit}{said}",
        "columns": [{"title": title, "isNumber": bool(keys)} for title, _, keys in columns],
        "codes": list(shown.index),
        "rows": [list(row) for row in zip(*(texts for _, texts, _ in columns), strict=True)],
        "keys": [keys for *_, keys in columns],
        "chosen": [place.code for place in view.places],
        "searched": 2 if columns[1][0] == "In" else 1,
    }


def _word_for_all(shown: pd.DataFrame) -> str:
    """Return the word that there is on every value, said once; empty if they differ."""
    words = {mark(status) for status in shown.loc[shown["value"].notna(), "status"]}
    return words.pop() if len(words) == 1 else ""


def pack(view: ExploreView) -> str:
    """Return the table as the browser unpacks it."""
    return tables.pack(content(view))


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 6)
