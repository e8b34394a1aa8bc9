"""Priority lists: from the files as transcribed to memberships on their declared vintage."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from levelmap import tables
from levelmap.catalogue import priority_lists
from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.errors import ContractError
from levelmap.geography.areas import Areas
from levelmap.lists import checks as list_checks
from levelmap.lists.standings import NAMED, NOT_NAMED, NOT_SEEN, standing_table
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.sources.documents.list_files import FILES, PLAIN_NOTES, ListFile
from levelmap.terms import AreaType, Geography

FOLDER = "priority_lists"
_COLUMNS = ("area_code", "area_name", "category_or_flag", "amount", "source_url")
_REMARK = r"\s*\(([^()]*)\)$"
"""A remark of the transcription at the end of a name."""


def build(build: Build) -> None:
    """Write transport authorities, the memberships of every list, and the funding streams.

    Raises
    ------
    MissingFile
        A file is absent.
    ContractError
        A file is not as laid out, or a list is not what the catalogue says (`list_checks.faults`).
    """
    build.write_table(transport_authorities(build.raw), tables.AREAS, "areas", "lta_2021.csv")
    catalogue, areas = Catalogue(build.out), Areas(build.out)
    for found in catalogue.priority_lists.values():
        if found.origin:
            rows = memberships(build.raw, found)
            if found.whole_in:
                rows = _with_others(rows, found, areas)
            build.write_table(rows, tables.MEMBERSHIPS, "memberships", f"{found.slug}.csv")
        if faults := list(list_checks.faults(standing_table(found.slug, catalogue, areas))):
            raise ContractError("priority_lists", found.slug, " ".join(faults))
    streams = funding_streams(build.raw, catalogue.priority_lists)
    build.write_table(streams, tables.FUNDING_STREAMS, "funding_streams.csv")


def transport_authorities(raw: RawFolder) -> pd.DataFrame:
    """Return the local transport authorities of England in 2021 (columns of `tables.AREAS`).

    They are taken to be the combined authorities, and the upper-tier authorities outside them
    (Local Transport Act 2008, Local Democracy, Economic Development and Construction Act 2009).
    """
    published = raw.csv("lookups", "lad_hierarchy_2021.csv")
    england = published[published["country_code"] == "E92000001"]
    combined = england["cauth_code"] != ""
    authorities = pd.DataFrame(
        {
            "code": england["cauth_code"].where(combined, england["utla_code"]),
            "name": england["cauth_name"].where(combined, england["utla_name"]),
            "lad_code": "",
            "utla_code": "",
            "cauth_code": "",
            "region_code": england["region_code"],
            "country_code": england["country_code"],
        }
    )
    return authorities.drop_duplicates("code").sort_values("code")


def memberships(raw: RawFolder, found: PriorityList) -> pd.DataFrame:
    """Return the rows of one list (columns of `MEMBERSHIPS`), in order of code and place.

    A row with several codes becomes one row for each, with the same award.

    Raises
    ------
    MissingFile, ContractError
        The file is absent, lacks a column, or holds what its layout does not foresee.
    """
    layout = FILES[found.origin]
    wanted = (layout.name, layout.place, layout.award, layout.within, layout.recipient)
    published = raw.csv(FOLDER, found.origin, columns=[*_COLUMNS, *filter(None, wanted)])
    rows = _rows(published, layout, found)
    if layout.rejected:
        others = raw.csv(FOLDER, layout.rejected, columns=_COLUMNS)
        rows = pd.concat([rows, _rows(others, ListFile(), found).assign(status=NOT_NAMED)])
    if len(set(rows["seen_in"])) == 1:
        rows["seen_in"] = ""
    return rows.sort_values(["area_code", "place", "award"])[list(tables.MEMBERSHIPS.columns)]


def _with_others(rows: pd.DataFrame, found: PriorityList, areas: Areas) -> pd.DataFrame:
    vintage = found.geography.vintage
    regions = areas.areas(Geography(AreaType.REGION, vintage))["name"]
    whole = others_of_whole_regions(rows, found, areas.areas(found.geography), regions)
    return pd.concat([rows, whole]).sort_values(["area_code", "place", "award"])


def others_of_whole_regions(
    rows: pd.DataFrame, found: PriorityList, areas: pd.DataFrame, regions: pd.Series
) -> pd.DataFrame:
    """Return rows of the areas that are known not to be on an incomplete list, by their region.

    Where all that it names of a region is held (`whole_in`), no other area there that could have
    been named is.

    Parameters
    ----------
    areas
        Of the list's geography (columns of `tables.AREAS`, the code as index).
    regions
        Name by code.
    """
    home = areas["region_code"]
    seen = rows.groupby(home.reindex(rows["area_code"]).to_numpy())["seen_in"].first()
    others = areas[home.isin(found.whole_in) & areas.index.isin(found.universe.codes(areas))]
    others = others[~others.index.isin(rows["area_code"])]
    names = others["region_code"].map(regions)
    made = pd.DataFrame(
        {
            "area_code": others.index,
            "area_name_as_published": others["name"].to_numpy(),
            "status": NOT_NAMED,
            "extent": "whole",
            "amount": float("nan"),
            "seen_in": others["region_code"].map(seen).to_numpy(),
            "note": ("all that it names of the region " + names + " is held").to_numpy(),
        },
        columns=list(tables.MEMBERSHIPS.columns),
    )
    text = made.columns.drop("amount")
    return made.fillna(dict.fromkeys(text, "")).sort_values("area_code")


def _rows(published: pd.DataFrame, layout: ListFile, found: PriorityList) -> pd.DataFrame:
    published = _corrected(_without_unknown(published, layout, found), layout)
    awards = _text(published, layout.award)
    if layout.is_award:
        places = _text(published, layout.place)
        named = places.where(places != "", _text(published, layout.name))
        awards = named.where(_text(published, "amount") != "", "")
    is_remarked = awards.isin(list(layout.remarks))
    rows = pd.DataFrame(
        {
            "area_code": published["area_code"].str.split(r"\s*;\s*", regex=True),
            "area_name_as_published": _text(published, layout.name),
            "within_code": _text(published, layout.within),
            "place": _places(published, layout),
            "category": _categories(published, layout, found),
            "status": _statuses(published, layout),
            "extent": _extents(published, layout),
            "award": awards.where(~is_remarked, awards.str.replace(_REMARK, "", regex=True)),
            "recipient": _text(published, layout.recipient).str.removesuffix("*"),
            "amount": numbers(published["amount"], found.origin),
            "seen_in": _text(published, "source_url"),
            "note": _notes(published, awards.where(is_remarked, "")),
        }
    )
    return _one_code_each(rows, found)


def _corrected(published: pd.DataFrame, layout: ListFile) -> pd.DataFrame:
    """Put awards where they lie; a note says what the file has.

    Raises
    ------
    ContractError
        The file no longer holds an award that is to be corrected.
    """
    for award, (code, name, note) in layout.corrected.items():
        rows = published[layout.award].str.strip() == award
        if not rows.any():
            raise ContractError(layout.award, layout.award, "has no award to correct", [award])
        held = _text(published, "note")
        published = published.assign(
            area_code=published["area_code"].mask(rows, code),
            **{layout.name: published[layout.name].mask(rows, name)},
            note=held.mask(rows, note),
        )
    return published


def _text(published: pd.DataFrame, column: str) -> pd.Series:
    """Return a column of text, empty throughout where the file has no such column."""
    return published.get(column, pd.Series("", index=published.index)).str.strip()


def _without_unknown(
    published: pd.DataFrame, layout: ListFile, found: PriorityList
) -> pd.DataFrame:
    """Leave out the rows of an incomplete list of categories that say nothing of their area."""
    if found.is_complete or not layout.categories:
        return published
    is_known = published["category_or_flag"] != ""
    return published[is_known | _is_unseen(published, layout)]


def _is_unseen(published: pd.DataFrame, layout: ListFile) -> pd.Series:
    return _starts(published, "basis", layout.unseen)


def _starts(published: pd.DataFrame, column: str, text: str) -> pd.Series:
    """Say which rows begin with *text* in a column; none does where *text* is empty."""
    if not text:
        return pd.Series(False, index=published.index)
    return _text(published, column).str.startswith(text)


def _is_part(published: pd.DataFrame) -> pd.Series:
    return _text(published, "extent") == "part of the authority"


def _places(published: pd.DataFrame, layout: ListFile) -> pd.Series:
    names = _text(published, layout.place)
    if "extent" in published:
        return names.where(_is_part(published), "")
    return names.mask(names == published["area_name"], "") if layout.is_group else names


def _extents(published: pd.DataFrame, layout: ListFile) -> pd.Series:
    if layout.is_within:
        return pd.Series("part", index=published.index)
    is_part = _is_part(published) | published["area_code"].isin(list(layout.parts))
    is_shared = published["area_code"].str.contains(";")
    whole = pd.Series("whole", index=published.index)
    return whole.mask(is_shared, "shared").mask(is_part, "part")


def _categories(published: pd.DataFrame, layout: ListFile, found: PriorityList) -> pd.Series:
    named = pd.Series("", index=published.index)
    for text, category in layout.categories.items():
        named = named.mask(_starts(published, "category_or_flag", text), category)
    unknown = published["category_or_flag"][named == ""] if layout.categories else named[:0]
    if (unknown != "").any():
        raise ContractError(found.origin, "category_or_flag", "is no known category", unknown)
    return named


def _statuses(published: pd.DataFrame, layout: ListFile) -> pd.Series:
    named = pd.Series(NAMED, index=published.index)
    rejected = _starts(published, "category_or_flag", layout.not_named)
    return named.mask(rejected, NOT_NAMED).mask(_is_unseen(published, layout), NOT_SEEN)


def _notes(published: pd.DataFrame, remarked: pd.Series) -> pd.Series:
    """Return what file and transcription add: notes, the basis of a category, remarks in names."""
    parts = (
        _text(published, "note").replace(PLAIN_NOTES),
        _text(published, "basis"),
        published["category_or_flag"].str.extract(r"\((implied: .*)\)$")[0].fillna(""),
        remarked.str.extract(_REMARK)[0].fillna("").str.replace("GBP ", "£"),
    )
    texts = zip(*parts, strict=True)
    return pd.Series(["; ".join(filter(None, text)) for text in texts], index=published.index)


def _one_code_each(rows: pd.DataFrame, found: PriorityList) -> pd.DataFrame:
    names = [
        _names_of(name, len(codes))
        for codes, name in zip(rows["area_code"], rows["area_name_as_published"], strict=True)
    ]
    long = rows.assign(area_name_as_published=names).explode(
        ["area_code", "area_name_as_published"], ignore_index=True
    )
    if long.duplicated(["area_code", "place", "award", "category"]).any():
        twice = long.loc[long.duplicated(["area_code", "place", "award", "category"]), "area_code"]
        raise ContractError(found.origin, "area_code", "holds a place twice", twice)
    return long


def _names_of(name: str, number: int) -> list[str]:
    """Return a name for each of *number* codes: its part between semicolons, or all the same."""
    parts = name.split("; ")
    return parts if len(parts) == number else [name] * number


def funding_streams(raw: RawFolder, lists: Mapping[str, PriorityList]) -> pd.DataFrame:
    """Return the funds of the Spending Review of 2021 with the slugs of their lists.

    Raises
    ------
    UnknownPriorityList
        A fund names a list that the catalogue does not hold.
    """
    file = ("seed_tables", "funding_streams_sr21.csv")
    published = raw.csv(*file, columns=("fund", "amount_gbp", "priority_list"))
    named = published["priority_list"]
    slugs = [priority_lists.find(lists, name).slug if name else "" for name in named]
    amounts = numbers(published["amount_gbp"], "/".join(file))
    return published.assign(amount=amounts, priority_list=slugs)[
        list(tables.FUNDING_STREAMS.columns)
    ]
