"""Inside a place: its wards on one indicator, against all the wards of the nation."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.answers.indicators.statuses import mark, marked
from levelmap.answers.indicators.values import area_values
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import NotHeld
from levelmap.geography.gazetteer import Area
from levelmap.memory import remembered
from levelmap.methods.classification import Classification, classify
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography, Nation

DEFAULTS = {
    Nation.ENGLAND: "imd-2025-average-score",
    Nation.WALES: "wimd-2025-average-rank",
    Nation.SCOTLAND: "simd-2020-average-rank",
    Nation.NORTHERN_IRELAND: "nimdm-2017-average-rank",
}
"""What the map of wards shows first: the nation's own index."""

LEFT_BEHIND = "left-behind-wards"
CLASSES = 5
WORST_SHARE = 0.1


@dataclass(frozen=True)
class WardFigures:
    """The wards of one nation on one indicator, from which those of a place are taken.

    Attributes
    ----------
    table
        Every ward held: index code; columns `name`, `authority` (code of today), `value`.
    classification
        Of the wards of the nation with a figure.
    nation_values
        Values of the wards of the nation that have one.
    """

    indicator: Indicator
    geography: Geography
    period: Period
    nation: Nation
    table: pd.DataFrame
    classification: Classification
    nation_values: pd.Series


@dataclass(frozen=True)
class Wards:
    """The wards of one place on one indicator.

    Attributes
    ----------
    table
        One row for each ward, the greatest need first, wards without a figure last: index code;
        columns `name`, `value`, `printed`, `class_id` (0 for the lowest values, -1 for no figure)
        and `better_than` (share of all wards of the nation that do worse).
    classification
        Of all wards of the nation, so that maps of two places can be compared.
    nation_values
        Values of all wards of the nation.
    """

    indicator: Indicator
    geography: Geography
    period: Period
    nation: Nation
    table: pd.DataFrame
    classification: Classification
    nation_values: pd.Series

    @property
    def known(self) -> pd.Series:
        """Return the values of the place's wards that have one."""
        return self.table["value"].dropna()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return the spread inside the place and in the nation, and the wards in greatest need."""
        known, nation = self.known, self.nation_values
        if known.empty:
            return (f"None of its {len(self.table)} wards has a figure.",)
        shown = self.indicator.format
        worst = self.table.iloc[0]
        if len(known) == 1:
            return (
                f"{self.indicator.label}, {self.period.label}: its one ward with a figure, "
                f"{worst['name']}, has {worst['printed']}; the median of the {len(nation):,} wards "
                f"of {self.nation.label} is {shown(nation.median())}.",
            )
        own, whole = (
            f"range from {shown(some.min())} to {shown(some.max())} "
            f"(median ward {shown(some.median())})"
            for some in (known, nation)
        )
        figure = ", ".join(filter(None, [shown(worst["value"]), mark(worst["status"])]))
        return (
            f"{self.indicator.label}, {self.period.label}: {self._whose} {own}; the "
            f"{len(nation):,} wards of {self.nation.label} with a figure {whole}.",
            f"{self._among_worst()} {worst['name']} has the greatest need ({figure}).",
        )

    @property
    def _whose(self) -> str:
        with_figure = "" if len(self.known) == len(self.table) else " with a figure"
        return f"its {len(self.known)} wards{with_figure}"

    def _among_worst(self) -> str:
        number = int((self.table["better_than"].dropna() < WORST_SHARE).sum())
        return (
            f"{number or 'None'} of {self._whose} {'is' if number == 1 else 'are'} "
            f"among the tenth of the wards of {self.nation.label} with the greatest need."
        )


def indicators(nation: Nation, atlas: Atlas) -> tuple[Indicator, ...]:
    """Return the indicators with a direction that are held for wards of *nation*."""
    position = list(Nation).index(nation)

    def is_held(indicator: Indicator) -> bool:
        held = atlas.catalogue.series(indicator.slug, AreaType.WARD)
        return any(series.by_nation[position] for series in held)

    known = atlas.catalogue.indicators.values()
    return tuple(each for each in known if each.polarity.need_sign and is_held(each))


@remembered
def figures(slug: str, nation: Nation, atlas: Atlas) -> WardFigures | None:
    """Return the figures of the wards of *nation*; None if none are held.

    Parameters
    ----------
    slug
        Indicator; empty for the usual one.

    Raises
    ------
    QueryError
        The indicator is not held for the wards of the nation.
    """
    offered = {indicator.slug: indicator for indicator in indicators(nation, atlas)}
    if not offered:
        return None
    chosen = slug or DEFAULTS.get(nation, next(iter(offered)))
    if chosen not in offered:
        label = atlas.catalogue.indicator(chosen).label
        raise NotHeld(f"{label} is not held for wards of {nation.label}: choose another.")
    return _figures(offered[chosen], nation, atlas)


def _figures(indicator: Indicator, nation: Nation, atlas: Atlas) -> WardFigures:
    series = atlas.catalogue.series(indicator.slug, AreaType.WARD)[-1]
    found = area_values(indicator.slug, series.geography, atlas, str(series.period))
    values = found.table["value"]
    in_nation = values[values.index.str.startswith(nation.letter)].dropna()
    areas = atlas.gazetteer.areas(series.geography)
    successor = atlas.gazetteer.districts.successor
    authority = {code: successor(code) for code in areas["lad_code"].unique().tolist()}
    table = areas[["name"]].assign(authority=areas["lad_code"].map(authority))
    table = table.join(found.table[["value", "status"]])
    return WardFigures(
        indicator=indicator,
        geography=series.geography,
        period=series.period,
        nation=nation,
        table=table,
        classification=classify(in_nation, "quantiles", CLASSES, printed=indicator.as_printed),
        nation_values=in_nation,
    )


def read(held: WardFigures, place: Area) -> Wards:
    """Return the wards of *place*, an authority of today."""
    own = held.table.loc[held.table["authority"] == place.code, ["name", "value", "status"]]
    return Wards(
        indicator=held.indicator,
        geography=held.geography,
        period=held.period,
        nation=held.nation,
        table=_table(own, held.nation_values, held.classification, held.indicator),
        classification=held.classification,
        nation_values=held.nation_values,
    )


def _table(
    own: pd.DataFrame, nation: pd.Series, classification: Classification, indicator: Indicator
) -> pd.DataFrame:
    sign = indicator.polarity.need_sign
    ids = classification.class_ids.reindex(own.index).fillna(-1).astype(int)
    better = [
        None if pd.isna(value) else float((nation * sign > value * sign).sum() / (len(nation) - 1))
        for value in own["value"]
    ]
    printed = [
        "no figure" if pd.isna(value) else marked(indicator.format(value), status)
        for value, status in zip(own["value"], own["status"], strict=True)
    ]
    table = own.assign(printed=printed, class_id=ids, better_than=pd.Series(better, own.index))
    order = (own["value"] * sign).sort_values(ascending=False, na_position="last").index
    return table.loc[order]
