"""From money divided to the layers that the map paints: gain and loss, and pounds a head."""

from __future__ import annotations

import math

import pandas as pd

from levelmap.answers.comparisons.words import counted, nouns
from levelmap.answers.laboratory.division import Division
from levelmap.drawing import palettes
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import NEUTRAL, Palette
from levelmap.pages.compare.query import Shown

NONE, OUTSIDE, UNKNOWN = "none", "outside", "unknown"
NO_CHANGE = "no change, or nothing before and after"
PEOPLE_NOT_HELD = Style("#8c8c8c", "people not held", "dots")
"""Of places with money, or more or less of it, that cannot be said by head."""
CLASSES = 4
"""Classes of pounds a head that places with money are sorted into."""


def layer_of(found: Division, shown: Shown) -> Layer:
    """Return what the map paints: gain and loss by head, or pounds a head of one division."""
    if shown is Shown.CHANGE:
        return change_layer(found)
    column = {Shown.AFTER: "after_per_head", Shown.BEFORE: "before_per_head"}[shown]
    return amounts_layer(found, column)


def change_layer(found: Division) -> Layer:
    """Return gains and losses by head, each in two classes parted at a tidy middle."""
    change = _by_head(found.table, "change", "per_head")
    loss, gain = tidy_middle(-change[change < 0]), tidy_middle(change[change > 0])
    colours = palettes.colours(Palette.PUOR, 5)
    styles = {
        "lose much": Style(colours[0], f"loses {_pounds(loss)} or more"),
        "lose": Style(colours[1], f"loses less than {_pounds(loss)}"),
        NONE: Style(NEUTRAL, NO_CHANGE),
        "gain": Style(colours[3], f"gains less than {_pounds(gain)}"),
        "gain much": Style(colours[4], f"gains {_pounds(gain)} or more"),
        UNKNOWN: PEOPLE_NOT_HELD,
    }

    def of(amount: float) -> str:
        if pd.isna(amount):
            return UNKNOWN
        if amount == 0:
            return NONE
        if amount < 0:
            return "lose much" if -amount >= loss else "lose"
        return "gain much" if amount >= gain else "gain"

    classes = change.map(of).to_dict()
    used = {NONE, *classes.values()}
    kept = {key: style for key, style in styles.items() if key in used}
    return _layer(found, kept, classes, "Gain or loss, in pounds for each person")


def amounts_layer(found: Division, column: str) -> Layer:
    """Return pounds a head of one division in classes; who has nothing is apart."""
    amounts = _by_head(found.table, column.removesuffix("_per_head"), column)
    edges = tidy_edges(amounts[amounts > 0])
    colours = palettes.colours(Palette.YLGNBU, len(edges) + 2)[1:]
    styles = {NONE: Style(NEUTRAL, "nothing")}
    for number, colour in enumerate(colours):
        low = edges[number - 1] if number else None
        high = edges[number] if number < len(edges) else None
        styles[str(number)] = Style(colour, _range(low, high))

    def of(amount: float) -> str:
        if pd.isna(amount):
            return UNKNOWN
        if amount == 0:
            return NONE
        return str(sum(amount >= edge for edge in edges))

    if amounts.isna().any():
        styles[UNKNOWN] = PEOPLE_NOT_HELD
    when = "after" if column.startswith("after") else "before"
    title = f"Pounds for each person {when}"
    return _layer(found, styles, amounts.map(of).to_dict(), title)


def _by_head(table: pd.DataFrame, pounds: str, by_head: str) -> pd.Series:
    """Return a column of pounds by head: NaN where there are pounds and people are not held."""
    return table[by_head].mask(table[pounds] == 0, 0.0)


def _layer(found: Division, styles: dict[str, Style], classes: dict[str, str], title: str) -> Layer:
    view = found.compared
    joint = view.agreement.partition.joint_universe
    outside = {code: OUTSIDE for code in view.places.index if code not in joint}
    all_styles = styles | ({OUTSIDE: Style(None, "could not be named")} if outside else {})
    _, several = nouns(view.geography)
    return Layer(
        name=title,
        styles=all_styles,
        classes=outside | dict.fromkeys(joint, NONE) | classes,
        told={str(row.Index): _told(row) for row in found.table.itertuples()},
        title=title,
        unit=f"{several.capitalize()} of {view.geography.vintage}",
        direction=f"Of the {counted(len(joint), view.geography)} that could be named",
        credit=credit(view.geography),
        frame=str(view.geography),
    )


def _told(row: object) -> str:
    before, after, change = (getattr(row, name) for name in ("before", "after", "per_head"))
    by_head = "" if pd.isna(change) else f", {'-' if change < 0 else '+'}£{abs(change):,.2f} a head"
    return f"£{before:,.0f} before, £{after:,.0f} after{by_head}"


def tidy_middle(amounts: pd.Series) -> float:
    """Return a round number that parts amounts: near the median, else halfway; 1 of nothing."""
    if amounts.empty:
        return 1.0
    low, high = float(amounts.min()), float(amounts.max())
    tried = (tidy(float(amounts.median())), tidy((low + high) / 2))
    return next((one for one in tried if low < one <= high), tried[0])


def tidy_edges(amounts: pd.Series) -> list[float]:
    """Return round numbers that part amounts into classes of about as many places."""
    if amounts.empty:
        return []
    cuts = [tidy(float(amounts.quantile(part / CLASSES))) for part in range(1, CLASSES)]
    return [cut for cut in dict.fromkeys(cuts) if amounts.min() < cut <= amounts.max()]


def tidy(amount: float) -> float:
    """Return the nearest number of two digits, the second of them 0 or 5: 47 becomes 45."""
    if amount <= 0:
        return 0.0
    step = 10.0 ** math.floor(math.log10(amount)) / 2
    # 7 * 0.05 is more than 0.35: an amount of just that would fall below its own limit
    return float(f"{round(amount / step) * step:.2g}")


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return "some" if high is None else f"less than {_pounds(high)}"
    return f"{_pounds(low)} or more" if high is None else f"{_pounds(low)} to {_pounds(high)}"


def _pounds(amount: float) -> str:
    return f"£{amount:,.0f}" if amount >= 10 or amount == int(amount) else f"£{amount:,.2f}"
