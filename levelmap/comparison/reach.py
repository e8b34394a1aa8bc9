"""Does a list reach the people in need? Who is missed, who is reached without need, how well.

Counts are of people: those in need (income-deprived people, households on a benefit) and all of
them. References: G. A. Cornia and F. Stewart, "Two Errors of Targeting", Journal of International
Development 5(5), 1993, 459-496, for errors of exclusion and inclusion; Kakwani, Wagstaff and van
Doorslaer, Journal of Econometrics 77 (1997) for the concentration curve and index. Living in a
place that is named is not being helped: these are upper bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.comparison.place_sets import PlaceSet
from levelmap.errors import MethodError, TooFewValues


@dataclass(frozen=True, slots=True)
class NeedMeasure:
    """A measure of need in people.

    Attributes
    ----------
    label
        What is counted, such as `income-deprived people`.
    in_need, people
        People in need, and all people, by area code; NaN where not held.
    of
        Who all are: people, children, households.
    """

    label: str
    in_need: pd.Series
    people: pd.Series
    of: str = "people"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one list reaches the people in need, over the areas that it could name.

    Attributes
    ----------
    places, areas
        Areas named, and areas that could be, with a figure of need.
    people, in_need
        Share of all people, and of those in need, who live in the areas named.
    exclusion
        Share of the people in need who live elsewhere: 1 - `in_need`.
    inclusion
        Share of the people reached who are not in need.
    best_by_places, best_by_people
        Share of the people in need that the same number of places, or of people, could reach at
        most: the places with most people in need, and those of the highest rate, the last of them
        in part.
    without_figure
        Codes of areas without a figure, which are left out.
    """

    label: str
    places: int
    areas: int
    people: float
    in_need: float
    inclusion: float
    best_by_places: float
    best_by_people: float
    without_figure: tuple[str, ...]
    complete: bool

    @property
    def exclusion(self) -> float:
        """Return the share of the people in need who are not reached."""
        return 1 - self.in_need

    @property
    def efficiency(self) -> float:
        """Return what is reached as a share of what as many people could be, 1 at best."""
        return self.in_need / self.best_by_people if self.best_by_people else float("nan")


def reach(places: PlaceSet, need: NeedMeasure) -> Reach:
    """Return how far a list reaches the people in need.

    Parameters
    ----------
    places
        Areas that the list names and could name; need and people are taken over the latter.

    Raises
    ------
    MethodError
        No area named has a figure of need, or nobody is in need, or more people are in need than
        live there.
    """
    table = _table(places.universe, need)
    named = table.index.isin(places.codes)
    if not named.any():
        raise MethodError(
            f"None of the {len(places)} places of {places.label} has a figure of {need.label}: "
            "choose a measure that is held for its nation and year."
        )
    in_need, people = table["in_need"], table["people"]
    reached = people[named].sum()
    return Reach(
        label=places.label,
        places=int(named.sum()),
        areas=len(table),
        people=float(reached / people.sum()),
        in_need=float(in_need[named].sum() / in_need.sum()),
        inclusion=float(1 - in_need[named].sum() / reached),
        best_by_places=float(in_need.nlargest(int(named.sum())).sum() / in_need.sum()),
        best_by_people=_most_within(in_need, people, float(reached)) / float(in_need.sum()),
        without_figure=tuple(sorted(places.universe - set(table.index))),
        complete=places.complete,
    )


def best_within_money(places: PlaceSet, need: NeedMeasure, cost: pd.Series) -> float:
    """Return the share of the people in need that the money of a list could reach at most.

    Parameters
    ----------
    cost
        Pounds that naming an area takes, by code; above 0. The list's own areas say how much there
        is. The areas of the most people in need per pound come first, the last one in part.

    Raises
    ------
    MethodError
        As `reach`; or an area has no cost.
    """
    table = _table(places.universe, need)
    pounds = cost.reindex(table.index)
    if not (pounds > 0).all():
        lacking = pounds.index[~(pounds > 0)]
        raise MethodError(
            f"{len(lacking)} areas have no cost above 0, such as {lacking[0]}: give every area one."
        )
    there_is = float(pounds[table.index.isin(places.codes)].sum())
    return _most_within(table["in_need"], pounds, there_is) / float(table["in_need"].sum())


def league(
    lists: Sequence[PlaceSet], need: NeedMeasure, groups: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return the reach of many lists on one measure, complete ones first, the furthest first.

    Parameters
    ----------
    groups
        The group of each area, such as its nation: one row for each list and group, over the areas
        of the group alone. A list that names none of a group has no row in it.

    Returns
    -------
    DataFrame
        Columns `group`, `list`, `places`, `people`, `in_need`, `exclusion`, `inclusion`,
        `efficiency`, `complete`. Shares of a list known in part are those of what is known of it.
    """
    rows = []
    for places in lists:
        for group, within in _by_group(places, groups).items():
            found = reach(within, need)
            rows.append(
                {
                    "group": group,
                    "list": places.label,
                    "places": found.places,
                    "people": found.people,
                    "in_need": found.in_need,
                    "exclusion": found.exclusion,
                    "inclusion": found.inclusion,
                    "efficiency": found.efficiency,
                    "complete": places.complete,
                }
            )
    table = pd.DataFrame(rows, columns=list(_LEAGUE))
    order = ["group", "complete", "in_need"]
    return table.sort_values(order, ascending=[True, False, False], ignore_index=True)


_LEAGUE = (
    "group", "list", "places", "people", "in_need", "exclusion", "inclusion", "efficiency",
    "complete",
)  # fmt: skip


@dataclass(frozen=True)
class ConcentrationCurve:
    """People in need against people, areas in an order such as a method's ranking.

    Attributes
    ----------
    points
        Index 0 to n, the first for nobody; columns `code` (empty first), `people` and `in_need`,
        cumulative shares.
    index
        Twice the area between the curve and the diagonal: 0 where need is spread as people are, 1
        at most; below 0 the order comes to the least need first.
    """

    points: pd.DataFrame
    index: float

    def at(self, people: float) -> float:
        """Return the share of the people in need among the first share of *people*."""
        return float(np.interp(people, self.points["people"], self.points["in_need"]))


def concentration_curve(order: pd.Series, need: NeedMeasure) -> ConcentrationCurve:
    """Return how fast an order of areas comes to the people in need.

    Parameters
    ----------
    order
        Rank of each area, 1 the first; NaN leaves it out. Areas of equal rank count together.

    Raises
    ------
    MethodError
        As `reach`.
    """
    table = _table(frozenset(order.dropna().index), need)
    return curve(order, table["in_need"], table["people"])


def curve(order: pd.Series, amounts: pd.Series, people: pd.Series) -> ConcentrationCurve:
    """Return how fast an order of areas comes to any amount, such as pounds, against people.

    Parameters
    ----------
    order
        Rank of each area of *amounts*, 1 the first. Areas of equal rank count together.
    amounts
        0 or more; their cumulative share is the column `in_need`.

    Raises
    ------
    TooFewValues
        The amounts are all zero, or there are none.
    """
    table = pd.DataFrame({"in_need": amounts, "people": people.reindex(amounts.index)}).dropna()
    table.index.name = None
    if not table["in_need"].sum() > 0:
        raise TooFewValues("There is no amount in these areas, so that no curve can be drawn.")
    ranked = table.assign(rank=order.reindex(table.index), code=table.index)
    tied = ranked.sort_values(["rank", "code"]).groupby("rank", sort=True)
    sums = tied[["people", "in_need"]].sum().cumsum() / table[["people", "in_need"]].sum()
    sums.insert(0, "code", tied["code"].agg(", ".join))
    start = pd.DataFrame({"code": [""], "people": [0.0], "in_need": [0.0]})
    points = pd.concat([start, sums], ignore_index=True)
    under = np.trapezoid(points["in_need"], points["people"])
    return ConcentrationCurve(points, float(2 * under - 1))


def _table(codes: frozenset[str], need: NeedMeasure) -> pd.DataFrame:
    """Return need and people of the areas that have both, in the order of their codes."""
    table = pd.DataFrame({"in_need": need.in_need, "people": need.people}, dtype="float64")
    table = table[table.index.isin(codes)].dropna().sort_index()
    if table.empty:
        raise TooFewValues(
            f"No figure of {need.label} is held for any of these {len(codes)} areas: choose "
            "another measure, nation or year."
        )
    wrong = table.index[(table["in_need"] < 0) | (table["in_need"] > table["people"])]
    if len(wrong):
        raise MethodError(
            f"{need.label}: {len(wrong)} areas have a number in need that is below 0 or above all "
            f"people, such as {wrong[0]}: expected people of one year in both."
        )
    if not table["in_need"].sum() > 0:
        raise TooFewValues(
            f"Nobody is in need by {need.label} in these {len(table)} areas: choose another "
            "measure, nation or year."
        )
    return table


def _most_within(in_need: pd.Series, size: pd.Series, limit: float) -> float:
    """Return the most people in need in areas of *limit* size together, the last one in part."""
    order = np.argsort(-(in_need / size.where(size > 0)).to_numpy(), kind="stable")
    sizes, people = size.to_numpy()[order], in_need.to_numpy()[order]
    before = np.concatenate([[0.0], np.cumsum(sizes)[:-1]])
    part = np.clip((limit - before) / np.where(sizes > 0, sizes, 1.0), 0, 1)
    return float((part * people).sum())


def _by_group(places: PlaceSet, groups: Mapping[str, str] | None) -> dict[str, PlaceSet]:
    if groups is None:
        return {"": places}
    found = {}
    for group in sorted({groups[code] for code in places.codes if code in groups}):
        within = frozenset(code for code in places.universe if groups.get(code) == group)
        found[group] = PlaceSet(
            places.label, places.codes & within, within, places.geography, places.complete
        )
    return found
