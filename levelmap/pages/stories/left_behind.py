"""The story "Deprived is not the same as left behind"."""

from __future__ import annotations

import pandas as pd

from levelmap.answers.comparisons.groupings import regions
from levelmap.answers.comparisons.scatter import ScatterQuery, ScatterView
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.comparisons.words import counted, people, share
from levelmap.answers.phrases import first_few
from levelmap.comparison.place_sets import PlaceSet
from levelmap.pages.stories.scenes import Desk, Scene, Story, StoryTable

DEPRIVED = "imd-2019-average-rank@ward_2017:share=0.1"
IN_NEED = "community_needs_2019"
LEFT_BEHIND = "left-behind-wards"
DEPRIVED_SIDE, IN_NEED_SIDE = "in the most deprived tenth", "in the tenth in most community need"

INDEX_SOURCE = (
    "Community Needs Index 2019 and left-behind areas: OCSI for Local Trust. Deprivation of wards: "
    "computed from the Index of Multiple Deprivation 2019 by small area."
)

VOTES = (
    ("Deprivation, IMD 2015", "imd-2015-average-score", "leave-share-2021-districts"),
    ("Deprivation, IMD 2019", "imd-2019-average-score", "leave-share-2019-districts"),
    ("Community needs, CNI 2019", "community-needs-2019-score", "leave-share-2018-districts"),
)


def _two_ideas(desk: Desk) -> Scene:
    view = desk.two(CompareQuery(DEPRIVED, IN_NEED))
    parts = view.agreement.partition
    both = len(parts.both)
    on_a, on_b = both + len(parts.only_a), both + len(parts.only_b)
    return Scene(
        "Two ways to be badly off",
        (
            "Deprivation counts what people lack: income, work, skills, health. Community need "
            "counts what a place lacks: somewhere to meet, buses and broadband, people who take "
            "part.",
            f"Take the worst tenth of England's wards by each. Of the {on_a:,} most deprived, "
            f"{both:,} are among the {on_b:,} in greatest community need too "
            f"({share(both, on_a)}).",
        ),
        comparison=view.called(DEPRIVED_SIDE, IN_NEED_SIDE),
        source=INDEX_SOURCE,
    )


def _together(desk: Desk) -> Scene:
    view = desk.scores(ScatterQuery())
    without = _subset(view, "Without London")
    return Scene(
        "They go together, loosely",
        (
            view.whole.sentence,
            f"Without London the correlation is {without:.2f}. {view.outlier_words}",
        ),
        scatter=view,
        source=INDEX_SOURCE,
    )


def _subset(view: ScatterView, name: str) -> float:
    found = {one.name: one.correlation for one in view.subsets}
    correlation = found.get(name)
    return correlation.pearson if correlation is not None else float("nan")


def _left_behind(desk: Desk) -> Scene:
    view = desk.two(CompareQuery(LEFT_BEHIND, DEPRIVED))
    places: PlaceSet = view.a.places
    codes = sorted(places.codes)
    areas = desk.atlas.gazetteer.areas(view.geography).loc[codes]
    living = desk.atlas.gazetteer.population(view.geography).reindex(codes).sum()
    by_authority = areas["lad_code"].value_counts()
    top = [
        f"{desk.atlas.gazetteer.name(code)} ({number})"
        for code, number in by_authority.head(5).items()
    ]
    by_region = regions(codes, view.geography, desk.atlas).value_counts()
    all_wards = regions(sorted(places.universe), view.geography, desk.atlas).value_counts()
    return Scene(
        "Both at once: left behind",
        (
            f"{counted(len(codes), view.geography)} were found in the worst tenth by both. Local "
            f"Trust calls them left behind. About {people(living)} people live in them. Their "
            "deprivation was ranked by the makers of the index in their own way: by the mean of "
            f"its small areas, which the map shows, {len(view.agreement.partition.both):,} of them "
            f"are {DEPRIVED_SIDE}.",
            f"They lie in {by_authority.size} authorities, the most in {first_few(top, 5)}.",
            "A ward is left behind as a place: it says nothing about any one person in it.",
        ),
        comparison=view.called("called left behind", DEPRIVED_SIDE),
        table=StoryTable(
            "Left-behind wards by region",
            ("Region", "Left-behind wards", "All wards", "Share"),
            tuple(
                (
                    str(region),
                    f"{number:,}",
                    f"{all_wards[region]:,}",
                    _percent(number, all_wards[region]),
                )
                for region, number in by_region.items()
            ),
        ),
        source=INDEX_SOURCE,
        focus=tuple(areas.index[areas["lad_code"] == by_authority.index[0]]),
    )


def _percent(part: float, whole: float) -> str:
    return f"{part / whole:.1%}"


def _vote(desk: Desk) -> Scene:
    views = {label: desk.scores(ScatterQuery(x, y)) for label, x, y in VOTES}
    rows = tuple(
        (
            label,
            _said(view, "Without the City of London and the Isles of Scilly", "All places"),
            _said(view, "Without London and the Isles of Scilly", "Without London"),
        )
        for label, view in views.items()
    )
    needs = views["Community needs, CNI 2019"]
    return Scene(
        "And the vote of 2016?",
        (
            "It has been said that community need explains the vote to leave the European Union "
            "and deprivation does not. Over authorities the two correlations that were published, "
            "0.18 and 0.66, can be computed again; the first one is that of the IMD of 2015, not "
            "of 2019.",
            f"But the small number rests on London. Without it deprivation and the Leave vote go "
            f"together at {rows[0][2]} (IMD 2015) and {rows[1][2]} (IMD 2019), community need at "
            f"{rows[2][2]}. A correlation of areas does not say who voted how, or why.",
        ),
        scatter=needs,
        table=StoryTable(
            "Correlation with the Leave vote over English authorities (Pearson)",
            ("Measure", "All but the City of London and Scilly", "Without London and Scilly"),
            rows,
        ),
        source="Electoral Commission, referendum of 23 June 2016; indices as named.",
    )


def _said(view: ScatterView, *names: str) -> str:
    """Return the correlation over the first of some subsets that there is."""
    found = pd.Series([_subset(view, name) for name in names]).dropna()
    return f"{found.iloc[0]:.2f}"


STORY = Story(
    "left-behind",
    "Deprived is not the same as left behind",
    "What people lack and what their place lacks, ward by ward.",
    (_two_ideas, _together, _left_behind, _vote),
)
