"""Parliamentary constituencies of July 2024: names, outlines, the authorities that they lie in."""

from __future__ import annotations

import json

import geopandas as gpd
import pandas as pd
import shapely

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography import boundaries
from levelmap.sources.areas.boundaries import without_small_islands
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder
from levelmap.terms import Nation

GEOGRAPHY = "pcon_2024"
COUNT = 650
TOLERANCE = 200.0
"""As of the authorities (see `sources.boundaries.RawLayer`)."""

_FOLDER = ("boundaries", "constituencies_2024")
_OUTLINES = "PCON_July_2024_UK_BGC.topojson"


def build(build: Build) -> None:
    """Write the constituencies: table, layer, and the authorities that each lies in."""
    names = _names(build.raw)
    shares = authorities(build.raw, build.areas("lad_2025"))
    found = areas(names, shares, build.areas("lad_2025"))
    build.write_table(found, tables.AREAS, "areas", f"{GEOGRAPHY}.csv")
    contract = tables.CONSTITUENCY_AUTHORITIES
    build.write_table(shares, contract, "lookups", "constituency_authorities.csv")
    build.write_layer(outlines(build.raw), GEOGRAPHY)


def _published(raw: RawFolder) -> gpd.GeoDataFrame:
    frame = gpd.read_file(raw.path(*_FOLDER, _OUTLINES)).set_crs("EPSG:4326", allow_override=True)
    if frame["PCON24CD"].nunique() != COUNT or len(frame) != COUNT:
        raise ContractError(_OUTLINES, "PCON24CD", f"has not {COUNT} constituencies")
    return frame.sort_values("PCON24CD", ignore_index=True)


def _names(raw: RawFolder) -> pd.Series:
    published = _published(raw)
    return pd.Series(published["PCON24NM"].to_numpy(), index=published["PCON24CD"].astype(str))


def outlines(raw: RawFolder) -> gpd.GeoDataFrame:
    """Return the constituencies as `levelmap.geography.boundaries` keeps them, by nation.

    The published edges are quantised by the publisher of the copy, 44 of them against their
    neighbour's: they are made to fit, which moves no area by more than 0.002 km².
    """
    published = _published(raw).to_crs(boundaries.CRS)
    valid = shapely.make_valid(
        published.geometry.to_numpy(), method="structure", keep_collapsed=False
    )
    fitting = shapely.coverage_clean(valid)
    drawn = shapely.coverage_simplify(without_small_islands(fitting), TOLERANCE)
    codes = published["PCON24CD"].astype(str)
    nation = codes.str[0].map({nation.letter: nation for nation in Nation})
    columns = {
        "code": codes,
        "name": published["PCON24NM"].astype(str),
        "within_code": nation.map(lambda nation: nation.code),
        "within_name": nation.map(lambda nation: nation.label),
    }
    return gpd.GeoDataFrame(columns, geometry=drawn, crs=boundaries.CRS)


def authorities(raw: RawFolder, districts: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each authority's people by constituency.

    Columns of `tables.CONSTITUENCY_AUTHORITIES`, authorities of 2025 (published for 2024,
    from which they differ by two codes).

    Raises
    ------
    ContractError
        An authority is not held, or its shares do not add up to 1 within 0.5 %.
    """
    file = "lookup-LAD24CD-PCON24CD.json"
    published = json.loads(raw.path(*_FOLDER, file).read_text(encoding="utf-8"))
    renamed = {"E08000016": "E08000038", "E08000019": "E08000039"}
    rows = [
        (renamed.get(authority, authority), constituency, float(share))
        for authority, shares in published.items()
        for constituency, share in shares.items()
    ]
    frame = pd.DataFrame(rows, columns=["authority", "constituency", "share_of_authority"])
    if set(frame["authority"]) != set(districts["code"]):
        wrong = set(frame["authority"]) ^ set(districts["code"])
        raise ContractError(file, "(keys)", "are not the authorities of 2025", sorted(wrong))
    totals = frame.groupby("authority")["share_of_authority"].sum()
    if (wrong_sums := totals[(totals - 1).abs() > 0.005]).size:
        raise ContractError(file, "(shares)", "do not add up to 1", list(wrong_sums.index))
    return frame.sort_values(["constituency", "authority"])


def areas(names: pd.Series, shares: pd.DataFrame, districts: pd.DataFrame) -> pd.DataFrame:
    """Return the constituencies with region and country (columns of `tables.AREAS`).

    None crosses the edge of a region, so any of its authorities tells the region.
    """
    region = districts.set_index("code")["region_code"]
    regions = shares["authority"].map(region).groupby(shares["constituency"]).first()
    nation = {nation.letter: nation.code for nation in Nation}
    frame = pd.DataFrame({"code": names.index, "name": names.to_numpy()})
    frame = frame.assign(
        lad_code="",
        utla_code="",
        cauth_code="",
        region_code=regions.reindex(frame["code"]).fillna("").to_numpy(),
        country_code=frame["code"].str[0].map(nation),
    )
    return tables.validate(frame.sort_values("code"), tables.AREAS, GEOGRAPHY)
