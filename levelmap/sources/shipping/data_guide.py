"""The parts of `docs/data.md` that follow from the catalogue: what is held, and every source.

The text around them is written by hand. The build brings the parts up to date, and a test holds
them to the catalogue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import ContractError
from levelmap.paths import Folders
from levelmap.terms import MISSIONS, AreaType

LEVELS = {
    AreaType.LOCAL_AUTHORITY: "local authorities",
    AreaType.WARD: "wards",
    AreaType.LSOA: "small areas",
    AreaType.CONSTITUENCY: "constituencies",
    AreaType.MSOA: "neighbourhoods",
    AreaType.COUNTY: "counties",
    AreaType.REGION: "regions",
    AreaType.COUNTRY: "nations",
    AreaType.POLICE_FORCE: "police forces",
}

_FILES: Mapping[str, str] = {
    "explore_local_statistics": "indicators/ons_explore_local_statistics/{first}/",
    "subnational_indicators": "indicators/ons_subnational_indicators/",
    "deprivation": "indicators/humaniverse_imd/; priority_lists/imd2019_lad_ranks.csv",
    "community_needs": "indicators/humaniverse_imd/cni*.csv",
    "census": "indicators/census2021_wards/; indicators/census2021_industry_msoa/",
    "small_area_shares": "{first}",
    "authority_tables": "{first}",
    "health_index": "indicators/humaniverse_healthyr/{first}",
    "housing": "indicators/jrf_insight_finder/",
    "referendum": "indicators/electoral_commission_eu_referendum/",
    "recorded_crime": "indicators/police_recorded_crime_csp_ye_june_2025/",
    "universal_credit": "indicators/dwp_universal_credit_households_2025/",
    "social_mobility": "indicators/social_mobility_commission_2025/",
    "tenure": "indicators/lad_tenure_rents/",
    "devolution": "lookups/lad_hierarchy_2025.csv",
    "combined": "other indicators",
    "national_indices": (
        "indicators/wimd_2025/; indicators/humaniverse_imd/imd2020_scotland_dz11.rda, "
        "imd2017_northern_ireland_soa01.rda; boundaries/small_areas/"
    ),
    "small_area_measures": "small areas, see small_area_measures.csv",
    "composite_index": "indicators/composite_uk_imd/",
    "small_area_income": "indicators/ons_income_msoa11_fye2020/",
    "constituency_figures": "boundaries/constituencies_2024/",
    "drop_in": "drop_in/{slug}.csv",
}
"""Where each builder reads; `{first}` is the first part of an indicator's origin."""


def refresh(folders: Folders) -> bool:
    """Bring `docs/data.md` up to date, if there is one; say whether it changed."""
    path = folders.root / "docs" / "data.md"
    if not path.is_file():
        return False
    before = path.read_text(encoding="utf-8")
    after = filled(before, Catalogue(folders))
    path.write_text(after, encoding="utf-8")
    return after != before


def filled(text: str, catalogue: Catalogue) -> str:
    """Return *text* with each part between `<!-- NAME -->` and `<!-- end -->` made anew.

    Raises
    ------
    ContractError
        A part is missing or an unknown one is there.
    """
    parts: dict[str, Callable[[Catalogue], str]] = {"held": held, "sources": sources}
    found = re.findall(r"<!-- (\w+) -->\n", text)
    if sorted(name for name in found if name != "end") != sorted(parts):
        raise ContractError("docs/data.md", "(parts)", f"are {found}, expected {list(parts)}")
    for name, make in parts.items():
        text = _put(text, name, make(catalogue))
    return text


def _put(text: str, name: str, part: str) -> str:
    start, end = f"<!-- {name} -->\n", "<!-- end -->"
    before, _, rest = text.partition(start)
    after = rest.partition(end)[2]
    return f"{before}{start}{part}\n{end}{after}"


def held(catalogue: Catalogue) -> str:
    """Return a table of the number of indicators by mission and kind of area."""
    rows = []
    for mission in (*MISSIONS, None):
        members = [
            indicator
            for indicator in catalogue.indicators.values()
            if indicator.white_paper_mission == mission
        ]
        levels = Counter(level for member in members for level in _levels(member, catalogue))
        label = mission.label if mission else "Context"
        rows.append([label, len(members), *(levels[level] or "" for level in LEVELS)])
    return _table(["mission", "indicators", *LEVELS.values()], rows)


def _levels(indicator: Indicator, catalogue: Catalogue) -> set[AreaType]:
    return {series.geography.area_type for series in catalogue.series(indicator.slug)}


def sources(catalogue: Catalogue) -> str:
    """Return a table of every source with its address and the raw files that it comes in."""
    rows = []
    for source in catalogue.sources.values():
        made = [i for i in catalogue.indicators.values() if i.source == source.slug]
        lists = [x for x in catalogue.priority_lists.values() if x.source == source.slug]
        files = {_raw_files(indicator) for indicator in made}
        files |= {f"priority_lists/{found.origin}" for found in lists if found.origin}
        rows.append(
            [
                f"`{source.slug}`",
                f"{source.publisher}, [{source.title}]({source.url})",
                source.licence,
                source.published.replace(";", ", "),
                source.retrieved,
                _used_for(len(made), len(lists)),
                ", ".join(f"`{file}`" for file in sorted(files)),
                source.caution,
            ]
        )
    header = "source,what,licence,published,retrieved,used for,read from,caution".split(",")
    return _table(header, rows)


def _raw_files(indicator: Indicator) -> str:
    first = re.split(r"[|;]", indicator.origin)[0].strip()
    return _FILES.get(indicator.builder, indicator.builder).format(first=first, slug=indicator.slug)


def _used_for(indicators: int, lists: int) -> str:
    parts = []
    if indicators:
        parts.append(f"{indicators} indicator{'s' if indicators > 1 else ''}")
    if lists:
        parts.append(f"{lists} list{'s' if lists > 1 else ''}")
    return ", ".join(parts) or "maps, lookups, context"


def _table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(header)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines
    )
