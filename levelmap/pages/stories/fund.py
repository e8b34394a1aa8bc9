"""The story "Whom did the Levelling Up Fund leave out?"."""

from __future__ import annotations

from levelmap.answers.comparisons.awards import TakesPart, taking_part
from levelmap.answers.comparisons.findings import BOTH, ONLY_B
from levelmap.answers.comparisons.two import CompareQuery, Comparison
from levelmap.answers.comparisons.words import are, counted, people, share
from levelmap.answers.lists.of_place import standings
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.pages.stories import pictures
from levelmap.pages.stories.scenes import Desk, Scene, Story, StoryTable

FUND, SCORE, REPORT = "luf-round-1:1", "levelmap_13_2021", "salvation-army-additional"
FUND_SIDE, SCORE_SIDE = "in category 1 of the fund", "in the worst third of the score"
REPORT_SIDE = "among the report's further places"
AWARDS = "luf-round-1-awards"

REPORT_SOURCE = (
    "The Salvation Army and Institute for Employment Studies, Understanding People, Understanding "
    "Places (August 2021), as reported by Church Newspaper and the regional press of 24 to 26 "
    "August 2021."
)
REPORT_FINDING = (
    "In August 2021 The Salvation Army and the Institute for Employment Studies divided England "
    "into 345 areas of their own, put 116 of them in most need by 13 indicators, and found 45 of "
    "these outside the government's first category."
)


def _official(desk: Desk) -> Scene:
    held = desk.atlas.catalogue.priority_list("luf-round-1")
    counts = _categories(desk.atlas)
    view = desk.two(CompareQuery(FUND, "luf-round-1:2"))
    england = {category: number for (letter, category), number in counts.items() if letter == "E"}
    return Scene(
        "The government's list",
        (
            held.meaning,
            f"In England {england['1']:,} authorities were put in category 1, {england['2']:,} in "
            f"category 2 and {england['3']:,} in category 3. The index weighed productivity, "
            "unemployment, skills, travel and empty buildings; deprivation was not in it.",
        ),
        comparison=view.called("in category 1", "in category 2"),
        layer=pictures.categories(view, list(held.categories)),
        table=StoryTable(
            "Authorities by category and nation",
            ("Nation", "Category 1", "Category 2", "Category 3"),
            tuple(
                (nation, *(f"{counts.get((letter, c), 0):,}" for c in held.categories))
                for letter, nation in (("E", "England"), ("S", "Scotland"), ("W", "Wales"))
            ),
        ),
        source="Levelling Up Fund: list of local authorities by priority category (March 2021).",
    )


def _categories(atlas: Atlas) -> dict[tuple[str, str], int]:
    """Return the number of authorities by nation's letter and category of the fund's list."""
    found: dict[tuple[str, str], int] = {}
    for code, standing in standings("luf-round-1", atlas).items():
        if standing.category:
            key = code[0], standing.category
            found[key] = found.get(key, 0) + 1
    return found


def _report(desk: Desk) -> Scene:
    held = desk.atlas.catalogue.priority_list(REPORT)
    view = desk.two(CompareQuery(FUND, REPORT, with_parts=True))
    named = view.places.loc[sorted(view.b.places.codes)]
    categories = named["a_category"].value_counts()
    in_words = first_few(
        [f"{number} in category {category}" for category, number in categories.items()]
    )
    return Scene(
        "What the Salvation Army found",
        (
            REPORT_FINDING,
            f"Their list is not published as data. The press named {held.held} of the 45, and they "
            f"are marked here: {len(named)} authorities, wholly or in part. In the government's "
            f"list they are {in_words}.",
            "Not known are the other names, the names and sources of all 13 indicators, their "
            "weights, and the boundaries of the 345 areas. A place that is not marked was not "
            "seen; it may be among the 45.",
        ),
        comparison=view.called(FUND_SIDE, REPORT_SIDE),
        table=StoryTable(
            "Authorities that the press named, wholly or in part",
            ("Authority", "By the report", "Category of the fund"),
            tuple(
                (row["area_name"], row["b_words"], row["a_category"])
                for _, row in named.sort_values("area_name").iterrows()
            ),
        ),
        source=REPORT_SOURCE,
        focus=tuple(named.index),
    )


def _score(desk: Desk) -> Scene:
    view = desk.two(CompareQuery(FUND, SCORE))
    parts = view.agreement.partition
    living = view.agreement.people or {}
    recipe = desk.atlas.catalogue.recipe(SCORE)
    return Scene(
        "A 13-indicator score that anyone can check",
        (
            f"LevelMap has a score inspired by that report, not a copy of it: "
            f"{len(recipe.active)} of its {len(recipe.leaves)} slots are filled with open data, "
            "each weighs the same, and the worst third is category 1.",
            f"{counted(len(parts.only_b), view.geography)} {are(len(parts.only_b))} in its worst "
            f"third and not in category 1 of the fund; {len(parts.only_a):,} "
            f"{are(len(parts.only_a))} in category 1 and not in its worst third.",
            f"{people(living[ONLY_B])} people live in the "
            f"{counted(len(parts.only_b), view.geography)} that the score puts in its worst third "
            f"and the fund did not put first, among them {view.examples(ONLY_B)}.",
        ),
        comparison=view.called(FUND_SIDE, SCORE_SIDE),
        table=_reasons(view),
    )


def _reasons(view: Comparison) -> StoryTable:
    rows = view.named(ONLY_B).head(10)
    return StoryTable(
        "The ten that the score ranks worst among those that only it puts first",
        ("Place", "Rank by the score", "Category of the fund", "Furthest above average"),
        tuple(
            (row["area_name"], f"{row['b_rank']:.0f}", row["a_category"], row["b_drivers"])
            for _, row in rows.iterrows()
        ),
    )


def _against_report(desk: Desk) -> Scene:
    view = desk.two(CompareQuery(REPORT, SCORE))
    parts = view.agreement.partition
    on_report = len(parts.both | parts.only_a)
    missed = view.named("only_a")["area_name"].tolist()
    not_in_it = f"Not in it: {first_few(missed, 12)}." if missed else "None is missing from it."
    return Scene(
        "The two do not find the same places",
        (
            f"Of the {on_report} authorities of {view.geography.vintage} that the press named as a "
            f"whole, {len(parts.both)} "
            f"{are(len(parts.both))} in the worst third by our score "
            f"({share(len(parts.both), on_report)}). The report is not reproduced, and no weight "
            "was chosen to come nearer to it.",
            f"{not_in_it} Work that is not permanent was among the report's "
            "indicators; no figure for districts is held, so that slot is empty.",
        ),
        comparison=view.called(REPORT_SIDE, SCORE_SIDE),
    )


def _firm(desk: Desk) -> Scene:
    view = desk.two(CompareQuery(FUND, SCORE))
    firmness = desk.firm(SCORE)
    areas = firmness.result.areas
    status = areas["status"].reindex(list(view.agreement.partition.only_b))
    solid, borderline = (int((status == word).sum()) for word in ("solid", "borderline"))
    return Scene(
        "How firm is that?",
        (
            firmness.summary,
            f"Of the {len(status)} places that only the score puts first, {solid} {are(solid)} "
            f"solid and {borderline} {are(borderline)} borderline: another sound choice could "
            "leave them out.",
        ),
        comparison=view.called(FUND_SIDE, SCORE_SIDE),
        layer=pictures.firmness(view, areas["status"].to_dict()),
    )


def _money(desk: Desk) -> Scene:
    view = desk.two(CompareQuery(FUND, SCORE))
    parts = view.agreement.partition
    received = taking_part(AWARDS, view.geography, desk.atlas)
    awards = {code for code, how in received.items() if how is not TakesPart.UNKNOWN}
    rows = []
    for label, codes in (
        ("On both", parts.both),
        ("Only in category 1 of the fund", parts.only_a),
        ("Only in the worst third of the score", parts.only_b),
        ("Neither", parts.neither),
    ):
        with_award = len(codes & awards)
        rows.append((label, f"{len(codes):,}", f"{with_award:,}", share(with_award, len(codes))))
    only_b, with_award = len(parts.only_b), int(rows[2][2])
    return Scene(
        "Who got money in round 1?",
        (
            f"Of the {only_b} places that only the score puts first, {with_award} had a part in an "
            f"award of round 1 ({rows[2][3]}). Of the {rows[0][1]} that both put first it was "
            f"{rows[0][2]} ({rows[0][3]}).",
            "Category 1 was a preference when bids were judged, not a condition: other places "
            "could bid and win.",
        ),
        comparison=view.called(FUND_SIDE, SCORE_SIDE),
        layer=pictures.within(
            view,
            {BOTH: "Both put first", ONLY_B: "Only the score puts first"},
            awards,
            ("part in an award", "none"),
        ),
        table=StoryTable(
            "Places with a part in an award of round 1",
            ("Places", "Number", "With an award", "Share"),
            tuple(rows),
        ),
    )


STORY = Story(
    "fund",
    "Whom did the Levelling Up Fund leave out?",
    "The government's categories of 2021, what a report found missing, and a score to check it by.",
    (_official, _report, _score, _against_report, _firm, _money),
)
