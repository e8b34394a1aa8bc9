"""The legend of a choropleth: plain rows first, then HTML that needs no colour to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from levelmap.catalogue.indicators import Indicator
from levelmap.figures.palettes import NO_DATA_GROUND, NO_DATA_LINES
from levelmap.methods.classification import Classification
from levelmap.terms import Polarity

DIRECTIONS = {
    Polarity.HIGHER_IS_WORSE: "Darker = higher = worse",
    Polarity.HIGHER_IS_BETTER: "Darker = lower = worse",
    Polarity.NONE: "Darker = higher; neither end is better",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One class: its colour (None for no data), its range in words, its number of areas."""

    colour: str | None
    words: str
    areas: int


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours mean: title, unit, direction, and one row for each class."""

    title: str
    unit: str
    direction: str
    rows: tuple[Row, ...]
    note: str


def legend(
    indicator: Indicator,
    classification: Classification,
    colours: Sequence[str],
    missing: int,
    title: str,
) -> Legend:
    """Return the legend of classified values.

    Parameters
    ----------
    colours
        One for each class, lowest values first.
    missing
        Areas without a value.
    title
        What is mapped, with its period.
    """
    rows = [
        Row(colour, _range(indicator, classification, number), classification.counts[number])
        for number, colour in enumerate(colours)
    ]
    rows.append(Row(None, "No data", missing))
    fit = f"Classes: {classification.scheme.label}; fit {classification.gadf:.2f} of 1"
    return Legend(title, indicator.unit, DIRECTIONS[indicator.polarity], tuple(rows), fit)


def _range(indicator: Indicator, classification: Classification, number: int) -> str:
    lower, upper = classification.edges[number], classification.edges[number + 1]
    if classification.one_value_each:
        return indicator.format(upper)
    if number == 0:
        return f"{indicator.format(lower)} to {indicator.format(upper)}"
    return f"over {indicator.format(lower)} to {indicator.format(upper)}"


def html(shown: Legend) -> str:
    """Return the legend as an HTML table with a caption; every text is escaped."""
    rows = "".join(
        f'<tr><td><span class="levelmap-swatch" style="{_swatch(row.colour)}"></span></td>'
        f'<th scope="row">{escape(row.words)}</th><td>{row.areas}</td></tr>'
        for row in shown.rows
    )
    return (
        f"<style>{_CSS}</style>"
        f'<table class="levelmap-legend"><caption>{escape(shown.title)}<br>'
        f"<span>{escape(shown.unit)}. {escape(shown.direction)}.</span></caption>"
        '<thead><tr><th scope="col">Colour</th><th scope="col">Range</th>'
        f'<th scope="col">Areas</th></tr></thead><tbody>{rows}</tbody></table>'
        f'<p class="levelmap-fit">{escape(shown.note)}.</p>'
    )


def _swatch(colour: str | None) -> str:
    if colour is None:
        return (
            f"background:repeating-linear-gradient(135deg,{NO_DATA_GROUND} 0 3px,"
            f"{NO_DATA_LINES} 3px 4px)"
        )
    return f"background:{colour}"


_CSS = """
.levelmap-legend { border-collapse: collapse; font-size: 0.875rem; }
.levelmap-legend caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
.levelmap-legend caption span { font-weight: 400; }
.levelmap-legend th, .levelmap-legend td { text-align: left; font-weight: 400; border: 0;
  padding: 0.1rem 0.75rem 0.1rem 0; font-variant-numeric: tabular-nums; }
.levelmap-legend td:last-child, .levelmap-legend th:last-child { text-align: right; }
.levelmap-swatch { display: inline-block; width: 1.75rem; height: 1rem; border: 1px solid #5b6670;
  forced-color-adjust: none; }
.levelmap-fit { font-size: 0.8125rem; margin: 0.25rem 0 0; }
"""
