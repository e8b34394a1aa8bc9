"""The toy country with what the pages name of themselves: a fund and its money, lists, methods.

All on the twelve districts of 2021, a thousand people in each; see `tests/toy_country.py`.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from levelmap import tables
from levelmap.answers.comparisons.universe import LONDON
from levelmap.paths import Folders
from levelmap.sources.base import observations
from tests import toy_country
from tests.toy_country import NOW, OLD, PAY, UNEMPLOYMENT, YEAR_2022, YEAR_2023

MARGIN = 15
"""Half of the interval of weekly pay: £20 lie between neighbours in rank, so two overlap."""

SCORE_2019 = dict(zip(OLD, (40, 38, 12, 10, 36, 34, 8, 6, 32, 4, 30, 2), strict=True))
"""The worst six are Alder, Birch, Elm, Fir, Ivy, Kapok, in this order."""

IN_NEED = dict(zip(OLD, (400, 300, 100, 100, 300, 200, 100, 100, 200, 100, 100, 0), strict=True))
"""People in need, 2,000 in all, of a thousand in each district."""

LISTS = {
    "luf-round-1": "Levelling fund",
    "luf-round-1-awards": "Levelling awards",
    "towns-fund": "Towns",
    "family-hubs": "Family hubs",
    "salvation-army-additional": "Report",
    "levelling-up-partnerships": "Partnerships",
    "levelling-up-for-culture": "Culture",
}

NAMED = {
    "towns-fund": "Alder Elm Ivy",
    "family-hubs": "Alder Birch Elm Fir",
    "salvation-army-additional": "Elm Ivy",
    "levelling-up-partnerships": "Alder Ivy Kapok",
    "levelling-up-for-culture": "Hazel Larch",
}

AWARDS = {
    "Alder": ("Station", 2_000_000),
    "Birch": ("Market", 1_000_000),
    "Ivy": ("Pier", 3_000_000),
    "Larch": ("Harbour", 500_000),
}
"""£6.5 million in all, each award to one district."""

TARGETS = (
    (1, "Pay rises in every area", "rise_everywhere", 100.0, "% of areas; values in GBP a week",
     490.0, 500.0, "median of authorities", 100.0, "n=11;up=11;equal=0;down=0", "yes",
     "All rose by £10."),
    (1, "Pay gap closes", "gap_narrows", None, "ratio p90 / p10", 1.3902, 1.381, "", None,
     "n=11;diff=160.00>160.00;ratio=1.3902>1.3810", "yes", "570 / 410, then 580 / 420."),
    (1, "Pay reaches a level", "reach", 550.0, "GBP a week", 490.0, 500.0, "median of authorities",
     None, "", "partial", "A level of the toy country."),
    (3, "Each area has a station", "reach", None, "", None, None, "", None, "", "no",
     "No measure is held."),
)  # fmt: skip
"""Parts of missions: measure, rule, target, unit, then, now, of what, share improved, counts, held,
note."""

PRACTICE = (
    (
        "alder-parks",
        "Alder",
        "Alder: parks",
        "The council planted trees.",
        "Pay rose by £10.",
        "1 9",
    ),
    ("elm-bus", "Elm", "Elm: a bus", "A bus goes to the station.", "", "3"),
)
"""Case studies: slug, place, title, what was done, what is claimed, missions."""

COAST = {"Alder": 20.0, "Elm": 12.0, "Ivy": 15.0, "Birch": 0.0, "Fir": 0.0, "Juniper": 0.0}
"""Kilometres of open coast of some districts: three by the sea, three that are not."""

RECIPES = {
    "levelmap_13_2021": """
title = "Score of two"
short = "Score of two"
noun = "authorities"
preposition = "by the"
description = "Deprivation and the walk to the station. Category 1 is the worst third."
geography = "lad_2021"
nations = ["E"]
normalisation = "percentile"
categories = { rule = "thirds", labels = ["Category 1", "Category 2", "Category 3"] }
grade = "our choice"

[[members]]
indicator = "imd-2019-average-score-2021-districts"
label = "Deprivation"
weight = 3

[[members]]
indicator = "walk"
polarity = "higher_is_worse"
weight = 1
""",
    "ifs_style_4": """
title = "Pay and work"
short = "Pay and work"
description = "Low pay and unemployment. Category 1 is the worst fifth."
geography = "lad_2025"
nations = ["E"]
normalisation = "zscore"
missing = { rule = "renormalise", minimum_coverage = 0.5 }
categories = { rule = "quantile", cuts = [5] }
grade = "our choice"

[[members]]
indicator = "gross-median-weekly-pay"

[[members]]
indicator = "modelled-unemployment-rate"
""",
}


def furnished(root: Path) -> Folders:
    """Write the furnished country below *root* and return its folders."""
    folders = toy_country.write(root)
    _add_indicators(folders)
    _add_lists(folders)
    _add_coast(folders)
    _add_london(folders)
    _add_reports(folders)
    recipes = folders.data / "recipes"
    recipes.mkdir()
    for slug, text in RECIPES.items():
        (recipes / f"{slug}.toml").write_text(f'slug = "{slug}"{text}', encoding="utf-8")
    toy_country.seal(folders)
    return folders


def _add_indicators(folders: Folders) -> None:
    path = folders.data / "indicators.csv"
    held = tables.read_csv(path, tables.INDICATORS)
    pay, unemployment, _, jobs = (held.iloc[[row]] for row in range(4))
    score, count = unemployment.assign(unit="score", suffix=""), jobs.assign(unit="people")
    added = (
        ("gross-median-weekly-pay", "Median weekly pay", pay),
        ("modelled-unemployment-rate", "Modelled unemployment", unemployment),
        ("imd-2019-average-score-2021-districts", "Deprivation 2019", score),
        ("imd-2019-average-score", "Deprivation 2019, first", score),
        ("imd-2025-average-score", "Deprivation 2025", score),
        ("imd-2019-income-scale", "People in need 2019", count),
        ("imd-2025-income-scale", "People in need 2025", count),
    )
    rows = [row.assign(slug=slug, label=label, short=label) for slug, label, row in added]
    pd.concat([held, *rows]).to_csv(path, index=False)
    today = {NOW[name]: float(pay) for name, pay in PAY.items()}
    earlier = {code: pay - 10 for code, pay in today.items()}
    score_2019 = {OLD[name]: value for name, value in SCORE_2019.items()}
    in_need = {OLD[name]: value for name, value in IN_NEED.items()}
    now = {code: value for code, value in in_need.items() if code in today}
    now[toy_country.MERGED] = IN_NEED["Kapok"] + IN_NEED["Larch"]
    make = toy_country.observed
    _observe(
        folders,
        {
            "gross-median-weekly-pay": pd.concat(
                [
                    make(earlier, YEAR_2022, "lad_2025", MARGIN),
                    make(today, YEAR_2023, "lad_2025", MARGIN),
                ]
            ),
            "modelled-unemployment-rate": make(
                {NOW[name]: value for name, value in UNEMPLOYMENT.items()}, YEAR_2023, "lad_2025"
            ),
            "imd-2019-average-score-2021-districts": make(score_2019, YEAR_2022, "lad_2021"),
            "imd-2019-average-score": make(score_2019, YEAR_2022, "lad_2021"),
            "imd-2025-average-score": make(now, YEAR_2023, "lad_2025"),
            "imd-2019-income-scale": make(in_need, YEAR_2022, "lad_2021"),
            "imd-2025-income-scale": make(now, YEAR_2023, "lad_2025"),
        },
    )


def _observe(folders: Folders, frames: dict[str, pd.DataFrame]) -> None:
    for slug, frame in frames.items():
        valid = tables.validate(frame, tables.OBSERVATIONS)
        observations.write(valid, folders.data / "observations" / f"{slug}.parquet")


def _add_lists(folders: Folders) -> None:
    path = folders.data / "priority_lists.csv"
    held = tables.read_csv(path, tables.PRIORITY_LISTS)
    rows = []
    for slug, label in LISTS.items():
        named = NAMED.get(slug, "").split()
        plain = {"categories": "", "priority": "", "expected": len(named), "held": len(named)}
        if slug == "luf-round-1":
            plain = {}
        elif slug == "luf-round-1-awards":
            plain.update(expected=len(AWARDS), held=len(AWARDS), money="awards")
        elif slug in ("towns-fund", "family-hubs"):
            plain.update(money="amounts not held")
        elif slug == "salvation-army-additional":
            plain.update(expected=5, completeness="partial")
        rows.append(held.iloc[[0]].assign(slug=slug, label=label, short=label, **plain))
    pd.concat([held, *rows]).to_csv(path, index=False)
    write = toy_country.write_memberships
    fund = toy_country.TOY_FUND
    write(folders, "luf-round-1", [_named(name, category=fund[name]) for name in OLD])
    awards = [_named(n, award=award, amount=sum_) for n, (award, sum_) in AWARDS.items()]
    write(folders, "luf-round-1-awards", awards)
    for slug, names in NAMED.items():
        write(folders, slug, [_named(name) for name in names.split()])


def _named(name: str, **given: object) -> dict[str, object]:
    row = {"area_code": OLD[name], "area_name_as_published": name, "extent": "whole"}
    return {**row, "status": "named", **given}


def _add_coast(folders: Folders) -> None:
    rows = [
        (geography, OLD[name], 40.0, km, "yes", "yes" if km else "")
        for geography in ("lad_2021", "lad_2025")
        for name, km in COAST.items()
    ]
    frame = pd.DataFrame(rows, columns=list(tables.COAST.columns))
    valid = tables.validate(frame, tables.COAST)
    valid.to_csv(folders.data / "lookups" / "coast.csv", index=False)


def _add_london(folders: Folders) -> None:
    """Add a region that no district lies in: readers may ask for England without it."""
    path = folders.data / "areas" / "region_2025.csv"
    regions = tables.read_csv(path, tables.AREAS)
    london = regions.iloc[[0]].assign(code=LONDON, name="London")
    pd.concat([regions, london]).sort_values("code").to_csv(path, index=False)


def _add_reports(folders: Folders) -> None:
    rows: list[dict[str, object]] = []
    names = (
        "mission measure rule target unit baseline latest statistic share_improved counts held note"
    )
    for given in TARGETS:
        row = dict(zip(names.split(), given, strict=True))
        is_held = row["held"] != "no"
        rows.append(
            row
            | {
                "indicator": "gross-median-weekly-pay" if is_held else "",
                "scope": "England",
                "year": "2030",
                "baseline_period": YEAR_2022 if is_held else "",
                "latest_period": YEAR_2023 if is_held else "",
                "source": "White Paper of the toy country",
            }
        )
    _write_report(folders, tables.MISSION_TARGETS, pd.DataFrame(rows))
    columns = "slug place title done claim missions".split()
    cases = pd.DataFrame(PRACTICE, columns=columns)
    codes = [OLD[name] for name in cases["place"]]
    cases = cases.assign(source="toy", section="1", areas=codes)
    _write_report(folders, tables.CASE_STUDIES, cases)


def _write_report(folders: Folders, contract: tables.Contract, frame: pd.DataFrame) -> None:
    valid = tables.validate(frame[list(contract.columns)], contract)
    valid.to_csv(folders.data / "reports" / f"{contract.name}.csv", index=False)
