"""An indicator's values on any geography, and how they came to be there: the one place for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from levelmap.answers.indicators.statuses import CARRIED, INHERITED, how_many
from levelmap.atlas import Atlas
from levelmap.catalogue.catalogue import Series
from levelmap.catalogue.currency import CURRENT_FIGURES, Currency
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import CannotRecode, NotHeld
from levelmap.geography.transfers import EXACT, Transfer
from levelmap.geography.vintages import recode
from levelmap.memory import remembered
from levelmap.periods import Period
from levelmap.statuses import counts, joined
from levelmap.terms import AreaType, Geography

COLUMNS = ["value", "lower_ci", "upper_ci", "status"]

PUBLISHED_AS = {AreaType.UPPER_TIER: AreaType.COUNTY}
"""Kinds of area whose figures are published under another: counties, beside the single tiers."""

_CARRIED_BY_PEOPLE = (AreaType.LOCAL_AUTHORITY, AreaType.WARD)
"""Kinds of area whose years are tied by lookups; all others are the same where the code is."""


@dataclass(frozen=True)
class AreaValues:
    """Values of one indicator on one geography.

    Attributes
    ----------
    table
        Index every area of `geography` in the order of its code; columns `value` (NaN is missing),
        `lower_ci`, `upper_ci` (95 % limits; none of a mean or an approximation) and `status`: why a
        value is missing, or what to know about it (see `answers.statuses`).
    periods
        What was taken, oldest first; several make a mean.
    published_on
        Geography of the latest figures as published.
    published
        Its values by code as published, missing ones left out and the figure of several areas taken
        together once: what a place is ranked among.
    note
        How they were carried from there, in one sentence; empty where nothing was approximated.
    not_carried
        Reason by code of `published_on` for every area whose value could not be carried.
    currency
        Whether newer figures than those held are to be expected.
    of_counties
        Status of the county's figure by code of a district that was given it, where there is one.
    published_status
        Status of each published figure by its code, of those alone that have one.
    """

    indicator: Indicator
    geography: Geography
    table: pd.DataFrame
    periods: tuple[Period, ...]
    published_on: Geography
    published: pd.Series
    note: str
    not_carried: Mapping[str, str]
    currency: Currency = CURRENT_FIGURES
    of_counties: Mapping[str, str] = field(default_factory=dict)
    published_status: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """The rows of `table` by code, quick to look up."""
        found: dict[str, dict[str, Any]] = self.table.to_dict("index")
        return found

    @cached_property
    def ranked(self) -> tuple[np.ndarray, np.ndarray]:
        """Values and first letters of codes of `published`, quick to count among."""
        return self.published.to_numpy(), self.published.index.str[0].to_numpy()

    @property
    def values(self) -> pd.Series:
        """Return the values by code, NaN where there is none, under the indicator's slug."""
        return self.table["value"].rename(self.indicator.slug)

    @property
    def status(self) -> pd.Series:
        """Return the status of each area by code."""
        return self.table["status"]

    @property
    def period_label(self) -> str:
        """Return the periods in words."""
        labels = [period.label for period in self.periods]
        return labels[0] if len(labels) == 1 else f"mean of {', '.join(labels)}"

    @property
    def warned(self) -> str:
        """Return how many of the values bear which warning of their publisher; empty for none."""
        return how_many(self.warnings)

    @property
    def warnings(self) -> list[str]:
        """Return the status of each value that there is; of a county's that of the county."""
        held = self.status[self.table["value"].notna()]
        return [self.of_counties.get(code, status) for code, status in held.items()]

    def of(self, codes: pd.Index) -> AreaValues:
        """Return the same in a table of some areas alone; what a place is ranked among stays."""
        return replace(self, table=self.table[self.table.index.isin(codes)])

    @property
    def lost(self) -> list[str]:
        """Return the codes of areas that have a value as published and none on `geography`."""
        return [code for code in self.not_carried if code in self.published.index]


@remembered
def area_values(  # noqa: PLR0913 (all that a reader can ask)
    slug: str,
    geography: Geography,
    atlas: Atlas,
    period: str = "",
    releases: int = 1,
    *,
    published_on: Geography | None = None,
    with_county: bool = False,
) -> AreaValues:
    """Return an indicator's values on *geography*, of the latest or a given period.

    Figures of authorities and wards of another year are carried (see `geography.vintages`); those
    of other areas stand where the same code is.

    Parameters
    ----------
    period
        ISO period; empty for the latest that is held.
    releases
        The mean of this many releases up to that period; an area needs a value in each.
    published_on
        Take only figures published for this geography.
    with_county
        Give a district that has no value of its own that of its county, marked `inherited`.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    QueryError
        Nothing is held for the kind of area or the period, or fewer releases than asked for.
    UnknownGeography
        The areas of *geography* are not held.
    CannotRecode
        No lookup leads from the areas of the figures to *geography*.
    """
    indicator = atlas.catalogue.indicator(slug)
    chosen = _chosen(indicator, geography, atlas, period, releases, published_on)
    each = [_of_period(indicator, series, geography, atlas, with_county) for series in chosen]
    return each[-1] if releases == 1 else _mean(each)


def _mean(each: list[AreaValues]) -> AreaValues:
    """Return the mean of several periods: without limits, with what is to be known of any."""
    last = each[-1]
    statuses = zip(*(one.status for one in each), strict=True)
    values = pd.concat([one.table["value"] for one in each], axis=1).mean(axis=1, skipna=False)
    told = pd.Series([joined(*several) for several in statuses], index=values.index)
    status = told.where(values.notna(), last.status)
    limits = dict.fromkeys(("lower_ci", "upper_ci"), float("nan"))
    table = last.table.assign(value=values, status=status, **limits)
    published = pd.concat([one.published for one in each], axis=1).mean(axis=1, skipna=False)
    return replace(
        last,
        table=table,
        periods=tuple(period for one in each for period in one.periods),
        published=published.dropna(),
        note=" ".join(dict.fromkeys(one.note for one in each if one.note)),
    )


def _chosen(
    indicator: Indicator,
    geography: Geography,
    atlas: Atlas,
    period: str,
    releases: int,
    published_on: Geography | None,
) -> list[Series]:
    """Return the series to take, oldest first, one for each period."""
    kind = PUBLISHED_AS.get(geography.area_type, geography.area_type)
    held: dict[Period, Series] = {}
    for series in atlas.catalogue.series(indicator.slug, kind):
        fits = published_on in (None, series.geography)
        known = held.get(series.period)
        if fits and (known is None or known.geography != geography):
            held[series.period] = series
    wanted = Period.parse(period) if period else max(held, default=None)
    upto = [series for series in held.values() if wanted and series.period <= wanted]
    if not upto or upto[-1].period != wanted:
        upto = []
    if len(upto) < releases:
        areas = published_on or geography
        named = f"{indicator.label} ({indicator.slug})"
        when = f" in {wanted.label}" if period and wanted else ""
        found = (
            f"{named} has {len(upto)} periods for the {areas.label}, {releases} are needed"
            if upto
            else f"No figures of {named} are held for the {areas.label}{when}"
        )
        raise NotHeld(f"{found}: choose another period or other areas.")
    return upto[-releases:]


def _of_period(
    indicator: Indicator, series: Series, geography: Geography, atlas: Atlas, with_county: bool
) -> AreaValues:
    frame = published_rows(indicator.slug, geography.area_type, atlas)
    rows = frame["period"] == str(series.period)
    published = frame.loc[rows, ["area_code", *COLUMNS]].set_index("area_code")
    table, note, not_carried = _on(geography, published, series.geography, indicator, atlas)
    of_counties: dict[str, str] = {}
    if with_county:
        said, of_counties = _fill_from_counties(table, indicator, series.period, geography, atlas)
        note = " ".join(filter(None, [note, said]))
    return AreaValues(
        indicator=indicator,
        geography=geography,
        table=table,
        periods=(series.period,),
        published_on=series.geography,
        published=published.loc[counts(published.index, published["status"]), "value"].dropna(),
        note=note,
        not_carried=not_carried,
        currency=atlas.catalogue.currency(indicator.slug),
        of_counties=of_counties,
        published_status=_known(published.loc[published["value"].notna(), "status"]),
    )


def published_rows(slug: str, kind: AreaType, atlas: Atlas) -> pd.DataFrame:
    """Return the observations of a kind of area; an upper tier is counties and single tiers."""
    if kind is AreaType.LSOA:
        return atlas.catalogue.of_small_areas(slug)
    frame = atlas.catalogue.observations(slug)
    if kind is not AreaType.UPPER_TIER:
        return frame[frame["geography"].str.startswith(f"{kind.value}_")]
    is_shire_district = frame["area_code"].str.startswith("E07")
    return frame[frame["geography"].str.startswith(("county_", "lad_")) & ~is_shire_district]


def _on(
    geography: Geography,
    published: pd.DataFrame,
    start: Geography,
    indicator: Indicator,
    atlas: Atlas,
) -> tuple[pd.DataFrame, str, dict[str, str]]:
    """Return the rows of *geography*, a note, and the reason by code for what is not there."""
    codes = _codes(geography, atlas)
    if start != geography and geography.area_type in _CARRIED_BY_PEOPLE:
        return _carried(geography, codes, published, start, indicator, atlas)
    now = _codes_in(geography, published.index, atlas)
    strangers = [code for code in published.index if now.get(code, code) not in codes]
    table = published.drop(strangers).rename(index=now).reindex(codes)
    table["status"] = table["status"].fillna("")
    return table, "", dict.fromkeys(strangers, f"not among the {geography.label}")


def _codes_in(geography: Geography, published: pd.Index, atlas: Atlas) -> dict[str, str | None]:
    """Return the other code that a single-tier authority has in the year of *geography*."""
    districts = atlas.gazetteer.districts
    then = {code: districts.code_in(code, geography.vintage) for code in published}
    return {code: now for code, now in then.items() if code in districts.years and now != code}


def _carried(
    geography: Geography,
    codes: pd.Index,
    published: pd.DataFrame,
    start: Geography,
    indicator: Indicator,
    atlas: Atlas,
) -> tuple[pd.DataFrame, str, dict[str, str]]:
    """Return whole rows of areas that are the same, and values of those put together."""
    transfer = atlas.vintages.transfer(start, geography)
    same = transfer.pairs[transfer.pairs["how"].isin(EXACT)]
    kept = published[published.index.isin(same["old"])]
    table = kept.rename(index=dict(zip(same["old"], same["new"], strict=True))).reindex(codes)
    table["status"] = table["status"].fillna("")
    try:
        result = recode(published["value"], indicator.kind, transfer)
    except CannotRecode as error:
        return table, str(error), dict.fromkeys(published.index.difference(kept.index), str(error))
    approximate = [code for code in result.approximate if code in table.index]
    table.loc[approximate, "value"] = result.carried[approximate]
    table.loc[approximate, "status"] = carried_statuses(published, transfer).reindex(approximate)
    return table, result.note, dict(result.not_carried)


def carried_statuses(published: pd.DataFrame, transfer: Transfer) -> pd.Series:
    """Return what to know of the values of the areas of `transfer.end`, by code.

    Of an area that is the same what is known of its figure; of any other that its value is
    carried, and what is known of each figure that it is made of.

    Parameters
    ----------
    published
        `value` and `status` by code of `transfer.start`.
    """
    known = published["status"].where(published["value"].notna(), "").fillna("").astype(str)
    parts = transfer.pairs["old"].map(known).fillna("").groupby(transfer.pairs["new"]).agg(list)
    is_same = transfer.how.reindex(parts.index).isin(EXACT)
    return pd.Series(
        [
            joined(*several) if same else joined(CARRIED, *several)
            for several, same in zip(parts, is_same, strict=True)
        ],
        index=parts.index,
    )


def _fill_from_counties(
    table: pd.DataFrame, indicator: Indicator, period: Period, geography: Geography, atlas: Atlas
) -> tuple[str, dict[str, str]]:
    """Give districts without a value that of their county.

    Returns
    -------
    How many got one, in a sentence; and the status that the county's figure has, by district.
    """
    frame = atlas.catalogue.observations(indicator.slug)
    is_county = frame["geography"].str.startswith(f"{AreaType.COUNTY.value}_")
    rows = frame[is_county & (frame["period"] == str(period))].set_index("area_code")[COLUMNS]
    county = atlas.gazetteer.areas(geography)["utla_code"]
    takes = county.isin(rows.index[rows["value"].notna()]) & table["value"].isna()
    table.loc[takes, COLUMNS] = rows.loc[county[takes]].to_numpy()
    known = _known(table.loc[takes, "status"])
    table.loc[takes, "status"] = INHERITED
    number = int(takes.sum())
    return f"{number} districts have the value of their county." if number else "", known


def _known(status: pd.Series) -> dict[str, str]:
    """Return the statuses that there are, by code."""
    return {str(code): str(word) for code, word in status.dropna().items() if word}


def _codes(geography: Geography, atlas: Atlas) -> pd.Index:
    """Return the codes of a geography's areas, also of districts that are held as codes only."""
    is_listed = geography in atlas.gazetteer.geographies
    if is_listed or geography.area_type is not AreaType.LOCAL_AUTHORITY:
        return atlas.gazetteer.areas(geography).index
    in_force = atlas.gazetteer.districts.in_force(geography.vintage)
    return pd.Index(sorted(in_force), name="code")


def carry(
    values: pd.Series, kind: str, geography: tuple[Geography, Geography], atlas: Atlas
) -> pd.Series:
    """Return any values by code on another geography, missing ones left out.

    Parameters
    ----------
    kind
        What a value is (`vintages.ValueKind`), which decides how merged areas get theirs.
    geography
        Where the values are, and where they are wanted.

    Raises
    ------
    CannotRecode
        No lookup leads there, or ranks of other areas would be needed.
    """
    start, end = geography
    if start == end:
        return values
    return recode(values.dropna(), kind, atlas.vintages.transfer(start, end)).carried
