"""The areas of a map: their figures, what the colours stand for, and their classes."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.answers.indicators import movements
from levelmap.answers.indicators.figures import every_figure
from levelmap.answers.indicators.movements import Mapped
from levelmap.answers.indicators.values import AreaValues, area_values
from levelmap.answers.phrases import listed
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.methods.classification import Classification, Scheme, classify, classify_round_zero
from levelmap.pages.explore.query import ExploreQuery, Mode
from levelmap.pages.explore.settle import SettledQuery
from levelmap.periods import Period


@dataclass(frozen=True)
class Figures:
    """The figures of a map (attributes as in `view.ExploreView`).

    Attributes
    ----------
    before
        The figures of the period compared with; None where nothing is compared.
    limits
        A sentence where own limits of classes were not taken with all their digits.
    """

    values: AreaValues
    before: AreaValues | None
    table: pd.DataFrame
    classification: Classification | None
    labels: tuple[str, ...]
    limits: tuple[str, ...]


def figures(found: SettledQuery, indicator: Indicator, atlas: Atlas) -> Figures:
    """Return what a settled query shows of its indicator."""
    query, drawn, since = found.query, found.series.drawn, found.since
    now = area_values(indicator.slug, drawn, atlas, str(found.series.period))
    before = area_values(indicator.slug, drawn, atlas, str(since)) if since else None
    table = every_figure(now, atlas).assign(is_inside=found.is_inside)
    mapped = _mapped(table, before, since, indicator, query)
    table = table.assign(mapped=mapped.numbers, said=mapped.words)
    classification = None if mapped.labels else _classified(table, query, indicator)
    return Figures(
        values=now,
        before=before,
        table=table.assign(class_id=_class_ids(table, classification, mapped)),
        classification=classification,
        labels=mapped.labels,
        limits=_told_limits(query, classification, indicator),
    )


def _mapped(
    table: pd.DataFrame,
    before: AreaValues | None,
    since: Period | None,
    indicator: Indicator,
    query: ExploreQuery,
) -> Mapped:
    """Return what the colours stand for in the mode asked for."""
    area = query.level.label
    if query.mode is Mode.GAP:
        return movements.gap(table, indicator, area)
    if before is None or since is None:
        return Mapped(table["value"], table["printed"].tolist())
    if query.mode is Mode.CHANGE:
        return movements.change(table, before.table, indicator, since)
    return movements.gap_then_and_now(table, before.table, indicator, since, area)


def _classified(
    table: pd.DataFrame, query: ExploreQuery, indicator: Indicator
) -> Classification | None:
    """Return the classes of the numbers as they are printed; None if no area has one."""
    numbers = table.loc[table["is_inside"] | (not query.fit_shown), "mapped"]
    if numbers.isna().all():
        return None
    made = classify_round_zero if query.mode.is_diverging else classify
    breaks = query.breaks if query.scheme is Scheme.BREAKS else ()
    return made(numbers, query.scheme, query.classes, breaks, indicator.as_printed)


def _told_limits(
    query: ExploreQuery, classification: Classification | None, indicator: Indicator
) -> tuple[str, ...]:
    """Return a sentence where own limits were not taken with all their digits."""
    if query.scheme is not Scheme.BREAKS or classification is None:
        return ()
    told = classification.edges[1:-1]
    if told == query.breaks:
        return ()
    limits = listed([indicator.format(limit) for limit in told])
    verb = "limit between classes is" if len(told) == 1 else "limits between classes are"
    return (f"The {verb} {limits}: figures are compared with limits as they are printed.",)


def _class_ids(
    table: pd.DataFrame, classification: Classification | None, mapped: Mapped
) -> pd.Series:
    """Return the class or category of each area, -1 for none."""
    if mapped.labels:
        return mapped.numbers.fillna(-1).astype("int8")
    if classification is None:
        return pd.Series(-1, index=table.index, dtype="int8")
    return classification.class_ids.reindex(table.index, fill_value=-1)
