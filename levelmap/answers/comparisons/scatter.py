"""Scores against scores: two methods or indicators over the same places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

import pandas as pd

from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.basis import Basis
from levelmap.answers.comparisons.groupings import nations, regions
from levelmap.answers.comparisons.references import common_geography, read_reference
from levelmap.answers.comparisons.words import counted, share
from levelmap.answers.indicators.statuses import mark, marked
from levelmap.answers.indicators.values import area_values, carried_statuses
from levelmap.answers.phrases import first_few
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.comparison.correlation import Correlation, correlate
from levelmap.errors import MixedGeographies, NotHeld, QueryError, TooFewValues
from levelmap.geography.vintages import recode
from levelmap.memory import remembered
from levelmap.statuses import counts
from levelmap.terms import AreaType, Geography, Nation, Polarity

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
class Scores:
    """One column of the chart.

    Attributes
    ----------
    figures
        Index area code of `geography`; NaN is missing.
    unit
        What a value counts.
    high
        What a high value means.
    indicator
        Of a single indicator; None of a method.
    rests_on
        Of when the data are, and who publishes them.
    notes
        How the values were carried to these areas.
    statuses
        What to know of a value, by area code; of those alone of which there is anything to know.
    """

    label: str
    geography: Geography
    figures: pd.Series
    unit: str
    high: str
    indicator: Indicator | None
    period: str
    rests_on: Basis
    notes: tuple[str, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return the label with its period, for an axis."""
        return f"{self.label}, {self.period}" if self.period else self.label

    def format(self, value: float) -> str:
        """Return a value as people read it."""
        return self.indicator.format(value) if self.indicator else f"{value:,.3g}"

    def remark(self, code: str) -> str:
        """Return what to know of the value of an area in a word or two, if anything."""
        return mark(self.statuses.get(code, ""))

    def said(self, code: str) -> str:
        """Return the value of an area as people read it, with a word on what to know of it."""
        return marked(self.format(self.figures[code]), self.statuses.get(code, ""))


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


def read_scores(text: str, atlas: Atlas) -> Scores:
    """Return the values that a reference stands for.

    Raises
    ------
    QueryError
        It is a list, which has no scores, or nothing is held.
    CatalogueError, MethodError, DataError
        It names nothing, or cannot be computed.
    """
    slug, _, geography = text.partition(":")[0].partition("@")
    if slug in atlas.catalogue.indicators:
        return _of_indicator(slug, geography, atlas)
    reference = read_reference(text, atlas)
    if reference.recipe is None:
        raise QueryError(
            f"{reference.label} names places and has no scores: choose a method or an indicator."
        )
    scored = score_recipe(reference.recipe, atlas)
    if scored.recipe.geography is None or scored.recipe.geography.area_type is AreaType.LSOA:
        raise NotHeld(f"{scored.recipe.called} does not score authorities or wards.")
    return Scores(
        label=scored.recipe.title.split(" (")[0],
        geography=scored.recipe.geography,
        figures=scored.composite.scores,
        unit="score",
        high=_direction(scored.recipe.direction),
        indicator=None,
        period="",
        rests_on=basis.of_scores(scored, atlas),
    )


def _of_indicator(slug: str, geography: str, atlas: Atlas) -> Scores:
    indicator = atlas.catalogue.indicator(slug)
    held = [series.geography for series in atlas.catalogue.series(slug)]
    if geography:
        chosen = Geography.parse(geography)
    else:
        authorities = [one for one in held if one.area_type is AreaType.LOCAL_AUTHORITY]
        if not authorities:
            raise NotHeld(f"{indicator.label} is not held for authorities.")
        chosen = authorities[-1]
    found = area_values(slug, chosen, atlas)
    figures = found.values  # noqa: PD011 (a property of ours)
    return Scores(
        label=indicator.label,
        geography=chosen,
        figures=figures,
        unit=indicator.unit,
        high=_direction(indicator.polarity),
        indicator=indicator,
        period=found.period_label,
        rests_on=basis.of_values([found], atlas),
        notes=(found.note,) if found.note else (),
        statuses=found.status[figures.notna() & (found.status != "")].to_dict(),
    )


def _direction(polarity: Polarity) -> str:
    return {
        Polarity.HIGHER_IS_WORSE: "high is worse",
        Polarity.HIGHER_IS_BETTER: "high is better",
        Polarity.NONE: "neither end is better",
    }[polarity]


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
    x, y = _carried(x, geography, atlas), _carried(y, geography, atlas)
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


def _carried(scores: Scores, geography: Geography, atlas: Atlas) -> Scores:
    if scores.geography == geography:
        return scores
    kind = scores.indicator.kind if scores.indicator else "score"
    transfer = atlas.vintages.transfer(scores.geography, geography)
    carried = recode(scores.figures.dropna(), kind, transfer)
    lost = len(carried.empty) + len(carried.not_carried)
    missing = f" {lost} areas could not be carried." if lost else ""
    note = (
        f"{scores.label}: carried from the {scores.geography.label} to the {geography.label}. "
        f"{carried.note}{missing}"
    )
    notes = (*scores.notes, note.strip())
    told = pd.DataFrame({"value": scores.figures, "status": pd.Series(scores.statuses, dtype=str)})
    statuses = carried_statuses(told, transfer).reindex(carried.carried.index)
    return replace(
        scores,
        geography=geography,
        figures=carried.carried,
        notes=notes,
        statuses=statuses[statuses != ""].to_dict() if scores.indicator else {},
    )


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
