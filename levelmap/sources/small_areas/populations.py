"""How many people live in each area, and how many of a ward's in each ward of another year."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography.districts import Districts
from levelmap.sources.areas import wards
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.sources.small_areas import english_indices

_MID_2022 = ("indicators", "open_innovations_levelling_up_fund", "levelling_up.csv")
_DEMOGRAPHR = ("indicators", "humaniverse_demographr")
_DATES = {
    "population-2022": "2022-06-30",
    "population-2020": "2020-06-30",
    "population-2019": "2019-06-30",
    "population-2017": "2017-06-30",
    "census-2021-small-areas": "2021-03-21",
}
"""Date by slug of the source."""

LARGER = {"utla": "utla_code", "cauth": "cauth_code", "region": "region_code"}
WARD_PAIRS = ((2017, 2022), (2017, 2024), (2022, 2024))
_CELLS = "lsoa11_lsoa21_lad22.csv"


def build(build: Build) -> None:
    """Write `population.csv` and `ward_overlaps.csv` below `data/lookups/`."""
    cells = census_cells(build.raw, build.districts)
    parts = [*_districts(build), *_larger(build), *_wards(build, cells)]
    everything = pd.concat(parts).sort_values(["geography", "area_code"])
    build.write_table(everything, tables.POPULATION, "lookups", "population.csv")
    overlaps = pd.concat(_overlaps(cells, old, new) for old, new in WARD_PAIRS)
    build.write_table(overlaps, tables.WARD_OVERLAPS, "lookups", "ward_overlaps.csv")


def _rows(people: pd.Series, geography: str, source: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "geography": geography,
            "area_code": people.index,
            "date": _DATES[source],
            "people": people.round().to_numpy(),
            "source": source,
        }
    )


def mid_2022(raw: RawFolder) -> pd.Series:
    """Return residents of mid-2022 by district of 2023, all of the UK."""
    columns = ("LAD23CD", "Population (mid 2022 est)")
    published = raw.csv(*_MID_2022, columns=columns)
    data = published[published["LAD23CD"].str.fullmatch(r"[A-Z]\d{8}")]
    people = numbers(data[columns[1]], _MID_2022[-1])
    return people.set_axis(data["LAD23CD"].to_numpy())


def mid_2020(raw: RawFolder) -> pd.Series:
    """Return residents of mid-2020 by district of 2021 (England and Wales)."""
    columns = ("ltla21_code", "total_population")
    people = raw.r_table(*_DEMOGRAPHR, "population20_ltla21.rda", columns=columns)
    return people.set_index(columns[0])[columns[1]]


def mid_2019(raw: RawFolder) -> pd.Series:
    """Return residents of mid-2019 by district of 2019 (England and Wales), by small areas."""
    people = _lsoa11(raw, 2019)
    fit = raw.csv("lookups", "lsoa11_ward19_lad19.csv", columns=("LSOA11CD", "LAD19CD"))
    return people.groupby(people.index.map(fit.set_index("LSOA11CD")["LAD19CD"])).sum()


def _lsoa11(raw: RawFolder, year: int) -> pd.Series:
    columns = ("lsoa11_code", "total_population")
    file = f"population{year % 100}_lsoa11.rda"
    return raw.r_table(*_DEMOGRAPHR, file, columns=columns).set_index(columns[0])[columns[1]]


def _districts(build: Build) -> list[pd.DataFrame]:
    """Return residents by district; Scotland and Northern Ireland always those of mid-2022."""
    raw, known = build.raw, build.districts
    latest, earlier, first = mid_2022(raw), mid_2020(raw), mid_2019(raw)
    parts = []
    for year, own, source in (
        (2019, first, "population-2019"),
        (2020, first, "population-2019"),
        (2021, earlier, "population-2020"),
        (2023, latest, "population-2022"),
        (2025, latest, "population-2022"),
    ):
        geography = f"lad_{year}"
        people = _in_year(own, year, known)
        others = _in_year(latest, year, known).drop(people.index, errors="ignore")
        others = others[others.index.str[0].isin(["S", "N"])]
        parts.append(_rows(people, geography, source))
        parts.append(_rows(others, geography, "population-2022"))
        _require_all(pd.concat([people, others]), build.areas(geography)["code"], geography)
    return parts


def _in_year(people: pd.Series, year: int, known: Districts) -> pd.Series:
    """Return residents by district of *year*, adding up those that have merged since."""
    then = people.index.map(lambda code: known.code_in(code, year) or known.successor(code, year))
    return people.groupby(then).sum()


def _require_all(people: pd.Series, codes: pd.Series, geography: str) -> None:
    if missing := sorted(set(codes) ^ set(people.index)):
        raise ContractError("population", "area_code", f"differs from {geography}", missing)


def _larger(build: Build) -> list[pd.DataFrame]:
    """Return residents of mid-2022 by larger area of 2025, and of mid-2020 by those of 2021."""
    parts = []
    for year, people, source in (
        (2025, _in_year(mid_2022(build.raw), 2025, build.districts), "population-2022"),
        (2021, mid_2020(build.raw), "population-2020"),
    ):
        areas = build.areas(f"lad_{year}").set_index("code").loc[people.index]
        for kind, column in LARGER.items():
            inside = areas[column] != ""
            summed = people[inside].groupby(areas.loc[inside, column]).sum()
            parts.append(_rows(summed, f"{kind}_{year}", source))
        nations = people.groupby(areas["country_code"]).sum()
        parts.append(_rows(nations, f"country_{year}", source))
    return parts


def census_cells(raw: RawFolder, districts: Districts) -> pd.DataFrame:
    """Return residents of Census 2021 (England and Wales) by ward of 2017, 2022 and 2024.

    One row for each pair of small areas of 2011 and 2021 that overlap: `people` and, by year as
    column, the ward that is the best fit. A small area of 2021 that was made of several is divided
    among them by their residents of mid-2019. The fit for 2022 is computed from centroids.
    """
    pairs = raw.csv("lookups", _CELLS, columns=("LSOA11CD", "LSOA21CD"))
    cells = pairs[["LSOA11CD", "LSOA21CD"]].drop_duplicates()
    before = cells["LSOA11CD"].map(_lsoa11(raw, 2019))
    now = cells["LSOA21CD"].map(english_indices.residents(raw, 2025))
    share = before / before.groupby(cells["LSOA21CD"]).transform("sum")
    fit_2022 = raw.csv("lookups", "lsoa11_ward22_lad22_computed.csv", columns=("WD22CD",))
    return pd.DataFrame(
        {
            "people": now * share,
            2017: cells["LSOA11CD"].map(wards.best_fit(raw, "lsoa11", districts)["ward_code"]),
            2022: cells["LSOA11CD"].map(fit_2022.set_index("LSOA11CD")["WD22CD"]),
            2024: cells["LSOA21CD"].map(wards.best_fit(raw, "lsoa21", districts)["ward_code"]),
        }
    )


def _wards(build: Build, cells: pd.DataFrame) -> list[pd.DataFrame]:
    """Return residents by ward: mid-2017 for 2017, Census 2021 for 2022 and 2024."""
    fit = wards.best_fit(build.raw, "lsoa11", build.districts)["ward_code"]
    first = _lsoa11(build.raw, 2017)
    people: Mapping[int, pd.Series] = {
        2017: first.groupby(first.index.map(fit)).sum(),
        2022: cells.groupby(2022)["people"].sum(),
        2024: cells.groupby(2024)["people"].sum(),
    }
    parts = []
    for year, counted in people.items():
        held = counted[counted.index.isin(build.areas(f"ward_{year}")["code"])]
        source = "population-2017" if year == 2017 else "census-2021-small-areas"
        parts.append(_rows(held, f"ward_{year}", source))
    return parts


def _overlaps(cells: pd.DataFrame, old: int, new: int) -> pd.DataFrame:
    inside = cells[cells[old].str.startswith("E")] if old == 2017 else cells
    people = inside.groupby([old, new])["people"].sum().round().reset_index()
    people.columns = pd.Index(["old", "new", "people"])
    geographies = {"old_geography": f"ward_{old}", "new_geography": f"ward_{new}"}
    return people[people["people"] > 0].assign(**geographies)
