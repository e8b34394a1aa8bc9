"""Where a place stands on its nation's index of deprivation: the newest one that is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from levelmap import gss
from levelmap.answers.indicators.values import area_values
from levelmap.answers.phrases import ordinal
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.terms import Nation

INDICES: Mapping[Nation, str] = {
    Nation.ENGLAND: "imd-2025-average-score",
    Nation.WALES: "wimd-2025-average-rank",
    Nation.SCOTLAND: "simd-2020-extent",
    Nation.NORTHERN_IRELAND: "nimdm-2017-extent",
}
"""The measure of a nation's own index by which its authorities are ranked; a nation whose index
gives no average score for authorities is ranked by the share of people in deprived areas. The four
indices are never ranked together."""


@dataclass(frozen=True, slots=True)
class Need:
    """A place on its nation's index.

    Attributes
    ----------
    rank, ranked
        1 for the most deprived, among the authorities of the nation with a value.
    is_shared
        Whether another of them has the same value.
    """

    indicator: Indicator
    nation: Nation
    value: float
    rank: int
    ranked: int
    is_shared: bool = False

    @property
    def words(self) -> str:
        """Return the rank, to follow a name and "is"."""
        joint = "joint " if self.is_shared else ""
        number = "" if self.rank == 1 else f"{ordinal(self.rank)} "
        place = f"the {joint}{number}most deprived"
        label = self.indicator.label.replace(": ", ", ")
        return f"{place} of the {self.ranked} authorities of {self.nation.label} ({label})"


def need(area: Area, atlas: Atlas) -> Need | None:
    """Return where *area*, an authority of today, stands; None where its nation's index has none.

    Raises
    ------
    DataError
        The file of the index is absent or damaged.
    """
    nation = gss.nation(area.code)
    slug = INDICES.get(nation, "") if nation else ""
    if nation is None or slug not in atlas.catalogue.indicators:
        return None
    found = area_values(slug, CURRENT, atlas)
    values = found.table["value"].dropna()
    own = values[values.index.str.startswith(nation.letter)]
    if area.code not in own.index:
        return None
    value = float(own[area.code])
    sign = found.indicator.polarity.need_sign
    rank = int((own * sign > value * sign).sum()) + 1
    return Need(found.indicator, nation, value, rank, len(own), int((own == value).sum()) > 1)
