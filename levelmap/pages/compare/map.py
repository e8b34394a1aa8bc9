"""From a comparison to the layer that the map paints; its legend is the table of counts."""

from __future__ import annotations

from html import escape

from levelmap.answers.comparisons import findings
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import nouns, people
from levelmap.drawing import legends
from levelmap.drawing.layer import MOST_TOLD, Layer, Style, credit
from levelmap.drawing.palettes import IN_PART, NOT_NAMED, ON_BOTH
from levelmap.pages.compare.one_list import styles_of_one

COLOURS = {
    findings.BOTH: ON_BOTH,
    findings.ONLY_A: "#3a8fd0",
    findings.ONLY_B: "#e69f00",
    findings.IN_PART: IN_PART,
    findings.NEITHER: NOT_NAMED,
}
"""Colour of each class; places that one side could not name are hatched."""


def comparison_layer(view: Comparison) -> Layer:
    """Return the layer of the classes of places."""
    names = [side.name for side in view.sides]
    _, several = nouns(view.geography)
    return Layer(
        name=" and ".join(names),
        styles={row.key: Style(COLOURS.get(row.key), row.label) for row in view.rows},
        classes=view.places["class"].to_dict(),
        told=_told(view) if len(view.places) <= MOST_TOLD else {},
        title=view.findings[0].rstrip("."),
        unit=f"{several.capitalize()} of {view.geography.vintage}",
        direction=f"{names[0]} and {names[1]}",
        credit=credit(view.geography),
        frame=str(view.geography),
    )


def _told(view: Comparison) -> dict[str, str]:
    a, b = (side.name for side in view.sides)
    on_both = (view.places[column].tolist() for column in ("a_words", "b_words"))
    said = zip(view.places.index.tolist(), *on_both, strict=True)
    return {code: f"{a}: {on_a}. {b}: {on_b}" for code, on_a, on_b in said}


def side_layer(view: Comparison, side: str) -> Layer:
    """Return the layer of one side alone: what it says of each place (`Membership`).

    Parameters
    ----------
    side
        `a` or `b`.
    """
    words = view.sides["ab".index(side)]
    found = view.a if side == "a" else view.b
    key = findings.ONLY_A if side == "a" else findings.ONLY_B
    classes = {code: str(found.membership(code)) for code in view.places.index}
    _, several = nouns(view.geography)
    told = view.places[f"{side}_words"].to_dict() if len(view.places) <= MOST_TOLD else {}
    return Layer(
        name=words.name,
        styles=styles_of_one(classes.values(), COLOURS[key]),
        classes=classes,
        told=told,
        title=words.name,
        unit=f"{several.capitalize()} of {view.geography.vintage}",
        direction="Coloured = named",
        credit=credit(view.geography),
        frame=str(view.geography),
    )


def counts_html(view: Comparison, caption: str) -> str:
    """Return the classes with colour, areas and people, shares below them, as a table."""
    rows = "".join(
        f"<tr><td>{legends.swatch(COLOURS.get(row.key))}</td>"
        f'<th scope="row">{escape(row.label)}</th><td>{row.areas:,}<span>{row.share}</span></td>'
        f"<td>{people(row.people)}<span>{row.people_share}</span></td></tr>"
        for row in view.rows
    )
    heads = "".join(
        f'<th scope="col">{escape(title)}</th>' for title in ("Colour", "Class", "Areas", "People")
    )
    return (
        '<div class="levelmap-scroll" role="region" tabindex="0" '
        f'aria-label="{escape(caption, quote=True)}"><table class="levelmap-counts">'
        f"<caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )
