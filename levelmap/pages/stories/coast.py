"""The story "The coast"."""

from __future__ import annotations

from collections.abc import Iterable

from levelmap.answers.comparisons.findings import ONLY_B
from levelmap.answers.comparisons.groupings import COASTAL, INLAND, coasts
from levelmap.answers.comparisons.two import CompareQuery, Comparison
from levelmap.answers.comparisons.words import counted, share
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.drawing.picture import Dot
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.stories import pictures
from levelmap.pages.stories.fund import FUND, FUND_SIDE, SCORE, SCORE_SIDE
from levelmap.pages.stories.scenes import Desk, Scene, Story, StoryTable

LISTS = (
    FUND,
    SCORE,
    "imd-2019-average-score-2021-districts",
    "levelling-up-partnerships",
    "towns-fund",
    "levelling-up-for-culture",
)
"""Whose share of coastal authorities is told."""

TOWNS = (
    "The Office for National Statistics looked at towns: 67% of coastal towns had higher "
    "income deprivation, against 36% of other towns."
)
TOWNS_SOURCE = "Office for National Statistics, Coastal towns in England and Wales (October 2020)."
TOWN_RADIUS = 3.5
"""Of the point of a town, in pixels."""

DOT_WORDS = (
    ("#d55e00", "Towns in authorities with open coast"),
    ("#5b6670", "Other towns and cities"),
)
"""Colours of the points of towns, and what they mean."""

COAST_SOURCE = (
    "Coastal authorities: at least 1 km of open coast, computed from boundaries; not official."
)


def _towns(desk: Desk) -> Scene:
    view = desk.two(CompareQuery(FUND, SCORE))
    coastal, _ = _by_coast(view, view.agreement.partition.joint_universe, desk)
    return Scene(
        "Towns by the sea",
        (
            TOWNS,
            "The Salvation Army's report of 2021 used this finding; it does not come from its 13 "
            "indicators. Towns are not authorities: an authority by the sea has inland places too.",
            f"Of the authorities that both lists here could name, {len(coastal):,} have at least "
            "1 km of open coast.",
        ),
        comparison=view.called(FUND_SIDE, SCORE_SIDE),
        source=f"{TOWNS_SOURCE} {COAST_SOURCE} Towns: GeoNames, CC BY 4.0.",
        dots=_dots(desk.atlas),
        dot_words=DOT_WORDS,
    )


def _dots(atlas: Atlas) -> tuple[Dot, ...]:
    """Return the towns and cities of Great Britain as points, those with open coast above.

    Of Northern Ireland no coast is held.
    """
    towns = atlas.gazetteer.names.towns
    kinds = coasts(sorted(set(towns["authority"])), CURRENT, atlas).dropna()
    dots = [
        Dot(row.latitude, row.longitude, TOWN_RADIUS, int(kinds[row.authority] != COASTAL))
        for row in towns.itertuples()
        if row.authority in kinds.index
    ]
    return tuple(sorted(dots, key=lambda dot: -dot.colour))


def _by_coast(view: Comparison, codes: Iterable[str], desk: Desk) -> tuple[list[str], list[str]]:
    """Return which of some places are coastal, and which are known not to be."""
    found = coasts(sorted(codes), view.geography, desk.atlas)
    return list(found.index[found == COASTAL]), list(found.index[found == INLAND])


def _methods(desk: Desk) -> Scene:
    rows = []
    for reference in LISTS:
        view = desk.two(CompareQuery(SCORE, reference, geography="lad_2021"))
        side = view.b.places
        universe = view.agreement.partition.joint_universe
        coastal, inland = _by_coast(view, universe, desk)
        on_coast, on_inland = (len(side.codes & set(codes)) for codes in (coastal, inland))
        rows.append(
            (
                view.sides[1].name,
                f"{on_coast} of {len(coastal)}",
                share(on_coast, len(coastal)),
                f"{on_inland} of {len(inland)}",
                share(on_inland, len(inland)),
            )
        )
    more = [row[0] for row in rows if _number(row[2]) > _number(row[4])]
    return Scene(
        "Does the method matter for the coast?",
        (
            f"{len(more)} of these {len(rows)} lists and methods name a larger share of coastal "
            "authorities than of others.",
            f"By the fund it is {rows[0][2]} of the coastal ones and {rows[0][4]} of the others; "
            f"by the 13-indicator score {rows[1][2]} and {rows[1][4]}; by the average score of the "
            f"Index of Multiple Deprivation 2019 {rows[2][2]} and {rows[2][4]}.",
        ),
        comparison=desk.two(CompareQuery(FUND, SCORE)).called(FUND_SIDE, SCORE_SIDE),
        table=StoryTable(
            "Coastal and other English authorities named, districts of 2021",
            ("List or method", "Coastal", "Share", "Others", "Share of others"),
            tuple(rows),
        ),
        source=COAST_SOURCE,
    )


def _number(percentage: str) -> float:
    return float(percentage.rstrip("%")) if percentage.endswith("%") else 0.0


def _left_out(desk: Desk) -> Scene:
    view = desk.two(CompareQuery(FUND, SCORE))
    only_b = view.named(ONLY_B)
    coastal, _ = _by_coast(view, only_b.index, desk)
    names = only_b.loc[[code for code in only_b.index if code in set(coastal)]]
    which = f": {first_few(names['area_name'].tolist(), 20)}" if len(names) else ""
    return Scene(
        "By the sea, in need, and not put first",
        (
            f"{counted(len(names), view.geography)} by the sea "
            f"{'is' if len(names) == 1 else 'are'} in the worst third of the 13-indicator score "
            f"and not in category 1 of the fund{which}.",
            f"That is {share(len(names), len(only_b))} of the {len(only_b):,} places that only the "
            "score puts first.",
        ),
        comparison=view.called(FUND_SIDE, SCORE_SIDE),
        table=StoryTable(
            "Coastal places that only the score puts first, the worst first",
            ("Place", "Rank by the score", "Category of the fund", "Furthest above average"),
            tuple(
                (row["area_name"], f"{row['b_rank']:.0f}", row["a_category"], row["b_drivers"])
                for _, row in names.iterrows()
            ),
        ),
        layer=pictures.within(
            view, {ONLY_B: "Only the score puts first"}, set(names.index), ("by the sea", "inland")
        ),
        source=COAST_SOURCE,
        focus=tuple(names.index),
    )


STORY = Story(
    "coast",
    "The coast",
    "Towns by the sea are often poor. Do lists and methods see it?",
    (_towns, _methods, _left_out),
)
