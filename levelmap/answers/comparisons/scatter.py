"""Scores against scores: two methods or indicators over the same places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import pandas as pd

from levelmap.answers.comparisons.groupings import nations, regions
from levelmap.answers.comparisons.references import common_geography
from levelmap.answers.comparisons.score_columns import Scores, carried, read_scores
from levelmap.answers.comparisons.words import counted, share
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.comparison.correlation import Correlation, correlate
from levelmap.errors import MixedGeographies, NotHeld, TooFewValues
from levelmap.memory import remembered
from levelmap.statuses import counts
from levelmap.terms import AreaType, Geography, Nation

LONDON = "E09"
"""Begins the codes of London's authorities."""

TINY = ("E09000001", "E06000053")
"""City of London and Isles of Scilly: so few residents that their figures say little."""

MOST_OUTLIERS = 12

QUADRANTS = ("high on both", "high on X only", "high on Y only", "low on both")
"""By the medians of the places shown, in the order of the table."""


class Grouping(StrEnum):
    """What the colours of the points say; the value is the word used in addresses."""

    NONE = "none"
    NATION = "nation"
    REGION = "region"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {"none": "Nothing", "nation": "Nation", "region": "Region"}[self.value]


@dataclass(frozen=True, slots=True)
class ScatterQuery:
    """What is set against what.

    Attributes
    ----------
    x, y
        References without a choice of places: a method or an indicator.
    with_london
        Whether the places of London are shown and counted.
    """

    x: str = "imd-2019-average-rank@ward_2017"
    y: str = "community-needs-2019-score@ward_2017"
    grouping: Grouping = Grouping.NONE
    with_london: bool = True


@dataclass(frozen=True)
class Subset:
    """How the two go together over some of the places; None where too few have both."""

    name: str
    correlation: Correlation | None


@dataclass(frozen=True)
class ScatterView:
    """Two columns over the same places.

    Attributes
    ----------
    points
        Index area code; columns `area_name`, `x`, `y`, `group`, `quadrant`, `counts`; places with
        both only. What is computed over places (medians, correlations, numbers of places) is over
        those that count: of areas that share a combined figure the first.
    whole
        The correlation over the places shown.
    subsets
        The same over all places, each nation, without London, and without two tiny authorities.
    outliers
        The places that fit the line least: `area_name`, `x`, `y`, `residual`.
    """

    query: ScatterQuery
    geography: Geography
    x: Scores
    y: Scores
    points: pd.DataFrame
    whole: Correlation
    subsets: tuple[Subset, ...]
    outliers: pd.DataFrame
    notes: tuple[str, ...]

    @cached_property
    def medians(self) -> pd.Series:
        """The median of `x` and of `y`."""
        return self._counted[["x", "y"]].median()

    @property
    def quadrants(self) -> pd.Series:
        """Return the number of places in each of `QUADRANTS`."""
        return self._counted["quadrant"].value_counts().reindex(QUADRANTS, fill_value=0)

    @property
    def quadrant_words(self) -> dict[str, str]:
        """Return what readers call each of `QUADRANTS`: by the names of the two."""
        words = (
            QUADRANTS[0],
            f"high on {self.x.label} only",
            f"high on {self.y.label} only",
            QUADRANTS[3],
        )
        return dict(zip(QUADRANTS, words, strict=True))

    @property
    def summary(self) -> str:
        """Return how the two go together, in words and numbers."""
        both = self.quadrants["high on both"]
        above = int((self._counted["x"] > self.medians["x"]).sum())
        return (
            f"{self.whole.sentence} Of the {counted(above, self.geography)} above the median of "
            f"{self.x.label}, {both:,} ({share(both, above)}) are above that of {self.y.label} too."
        )

    @property
    def _counted(self) -> pd.DataFrame:
        return self.points[self.points["counts"]]

    @property
    def outlier_words(self) -> str:
        """Return the places that fit least, in one sentence."""
        if self.outliers.empty:
            return "No place stands far from the line."
        return f"Furthest from the line: {first_few(self.outliers['area_name'].tolist(), 8)}."


@remembered
def scatter(query: ScatterQuery, atlas: Atlas) -> ScatterView:
    """Return two columns over the places that have both.

    Raises
    ------
    MixedGeographies
        One is of wards and the other of authorities.
    TooFewValues
        Fewer than three places have both, or one column is the same everywhere.
    LevelMapError
        As `read_scores`.
    """
    x, y = read_scores(query.x, atlas), read_scores(query.y, atlas)
    geography = common_geography(x.geography, y.geography)
    if geography is None or x.geography.area_type is not y.geography.area_type:
        raise MixedGeographies(
            f"{x.label} is held for {x.geography.label} and {y.label} for {y.geography.label}: "
            "choose the same kind of area for both."
        )
    x, y = carried(x, geography, atlas), carried(y, geography, atlas)
    both = pd.concat([x.figures.rename("x"), y.figures.rename("y")], axis=1).dropna()
    in_london = _in_london(both.index, geography, atlas)
    shown = both if query.with_london else both[~in_london]
    once = _count_once(both.index, (x, y))
    counting = shown[once[shown.index]]
    whole = correlate(counting["x"], counting["y"])
    points = _points(shown, counting.median(), query, geography, atlas).assign(counts=once)
    outliers = whole.outliers.head(MOST_OUTLIERS).rename(columns={"first": "x", "second": "y"})
    return ScatterView(
        query=query,
        geography=geography,
        x=x,
        y=y,
        points=points,
        whole=whole,
        subsets=_subsets(both[once], in_london[once]),
        outliers=outliers.join(points["area_name"]),
        notes=(*_notes(x, y, geography), *_not_counted(points)),
    )


def _count_once(codes: pd.Index, columns: Iterable[Scores]) -> pd.Series:
    """Return which places count, those with a combined figure in either column once."""
    once = pd.Series(data=True, index=codes)
    for column in columns:
        status = pd.Series(column.statuses, dtype=str).reindex(codes, fill_value="")
        once &= counts(codes, status)
    return once


def _not_counted(points: pd.DataFrame) -> tuple[str, ...]:
    names = points.loc[~points["counts"], "area_name"].tolist()
    if not names:
        return ()
    return (f"Drawn and not counted, having the figure of another area: {first_few(names, 8)}.",)


def _in_london(codes: pd.Index, geography: Geography, atlas: Atlas) -> pd.Series:
    authorities = codes.to_series()
    if geography.area_type is AreaType.WARD:
        authorities = atlas.gazetteer.areas(geography)["lad_code"].reindex(codes)
    return authorities.str.startswith(LONDON)


def _points(
    shown: pd.DataFrame,
    medians: pd.Series,
    query: ScatterQuery,
    geography: Geography,
    atlas: Atlas,
) -> pd.DataFrame:
    codes = list(shown.index)
    groups: Mapping[Grouping, Callable[[], pd.Series]] = {
        Grouping.NONE: lambda: pd.Series("", index=codes),
        Grouping.NATION: lambda: nations(codes),
        Grouping.REGION: lambda: _regions(codes, geography, atlas),
    }
    high = shown > medians
    return pd.DataFrame(
        {
            "area_name": _names(codes, geography, atlas),
            "x": shown["x"],
            "y": shown["y"],
            "group": groups[query.grouping](),
            "quadrant": [
                QUADRANTS[0 if a and b else 1 if a else 2 if b else 3]
                for a, b in zip(high["x"], high["y"], strict=True)
            ],
        },
        index=shown.index,
    )


def _regions(codes: list[str], geography: Geography, atlas: Atlas) -> pd.Series:
    if geography not in atlas.gazetteer.geographies:
        raise NotHeld(f"The regions of the {geography.label} are not held: colour by nation.")
    return regions(codes, geography, atlas)


def _names(codes: list[str], geography: Geography, atlas: Atlas) -> list[str]:
    if geography in atlas.gazetteer.geographies:
        names: list[str] = atlas.gazetteer.areas(geography)["name"].reindex(codes).tolist()
        return names
    return [atlas.gazetteer.name(code) for code in codes]


def _subsets(both: pd.DataFrame, in_london: pd.Series) -> tuple[Subset, ...]:
    letters = both.index.str[0]
    found = [Subset("All places", _correlation(both))]
    present = [nation for nation in Nation if (letters == nation.letter).any()]
    if len(present) > 1:
        found += [Subset(n.label, _correlation(both[letters == n.letter])) for n in present]
    if in_london.any():
        found.append(Subset("Without London", _correlation(both[~in_london])))
    is_tiny = both.index.isin(TINY)
    if is_tiny.any():
        name = "Without the City of London and the Isles of Scilly"
        found.append(Subset(name, _correlation(both[~is_tiny])))
        scilly = both.index == TINY[1]
        if in_london.any() and scilly.any():
            name = "Without London and the Isles of Scilly"
            found.append(Subset(name, _correlation(both[~in_london & ~scilly])))
    return tuple(found)


def _correlation(both: pd.DataFrame) -> Correlation | None:
    try:
        return correlate(both["x"], both["y"])
    except TooFewValues:
        return None


def _notes(x: Scores, y: Scores, geography: Geography) -> tuple[str, ...]:
    return (
        f"Over the {geography.label}. An average of an area hides the neighbourhoods in it, and a "
        "correlation of areas changes with how they are drawn.",
        *x.notes,
        *y.notes,
    )
