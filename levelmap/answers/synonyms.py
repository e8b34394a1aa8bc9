"""Words that readers use for what is held under another name, and what they lead to, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from levelmap.geography.search import plain

LEADS: dict[str, tuple[str, ...]] = {
    "deprivation deprived poor poverty imd": (
        "imd-2025-average-score",
        "imd-2019-average-score",
        "children-in-relative-poverty-after-housing-costs",
    ),
    "house prices|housing costs|affordable affordability": (
        "housing-affordability-ratio",
        "imd-2025-housing-affordability",
    ),
    "rents renting tenants": ("median-private-rent", "imd-2025-private-rental-affordability"),
    "wages salary salaries earnings income": (
        "gross-median-weekly-pay",
        "gross-disposable-household-income-per-head",
    ),
    "jobs jobless unemployed unemployment": (
        "modelled-unemployment-rate",
        "claimant-count",
        "employment-rate",
    ),
    "productivity gva": ("gross-value-added-per-hour-worked",),
    "internet fibre broadband": ("gigabit-capable-broadband", "imd-2025-broadband-speeds"),
    "mobile phone signal": ("4g-coverage", "5g-coverage"),
    "buses trains transport travel": (
        "travel-time-to-employment-centre-by-public-transport-and-walking",
        "bsip",
        "zebra",
    ),
    "schools pupils education": (
        "pupils-at-expected-standard-key-stage-2",
        "education-investment-areas",
    ),
    "training college skills": (
        "further-education-and-skills-learner-achievements",
        "level-3-or-above-qualifications",
    ),
    "health|life expectancy|long life": (
        "female-healthy-life-expectancy",
        "male-healthy-life-expectancy",
    ),
    "wellbeing happy happiness": ("life-satisfaction", "happiness"),
    "crime police safety": ("recorded-crime", "recorded-neighbourhood-crime"),
    "left behind|community needs": (
        "left-behind-wards",
        "left_behind_2019",
        "community_needs_2019",
        "community-needs-2019-score",
    ),
    "towns town deals": ("towns-fund", "long-term-plan-for-towns", "pride-in-place"),
    "culture arts": ("ace-priority-places", "culture-priority-places-2026"),
    "levelling up fund luf": ("luf-round-1", "luf-round-2", "luf-round-1-awards"),
}
"""Slugs by phrases between `|`, or, of a text without one, by each of its words."""


def leads(text: str) -> tuple[str, ...]:
    """Return the slugs of indicators, lists and methods that a text typed leads to, best first.

    A text leads where one of the phrases begins with it, or it holds one.
    """
    wanted = plain(text)
    if len(wanted) < 3:
        return ()
    found = (
        slug
        for phrases, slugs in LEADS.items()
        if any(
            phrase.startswith(wanted) or f" {phrase} " in f" {wanted} "
            for phrase in _phrases(phrases)
        )
        for slug in slugs
    )
    return tuple(dict.fromkeys(found))


def first(led: Sequence[str], others: Iterable[str]) -> list[str]:
    """Return those of *others* that a text leads to, in the order of *led*."""
    known = set(others)
    return [slug for slug in led if slug in known]


def _phrases(text: str) -> list[str]:
    whole = text.split("|") if "|" in text else [text, *text.split()]
    return [plain(phrase) for phrase in whole]
