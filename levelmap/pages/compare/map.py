"""From a comparison to what the map paints, and its legend, which is also the table of counts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from levelmap.answers import findings
from levelmap.answers.comparison import Comparison
from levelmap.answers.words import nouns, people
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.drawing.legends import Legend, Row
from levelmap.drawing.map_layers import NO_DATA, OUTSIDE, Picture
from levelmap.drawing.palettes import NO_DATA_GROUND, NO_DATA_LINES

COLOURS = {"both": "#2d1e4f", "only_a": "#3a8fd0", "only_b": "#e69f00", "neither": "#eef1f3"}
"""Colour of each class; places that one side could not name are hatched."""

MOST_TOLD = 1_000
"""With more areas than this the map tells the class of an area only: the table tells the rest."""


def picture(view: Comparison, geometry: str, codes: Sequence[str], selected: str = "") -> Picture:
    """Return what the map paints.

    Parameters
    ----------
    geometry
        Address of the web geometry.
    codes
        The areas of that geometry in its order.
    selected
        Code of the place to outline; empty for none.
    """
    names = list(COLOURS)
    classes = view.places["class"].to_dict()
    labels = {row.key: row.label for row in view.rows}
    numbers = {**{name: names.index(name) for name in names}, findings.OUTSIDE: NO_DATA}
    told = _told(view, labels) if len(classes) <= MOST_TOLD else {}
    return Picture(
        geometry=geometry,
        classes=[numbers[classes[code]] if code in classes else OUTSIDE for code in codes],
        colours=list(COLOURS.values()),
        name=" and ".join(side.name for side in view.sides),
        values=[told.get(code, labels[classes[code]] if code in classes else "") for code in codes],
        labels=[labels[name] for name in names],
        selected=[selected] if selected else [],
        frame=str(view.geography),
        credit=". ".join(boundary_attribution(view.geography.vintage)),
    )


def _told(view: Comparison, labels: dict[str, str]) -> dict[str, str]:
    columns = view.places[["class", "a_words", "b_words"]]
    a, b = (side.name for side in view.sides)
    return {
        code: f"{labels[name]}. {a}: {on_a}. {b}: {on_b}"
        for code, name, on_a, on_b in columns.itertuples()
    }


def legend(view: Comparison) -> Legend:
    """Return the legend, with the number of areas in each class."""
    rows = tuple(Row(COLOURS.get(row.key), row.label, row.areas) for row in view.rows)
    _, several = nouns(view.geography)
    return Legend(
        title=view.findings[0].rstrip("."),
        unit=f"{several.capitalize()} of {view.geography.vintage}",
        direction=f"{view.sides[0].name} and {view.sides[1].name}",
        rows=rows,
    )


def counts_html(view: Comparison, caption: str) -> str:
    """Return the five classes with colour, areas and people, as an HTML table."""
    rows = "".join(
        f'<tr><td><span class="levelmap-swatch" style="{_swatch(row.key)}"></span></td>'
        f'<th scope="row">{escape(row.label)}</th><td>{row.areas:,}</td><td>{row.share}</td>'
        f"<td>{people(row.people)}</td><td>{row.people_share}</td></tr>"
        for row in view.rows
    )
    heads = "".join(
        f'<th scope="col">{escape(title)}</th>'
        for title in ("Colour", "Class", "Areas", "Share", "People", "Share")
    )
    return (
        f'<style>{_CSS}</style><div class="levelmap-scroll" role="region" tabindex="0" '
        f'aria-label="{escape(caption, quote=True)}"><table class="levelmap-counts">'
        f"<caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _swatch(name: str) -> str:
    if name not in COLOURS:
        return (
            f"background:repeating-linear-gradient(135deg,{NO_DATA_GROUND} 0 3px,"
            f"{NO_DATA_LINES} 3px 4px)"
        )
    return f"background:{COLOURS[name]}"


_CSS = """
.levelmap-scroll { overflow-x: auto; max-width: 100%; }
.levelmap-scroll:focus-visible { outline: 2px solid #1b4f72; outline-offset: 2px; }
.levelmap-counts { border-collapse: collapse; font-size: 0.9rem; width: 100%; }
.levelmap-counts caption { text-align: left; font-weight: 600; padding: 0 0 0.35rem; }
.levelmap-counts th, .levelmap-counts td { text-align: right; font-weight: 400; border: 0;
  padding: 0.3rem 0 0.3rem 0.75rem; border-bottom: 1px solid #c9d2d9; vertical-align: top;
  font-variant-numeric: tabular-nums; }
.levelmap-counts thead th { font-weight: 600; border-bottom: 2px solid #5b6670; }
.levelmap-counts td { white-space: nowrap; }
.levelmap-counts th:nth-child(2), .levelmap-counts td:first-child,
.levelmap-counts th:first-child { text-align: left; padding-left: 0; }
.levelmap-counts thead th:nth-child(2), .levelmap-counts tbody th { padding-left: 0.5rem; }
.levelmap-swatch { display: inline-block; width: 1.75rem; height: 1rem; border: 1px solid #5b6670;
  forced-color-adjust: none; }
"""
