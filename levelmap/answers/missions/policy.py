"""Whose the missions are, and what is policy now, each with its date and source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated statement on policy, in our words."""

    day: date
    words: str
    source: str
    address: str


FACTS = (
    Fact(
        date(2022, 2, 2),
        "The government of the day published the twelve missions, most of them to be reached by "
        "2030, in the White Paper Levelling Up the United Kingdom.",
        "GOV.UK, Levelling Up the United Kingdom",
        "https://www.gov.uk/government/publications/levelling-up-the-united-kingdom",
    ),
    Fact(
        date(2024, 7, 9),
        "The next government took levelling up out of the name of the department, which is the "
        "Ministry of Housing, Communities and Local Government again.",
        "LabourList, report of 9 July 2024",
        "https://labourlist.org/2024/07/labour-levelling-up-department-name-change/",
    ),
    Fact(
        date(2025, 9, 25),
        "The Pride in Place Strategy gives up to £20 million over ten years to neighbourhoods; it "
        "took over the earlier programme for towns.",
        "GOV.UK, Pride in Place Strategy",
        "https://www.gov.uk/government/publications/pride-in-place-strategy/pride-in-place-strategy",
    ),
    Fact(
        date(2026, 5, 14),
        "Regulations were made under the English Devolution and Community Empowerment Act 2026, "
        "which concerns what mission 12 was about.",
        "legislation.gov.uk, S.I. 2026/519",
        "https://www.legislation.gov.uk/uksi/2026/519",
    ),
)
"""Oldest first. Whether the missions were ever withdrawn in law was not established."""

STATUS = (
    "The missions belong to a former government's White Paper of February 2022. They are shown "
    "because lists, funds and reports rest on them, not because they are policy now; whether they "
    "were withdrawn in law was not established."
)
"""What must stand above every figure of progress."""
