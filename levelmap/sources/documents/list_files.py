"""How each file of a priority list is laid out: which column says what.

All files share `area_code` (several separated by `;`), `area_name`, `category_or_flag`, `amount`
(pounds) and `source_url`; some have `note`, `basis` (what a category was concluded from) and
`extent` (whether the whole authority is meant). What else a list says stands in other columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ListFile:
    """The layout of one file.

    Attributes
    ----------
    name
        Column with the area's name as published; with several codes in a row either one name for
        all or as many, separated by `;`.
    place
        Column with the name of the town, high street or neighbourhood, or (`is_group`) the one name
        of several areas.
    is_within
        All places lie in their areas and are not the whole of them.
    is_group
        `place` is kept only where it is not the area's own name.
    within
        Column with the district of a ward.
    categories
        Category in the catalogue by the text with which the published flag begins.
    award, recipient
        Columns with the name of the bid and with who received the award.
    parts
        Codes of areas of which only a part was named, as the notes in the file say.
    remarks
        Names of bids that end in a remark of the transcription.
    not_named
        Beginning of the flag of areas that are known not to be on the list.
    unseen
        Beginning of `basis` of areas that are on the list in a category that was not found.
    rejected
        Second file, of areas that are known not to be on the list.
    is_award
        Each place is an award of its own where the file gives an amount; it bears the area's name
        where the file names no place in it.
    corrected
        Code and name of the area in which an award lies, and a note, by the name of the award,
        where the file has another area.
    """

    name: str = "area_name"
    place: str = ""
    is_within: bool = False
    is_group: bool = False
    within: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)
    award: str = ""
    recipient: str = ""
    parts: frozenset[str] = frozenset()
    remarks: frozenset[str] = frozenset()
    not_named: str = ""
    unseen: str = ""
    rejected: str = ""
    is_award: bool = False
    corrected: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)


_TOWNS = "Long-Term Plan for Towns / Plan for Neighbourhoods / Pride in Place phase 1: part "
_LUF_3 = frozenset(
    {
        "St George's Square (name and amount not complete in the source text)",
        "town centre and Civic Square incl. Princess Royal Theatre (amount given only as GBP 15m)",
        "Andover theatre and cultural hub (amount given only as GBP 18.3m)",
    }
)

_AIRPORT = {
    "Belfast International Airport Decarbonisation Project": (
        "N09000001",
        "Antrim and Newtownabbey",
        "the source gives Belfast; the airport lies in Antrim and Newtownabbey",
    )
}

_NPO = "National Portfolio data of November 2022 mark"
PLAIN_NOTES: Mapping[str, str] = {
    "LAD 2021 assigned by hand: the source names only the post-2023 council": (
        "the source names only today's council; the district of 2021 is our assignment"
    ),
    'listed as one reporting place "Kirkby and Sutton (Ashfield)"': (
        "reported as one place, Kirkby and Sutton (Ashfield)"
    ),
    "not in the reporting-service table (grants were consolidated into a pathfinder pilot in 2023);"
    " added from press reports of its GBP 19.3m Town Deal": (
        "not in the table of reports, since its grants went into a pathfinder pilot in 2023; "
        "entered from press reports of its £19.3m Town Deal"
    ),
    "the original Priority Place was Copeland district only (E07000029)": (
        "the Priority Place was the former district of Copeland only"
    ),
    "NPO data of November 2022 flags Barrow-in-Furness district (E07000027)": (
        f"{_NPO} the former district of Barrow-in-Furness"
    ),
    "NPO data of November 2022 flags Selby district (E07000169); other member districts not seen": (
        f"{_NPO} the former district of Selby; the other former districts were not seen"
    ),
    'NPO data of November 2022 flags South Somerset (E07000189) and "Somerset Council"; '
    "other member districts not seen": (
        f"{_NPO} the former district of South Somerset, and Somerset Council; the other former "
        "districts were not seen"
    ),
    "part of the single ACE Priority Place 'Tees Valley'": (
        "part of one Priority Place, Tees Valley"
    ),
    "West Somerset district was abolished in 2019; code is the 2021 district that contains it, "
    "so it over-covers (adds Taunton Deane)": (
        "West Somerset ended in 2019; this is the district of 2021 that contains it, "
        "together with what was Taunton Deane"
    ),
    "one PEIA, two districts": "one Priority Education Investment Area, two districts",
}
"""Our words for notes of the transcription that speak of codes and abbreviations."""

FILES: Mapping[str, ListFile] = {
    "luf_round1_categories_2021.csv": ListFile(categories={"1": "1", "2": "2", "3": "3"}),
    "luf_round2_categories_2022_PARTIAL.csv": ListFile(
        categories={"1": "1"}, unseen="named as having moved up"
    ),
    "community_renewal_fund_priority_places_PARTIAL.csv": ListFile(not_named="not a priority"),
    "towns_fund_101_2019.csv": ListFile(
        name="local_authority_2021", place="area_name", is_within=True, is_award=True
    ),
    "future_high_streets_fund.csv": ListFile(
        name="local_authority_2023", place="area_name", is_within=True
    ),
    "education_investment_areas_2022.csv": ListFile(),
    "priority_education_investment_areas_2022.csv": ListFile(
        place="listed_as", is_group=True, parts=frozenset({"E07000246"})
    ),
    "family_hubs_start_for_life_2022.csv": ListFile(),
    "ace_priority_places_54.csv": ListFile(
        place="priority_place",
        is_group=True,
        parts=frozenset({"E06000063", "E06000064", "E06000065", "E06000066"}),
    ),
    "levelling_up_for_culture_places_PARTIAL.csv": ListFile(
        rejected="levelling_up_for_culture_places_confirmed_not.csv"
    ),
    "culture_priority_places_2026.csv": ListFile(
        categories={
            "new 2026 place": "new place",
            "existing ACE Priority Place also": "existing place, also identified",
            "existing ACE Priority Place only": "existing place only",
        }
    ),
    "levelling_up_partnerships_2023.csv": ListFile(),
    "luf_round1_awards.csv": ListFile(award="bid_name", recipient="grant_recipient"),
    "luf_round2_awards.csv": ListFile(
        award="bid_name", recipient="lead_applicant", corrected=_AIRPORT
    ),
    "luf_round3_awards_PARTIAL.csv": ListFile(award="bid_name", remarks=_LUF_3),
    "levelling_up_parks_fund_PARTIAL.csv": ListFile(is_within=True, is_award=True),
    "bsip_2022.csv": ListFile(name="code_names", award="area_name"),
    "zebra_2021_22.csv": ListFile(
        name="code_names",
        award="area_name",
        categories={"ZEBRA fast track": "fast track", "ZEBRA standard track": "standard track"},
    ),
    "long_term_plan_for_towns_75.csv": ListFile(
        name="local_authority",
        place="area_name",
        is_within=True,
        is_award=True,
        categories={f"{_TOWNS}A": "October 2023", f"{_TOWNS}B": "March 2024"},
    ),
    "pride_in_place_phase2_and_expansion.csv": ListFile(
        name="local_authority",
        place="area_name",
        is_within=True,
        is_award=True,
        categories={
            "Pride in Place phase 2": "phase 2, September 2025",
            "Pride in Place 40-place expansion": "expansion, March 2026",
        },
    ),
    "salvation_army_ies_2021_additional_PARTIAL.csv": ListFile(
        name="containing_lad", place="area_name"
    ),
    "left_behind_wards_cni2019.csv": ListFile(within="lad19_code"),
}
"""Layout by file of `priority_lists/` in the raw folder."""
