"""The ideas that a reader meets in LevelMap, each with one picture of real data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from levelmap.answers.comparisons.named import places_of
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.indicators.statuses import among_values, why_missing
from levelmap.answers.indicators.values import area_values
from levelmap.answers.laboratory.methods import structure_of
from levelmap.answers.laboratory.reach import MEASURES, best_curve, curve_of_side, reached
from levelmap.answers.scores import firmness, score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.reach import ConcentrationCurve
from levelmap.drawing.correlations import MemberRow, correlations_svg
from levelmap.drawing.curves import Curve, curves_svg
from levelmap.drawing.legends import Histogram, histogram_svg
from levelmap.drawing.palettes import OKABE_ITO, Palette, for_polarity
from levelmap.drawing.parts_of_all import Interval, PartOfAll, intervals_svg, parts_svg
from levelmap.drawing.rank_ranges import Range, ranges_svg
from levelmap.errors import NotHeld
from levelmap.geography.areas import CURRENT
from levelmap.memory import remembered
from levelmap.methods.classification import Scheme, classify
from levelmap.pages.compare.map import COLOURS

FUND, SCORE, SMALL_SCORE = "luf-round-1:1", "levelmap_13_2021", "ifs_style_4"
PAY, GAPS = "gross-median-weekly-pay", "modelled-unemployment-rate"
MEASURE = "imd-2019-income-scale"
DRAWS, NEAR, FIGURES, CLASSES = 2_000, 12, 8, 5

_FIRM, _OPEN, _OUT = "#17527a", OKABE_ITO[0], "#d5d8db"


@dataclass(frozen=True)
class Illustration:
    """A drawing with what it shows, in a sentence made of its own numbers."""

    svg: str
    says: str


@dataclass(frozen=True)
class Idea:
    """One idea.

    Attributes
    ----------
    draw
        Makes the picture; raises a `LevelMapError` where the data for it are not held.
    read, beware
        How to read it, and what it does not say.
    page, parameters
        Where it is met.
    """

    title: str
    draw: Callable[[Atlas], Illustration]
    read: str
    beware: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@remembered
def colours_of_a_map(atlas: Atlas) -> Illustration:
    """Return how weekly pay is spread, in the classes of a map."""
    found = area_values(PAY, CURRENT, atlas)
    values = found.values.dropna()
    sorted_into = classify(values, Scheme.QUANTILES, CLASSES)
    shown = found.indicator.format
    spread = Histogram(
        numbers=tuple(values),
        classes=tuple(int(one) for one in sorted_into.class_ids.reindex(values.index)),
        colours=for_polarity(Palette.YLGNBU, CLASSES, found.indicator.polarity),
        marks=(),
        ends=(shown(values.min()), shown(float(values.median())), shown(values.max())),
    )
    says = (
        f"{found.indicator.label}: {len(values):,} areas in {CLASSES} classes of about as many "
        f"areas, from {shown(values.min())} to {shown(values.max())}{among_values(found.warned)}."
    )
    return Illustration(histogram_svg(spread), says)


@remembered
def missing_is_not_zero(atlas: Atlas) -> Illustration:
    """Return how many areas of a survey have a figure, and why the others have none."""
    found = area_values(GAPS, CURRENT, atlas)
    table = found.table
    missing = table.loc[table["value"].isna(), "status"]
    parts = [PartOfAll(float(table["value"].notna().sum()), "have a figure", _FIRM)]
    shades = ("#b9770e", "#8c959b", "#c9ced2", "#e6d5a8")
    for shade, (status, number) in zip(shades, missing.value_counts().items(), strict=False):
        parts.append(PartOfAll(float(number), why_missing(str(status)), shade))
    says = (
        f"{found.indicator.label}, {found.period_label}: of {len(table):,} authorities, "
        f"{len(missing):,} {'has' if len(missing) == 1 else 'have'} no figure."
    )
    return Illustration(parts_svg([("", parts)], says), says)


@remembered
def a_figure_has_an_interval(atlas: Atlas) -> Illustration:
    """Return the pay of places in the middle, with the limits of each figure."""
    found = area_values(PAY, CURRENT, atlas)
    table = found.table.dropna(subset=["value", "lower_ci", "upper_ci"]).sort_values("value")
    middle = len(table) // 2
    shown = table.iloc[middle - FIGURES // 2 : middle + FIGURES // 2]
    names = atlas.gazetteer.areas(CURRENT)["name"]
    rows = [
        Interval(
            str(names[row.Index]),
            row.value,
            row.lower_ci,
            row.upper_ci,
            found.indicator.format(row.value),
        )
        for row in shown.itertuples()
    ]
    if not rows:
        raise NotHeld(f"No intervals of {found.indicator.label} are held: nothing can be drawn.")
    pairs = list(combinations(rows, 2))
    overlap = sum(max(a.low, b.low) <= min(a.high, b.high) for a, b in pairs)
    says = (
        f"{len(rows)} places in the middle of {found.indicator.label.lower()}: the dots are their "
        f"figures, the lines their 95% intervals{among_values(found.warned)}. "
        f"Of {len(pairs)} pairs of them, {overlap} overlap."
    )
    return Illustration(intervals_svg(rows, says), says)


@remembered
def two_lists_overlap(atlas: Atlas) -> Illustration:
    """Return the places on both, on either alone and on neither of two lists."""
    view = compare(CompareQuery(FUND, SCORE), atlas)
    parts = [
        PartOfAll(float(row.areas), row.label, str(COLOURS[row.key]))
        for row in view.rows
        if row.key in COLOURS
    ]
    return Illustration(parts_svg([("", parts)], view.findings[0]), view.findings[0])


@remembered
def a_rank_has_a_range(atlas: Atlas) -> Illustration:
    """Return the ranks of the places at the line as a method's choices vary."""
    found = firmness(atlas.catalogue.recipe(SCORE), atlas, DRAWS)
    order = (found.areas["rank"] - found.places).abs().sort_values(kind="stable")
    near = found.areas.loc[order.index[:NEAR]].sort_values("rank")
    names = score_recipe(atlas.catalogue.recipe(SCORE), atlas).names
    ranges = [
        Range(
            str(names[code]),
            int(row["rank"]),
            int(row["low"]),
            int(row["high"]),
            float(row["probability"]),
        )
        for code, row in near.iterrows()
    ]
    wide = max(ranges, key=lambda one: one.high - one.low)
    says = (
        f"{wide.name} has rank {wide.rank}; with other weights and steps it is anywhere from "
        f"{wide.low} to {wide.high} in nine of ten ways."
    )
    return Illustration(ranges_svg(ranges, found.places, says), says)


@remembered
def how_sure_a_list_is(atlas: Atlas) -> Illustration:
    """Return how many places are firmly on a method's list, borderline and off it."""
    counts = firmness(atlas.catalogue.recipe(SCORE), atlas, DRAWS).areas["status"].value_counts()
    solid, borderline, out = (int(counts.get(one, 0)) for one in ("solid", "borderline", "out"))
    parts = [
        PartOfAll(float(solid), "named in at least nine of ten ways", _FIRM),
        PartOfAll(float(borderline), "named in some ways and not in others: borderline", _OPEN),
        PartOfAll(float(out), "named in fewer than one of ten ways", _OUT),
    ]
    says = (
        f"Computed in {DRAWS:,} ways, the score names {solid:,} places nearly always and leaves "
        f"{out:,} out nearly always; {borderline:,} depend on how it is made."
    )
    return Illustration(parts_svg([("", parts)], says), says)


@remembered
def weights_are_not_influence(atlas: Atlas) -> Illustration:
    """Return how the members of a score go together, what each weighs and what it decides."""
    found = structure_of(atlas.catalogue.recipe(SMALL_SCORE), atlas)
    rows = [
        MemberRow(row.label, row.weight, float(row.influence)) for row in found.members.itertuples()
    ]
    keys = found.members.index
    matrix = found.correlations.reindex(index=keys, columns=keys).to_numpy()
    most = max(rows, key=lambda one: one.influence - one.weight)
    says = (
        f"{most.name} has {most.weight:.0%} of the weight and makes up {most.influence:.0%} of "
        "the variation of the score, because the others go along with it."
    )
    between = {place: float(value) for place, value in np.ndenumerate(matrix)}
    return Illustration(correlations_svg(rows, between, says), says)


@remembered
def whom_a_list_reaches(atlas: Atlas) -> Illustration:
    """Return how fast a list and a score come to the people in need."""
    geography = MEASURES[MEASURE].geography
    sides = [places_of(text, atlas, geography) for text in (FUND, SCORE)]
    found = [reached(side, MEASURE, atlas) for side in sides]
    curves = [
        Curve(one.side.name, *_line(curve_of_side(side, MEASURE, atlas)))
        for one, side in zip(found, sides, strict=True)
    ]
    curves.append(
        Curve("The order of need itself", *_line(best_curve(sides[-1], MEASURE, atlas)), True)
    )
    counted = MEASURES[MEASURE].counted
    axes = ("Share of the people, those named or worst in rank first", f"Share of {counted}")
    return Illustration(curves_svg(curves, axes, found[0].sentence), found[0].sentence)


def _line(curve: ConcentrationCurve) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return tuple(curve.points["people"]), tuple(curve.points["in_need"])


IDEAS = (
    Idea(
        "The colours of a map",
        colours_of_a_map,
        "Areas are put in order and cut into classes; each class has a colour, and the darkest is "
        "the worst. The bars say how many areas have such a figure.",
        "Two areas of one colour may differ more than two neighbours in colour: read the figure.",
        "explore",
        {"indicator": PAY},
    ),
    Idea(
        "Missing is not zero",
        missing_is_not_zero,
        "Hatched areas have no figure. The reason stands where the figure would: not published, "
        "not covered, too few in the sample.",
        "An area without a figure is neither good nor bad, and is left out of ranks and means.",
        "explore",
        {"indicator": GAPS},
    ),
    Idea(
        "A figure has an interval",
        a_figure_has_an_interval,
        "A survey asks some people, not all. Had it asked others, the figure would most likely "
        "have been somewhere on the line.",
        "Where lines overlap widely, which of two places is higher cannot be told.",
        "explore",
        {"indicator": PAY},
    ),
    Idea(
        "Two lists overlap",
        two_lists_overlap,
        "Every place is on both lists, on one of them, on neither, or could not have been on one. "
        "Only places that both could name are counted.",
        "That two lists differ does not say which is right: each was made for an end.",
        "compare",
        {},
    ),
    Idea(
        "A rank has a range",
        a_rank_has_a_range,
        "The dot is the rank by the method as it is. The bar holds the ranks that the place takes "
        "in nine of ten ways of making it: other weights, other steps, an indicator less.",
        "A place whose bar crosses the line is on the list by a choice, not by its figures alone.",
        "method",
        {"start": SCORE},
    ),
    Idea(
        "The probability of being named",
        how_sure_a_list_is,
        "Of all the ways of making the method that were tried, this is the share in which it names "
        "a place. Near 0% or 100% is firm.",
        "It is not the probability that a place is in need: only of what this method, made a "
        "little otherwise, would say.",
        "method",
        {"start": SCORE},
    ),
    Idea(
        "Weights are not influence",
        weights_are_not_influence,
        "Grey is the weight that a person gave. Blue is the part that an indicator has in how far "
        "places differ. Cells say how two indicators go together, 1 for as one.",
        "Indicators that say the same count twice, whatever their weights.",
        "method",
        {"start": SMALL_SCORE},
    ),
    Idea(
        "Whom a list reaches",
        whom_a_list_reaches,
        "Go along the bottom to the share of people who live in the places named, and up to the "
        "share of the people in need who live there. Higher is better aimed.",
        "To live in a place that is named is not to be helped.",
        "compare",
        {"read": "reach"},
    ),
)
