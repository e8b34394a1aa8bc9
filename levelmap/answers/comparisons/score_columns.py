"""One column to be set against another: a method's scores or an indicator's values, by area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.basis import Basis
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.indicators.statuses import mark, marked
from levelmap.answers.indicators.values import area_values, carried_statuses
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import NotHeld, QueryError
from levelmap.geography.vintages import recode
from levelmap.terms import AreaType, Geography, Polarity


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


def carried(scores: Scores, geography: Geography, atlas: Atlas) -> Scores:
    """Return the same on another year of its kind of area; as it is where it is on that."""
    if scores.geography == geography:
        return scores
    kind = scores.indicator.kind if scores.indicator else "score"
    transfer = atlas.vintages.transfer(scores.geography, geography)
    moved = recode(scores.figures.dropna(), kind, transfer)
    lost = len(moved.empty) + len(moved.not_carried)
    missing = f" {lost} areas could not be carried." if lost else ""
    note = (
        f"{scores.label}: carried from the {scores.geography.label} to the {geography.label}. "
        f"{moved.note}{missing}"
    )
    notes = (*scores.notes, note.strip())
    told = pd.DataFrame({"value": scores.figures, "status": pd.Series(scores.statuses, dtype=str)})
    statuses = carried_statuses(told, transfer).reindex(moved.carried.index)
    return replace(
        scores,
        geography=geography,
        figures=moved.carried,
        notes=notes,
        statuses=statuses[statuses != ""].to_dict() if scores.indicator else {},
    )
