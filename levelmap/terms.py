"""The words of the field as types: polarity, nation, kind of area, geography, mission."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache

from levelmap.errors import UnknownGeography


class Polarity(StrEnum):
    """Whether a high value is good or bad for the people of an area."""

    HIGHER_IS_BETTER = "higher_is_better"
    HIGHER_IS_WORSE = "higher_is_worse"
    NONE = "none"

    @property
    def need_sign(self) -> int:
        """Return the factor that makes a value a measure of need: +1, -1, or 0 for none."""
        return {"higher_is_worse": 1, "higher_is_better": -1, "none": 0}[self.value]


class Nation(Enum):
    """The four nations of the UK, in the order in which coverage is written (E/W/S/NI)."""

    ENGLAND = ("E", "E92000001", "England")
    WALES = ("W", "W92000004", "Wales")
    SCOTLAND = ("S", "S92000003", "Scotland")
    NORTHERN_IRELAND = ("N", "N92000002", "Northern Ireland")

    def __init__(self, letter: str, code: str, label: str) -> None:
        self.letter, self.code, self.label = letter, code, label


class AreaType(StrEnum):
    """A kind of area; the value is the word used in files, addresses and the command line."""

    UK = "uk"
    COUNTRY = "country"
    REGION = "region"
    COMBINED_AUTHORITY = "cauth"
    COUNTY = "county"
    UPPER_TIER = "utla"
    TRANSPORT_AUTHORITY = "lta"
    LOCAL_AUTHORITY = "lad"
    CONSTITUENCY = "pcon"
    WARD = "ward"
    POLICE_FORCE = "pfa"
    MSOA = "msoa"
    LSOA = "lsoa"
    COMBINED_DISTRICTS = "combined_lads"

    @property
    def label(self) -> str:
        """Return the singular noun that users read."""
        return _AREA_TYPE_LABELS[self][0]

    @property
    def one(self) -> str:
        """Return the singular noun with its article: "a ward", "an upper-tier authority"."""
        article = "the" if self is AreaType.UK else "an" if self.label[0] in "aeiou" else "a"
        return f"{article} {self.label}"

    @property
    def plural(self) -> str:
        """Return the plural noun that users read."""
        return _AREA_TYPE_LABELS[self][1]


_AREA_TYPE_LABELS = {
    AreaType.UK: ("United Kingdom", "United Kingdom"),
    AreaType.COUNTRY: ("country", "countries"),
    AreaType.REGION: ("region", "regions"),
    AreaType.COMBINED_AUTHORITY: ("combined authority", "combined authorities"),
    AreaType.COUNTY: ("county", "counties"),
    AreaType.UPPER_TIER: ("upper-tier authority", "upper-tier authorities"),
    AreaType.TRANSPORT_AUTHORITY: ("local transport authority", "local transport authorities"),
    AreaType.LOCAL_AUTHORITY: ("local authority", "local authorities"),
    AreaType.CONSTITUENCY: ("constituency", "constituencies"),
    AreaType.WARD: ("ward", "wards"),
    AreaType.POLICE_FORCE: ("police force area", "police force areas"),
    AreaType.MSOA: ("neighbourhood", "neighbourhoods"),
    AreaType.LSOA: ("small area", "small areas"),
    AreaType.COMBINED_DISTRICTS: ("pair of authorities", "pairs of authorities"),
}


@dataclass(frozen=True, slots=True, order=True)
class Geography:
    """A kind of area in the boundaries of one year, such as `lad_2021`."""

    area_type: AreaType
    vintage: int

    def __str__(self) -> str:
        """Return the slug used in files, addresses and the command line."""
        return f"{self.area_type.value}_{self.vintage}"

    @property
    def label(self) -> str:
        """Return the words that users read, such as "local authorities of 2021"."""
        return f"{self.area_type.plural} of {self.vintage}"

    @classmethod
    @lru_cache(maxsize=500)  # tables name the same few in thousands of rows
    def parse(cls, text: str) -> Geography:
        """Return the geography that *text* (`lad_2021`, also `LAD21`) names.

        Raises
        ------
        UnknownGeography
            The text is not an area type followed by a year.
        """
        match = re.fullmatch(r"([a-z_]+?)_?((?:19|20)?\d\d)", text.strip().lower())
        kinds = {kind.value: kind for kind in AreaType}
        if match is None or match[1] not in kinds:
            raise UnknownGeography(
                f"{text[:40]!r} is not a geography: expected a kind of area and a year, such as "
                "lad_2021, ward_2024 or region_2025."
            )
        year = int(match[2])
        return cls(kinds[match[1]], year if year > 99 else 2000 + year)


@dataclass(frozen=True, slots=True)
class Mission:
    """One of the twelve missions of the Levelling Up White Paper (HM Government, CP 604, 2022)."""

    number: int
    title: str
    goal: str

    @property
    def label(self) -> str:
        """Return number and title, as lists of missions show them."""
        return f"{self.number}. {self.title}"


MISSIONS: tuple[Mission, ...] = (
    Mission(1, "Living standards", "Pay, employment and productivity up in every area"),
    Mission(2, "Research and development", "More public R&D spending outside the South East"),
    Mission(3, "Transport", "Local public transport much closer to London's standard"),
    Mission(4, "Digital connectivity", "Gigabit broadband and 4G nationwide, 5G for most people"),
    Mission(5, "Education", "Far more children at the expected standard when they leave primary"),
    Mission(6, "Skills", "More people completing high-quality training in every area"),
    Mission(7, "Health", "Healthy life expectancy up, and the gap between areas narrower"),
    Mission(8, "Well-being", "Well-being up in every area, and the gap between areas narrower"),
    Mission(9, "Pride in place", "People's satisfaction with their town centre and community up"),
    Mission(10, "Housing", "A path to ownership for renters, and fewer non-decent rented homes"),
    Mission(11, "Crime", "Homicide, serious violence and neighbourhood crime down"),
    Mission(12, "Local leadership", "A devolution deal for every part of England that wants one"),
)


def mission(number: int) -> Mission:
    """Return mission *number* (1 to 12)."""
    return MISSIONS[number - 1]
