"""Places by the lists that they are on and not on, beside their need and their money."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from levelmap.answers.comparisons.awards import brings_money, parts_of
from levelmap.answers.comparisons.groupings import kinds, regions
from levelmap.answers.comparisons.many import ManyLists
from levelmap.answers.comparisons.named import Membership, named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.standings import standings_of_side
from levelmap.answers.comparisons.words import are, counted, side_of
from levelmap.answers.laboratory.money import pounds_known
from levelmap.answers.own import NeedRanks
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.comparison.many_lists import krippendorff_alpha
from levelmap.errors import NotHeld, QueryError, TooFewValues

OWN = "own"
"""Refers to a person's own table where a method is named."""

NOT_HELD, NOT_LOCATED = "not held", "not known where"
"""Why the money of a place is not known; or it is not seen on a list held in part."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which places are wanted.

    Attributes
    ----------
    on, off
        References of lists: a place is named by all of *on* and by none of *off*.
    need
        Slug of the method whose ranks stand beside them, or `OWN`; empty for none.
    high
        Whether only places of the method's first category are wanted, or the worst of one's own.
    """

    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    need: str = ""
    high: bool = False


@dataclass(frozen=True)
class Chosen:
    """The places wanted.

    Attributes
    ----------
    table
        Index area code; `area_name`, `region`, `named` (number of the lists), `rank` by the
        method (1 the worst; NaN where not scored, put together from several or without a method),
        `pounds` of the awards of the lists seen (shared ones in equal parts; None where not known),
        `money_unknown` (why not: `not held`; `not known where` in the authority that replaced it an
        award lies; `not seen` on a list known in part; else empty),
        the worst in need or the most named first.
    """

    table: pd.DataFrame
    sentence: str
    notes: tuple[str, ...]


def methods_of(view: ManyLists, atlas: Atlas) -> tuple[str, ...]:
    """Return the methods that score such areas, those of the nearest year first."""
    kind = view.geography.area_type
    years = {
        slug: recipe.geography.vintage
        for slug, recipe in atlas.catalogue.recipes.items()
        if recipe.geography is not None and recipe.geography.area_type is kind
    }
    return tuple(sorted(years, key=lambda slug: (abs(years[slug] - view.geography.vintage), slug)))


def _labelled(wanted: Filter, view: ManyLists, atlas: Atlas, own: NeedRanks | None) -> Filter:
    """Return a filter with the labels of lists in the place of their references, once checked."""
    names = dict(zip(view.references, view.labels, strict=True))
    absent = [text for text in (*wanted.on, *wanted.off) if text not in names]
    if absent:
        raise QueryError(
            f"{absent[0]} is none of the lists seen together: expected one of {', '.join(names)}."
        )
    methods = methods_of(view, atlas)
    is_own = wanted.need == OWN and own is not None
    if wanted.need and not is_own and wanted.need not in methods:
        raise QueryError(
            f"{wanted.need} does not score {view.geography.area_type.plural}: expected one of "
            f"{', '.join(methods)}."
        )
    if wanted.high and not wanted.need:
        raise QueryError("High need is by a method: expected one beside it.")
    if wanted.high and is_own and own is not None and own.high is None:
        raise QueryError(
            f"How many places are in high need by {own.title}, is not said: expected a number such "
            "as 50, or a share such as 20%."
        )
    on, off = (tuple(names[text] for text in part) for part in (wanted.on, wanted.off))
    return replace(wanted, on=on, off=off)


def chosen(view: ManyLists, wanted: Filter, atlas: Atlas, own: NeedRanks | None = None) -> Chosen:
    """Return the places that are on these lists and not on those.

    Parameters
    ----------
    own
        Need by a person's own table on the areas of *view*, where `wanted.need` is `OWN`.

    A place that a list of *off* could not name, or names in part, is not said to be off it. A list
    known in part says of few places that they are not on it: the sentence says so.

    Raises
    ------
    QueryError
        A list is not among those seen, the method does not score such areas, or nothing says how
        many places of one's own table are in high need.
    """
    wanted = _labelled(wanted, view, atlas, own)
    places = view.places
    keep = pd.Series(data=True, index=places.index)
    for label in wanted.on:
        keep &= places[label] == Membership.NAMED
    for label in wanted.off:
        keep &= ~places[label].isin((Membership.NAMED, Membership.IN_PART, Membership.COULD_NOT))
    table = places.loc[keep, ["area_name", "named"]].copy()
    codes = list(table.index)
    table.insert(1, "region", regions(codes, view.geography, atlas))
    table = table.assign(rank=float("nan")).join(_money(view, atlas))
    need = _need(view, wanted.need, atlas, own)
    if need is not None:
        table["rank"] = need.ranks.reindex(codes).astype("float64")
        if wanted.high and need.high is not None:
            table = table[[code in need.high for code in table.index]]
    order = table.sort_values(["rank", "named", "area_name"], ascending=[True, False, True])
    notes = (*_notes(view, wanted), *_notes_on_money(view, order))
    high = need.high_words if need is not None and wanted.high else ""
    return Chosen(order, _sentence(view, wanted, len(order), high), notes)


def _need(view: ManyLists, need: str, atlas: Atlas, own: NeedRanks | None) -> NeedRanks | None:
    """Return how places rank by a method or by one's own table; None where neither is named."""
    if not need or need == OWN:
        return own if need else None
    method = named_places(read_reference(need, atlas), atlas, view.geography)
    title = side_of(method.reference).title
    ranks = standings_of_side(method, view.geography, atlas)["rank"]
    return NeedRanks(title, ranks, method.places.codes, f"in category 1 of {title}")


def _sentence(view: ManyLists, wanted: Filter, number: int, high: str) -> str:
    parts = []
    if wanted.on:
        parts.append(f"on {first_few(wanted.on, len(wanted.on))}")
    complete = dict(zip(view.labels, view.complete, strict=True))
    for word, whole in (("not on", True), ("not seen on", False)):
        if labels := [label for label in wanted.off if complete[label] is whole]:
            parts.append(f"{word} {' or '.join(labels)}")
    parts += [high] if high else []
    what = " and ".join(parts) or "among those that the lists seen could name"
    return f"{counted(number, view.geography)} {are(number)} {what}."


def _notes(view: ManyLists, wanted: Filter) -> tuple[str, ...]:
    complete = dict(zip(view.labels, view.complete, strict=True))
    partial = [label for label in wanted.off if not complete.get(label, True)]
    if not partial:
        return ()
    return (f"{first_few(partial)}: known in part, so that a place not seen on it may be on it.",)


_UNSEEN = str(Membership.NOT_SEEN)
_MAY_BE_ON = (Membership.NOT_SEEN, Membership.IN_PART)


def _notes_on_money(view: ManyLists, table: pd.DataFrame) -> tuple[str, ...]:
    reasons = {
        NOT_HELD: "the amount of an award is not held",
        NOT_LOCATED: "it is not said where in the authority that replaced it an award lies",
        _UNSEEN: "not seen on a list of awards that is known in part",
    }
    counts = table["money_unknown"].value_counts()
    return tuple(
        f"The money of {counted(counts[key], view.geography)} is not known: {reason}."
        for key, reason in reasons.items()
        if key in counts
    )


def _money(view: ManyLists, atlas: Atlas) -> pd.DataFrame:
    """Return `pounds` that the lists seen gave to each area, and `money_unknown`."""
    codes = pd.Index(view.places.index)
    given, unknown = [], pd.Series("", index=codes)
    for slug, labels in _funds(view, atlas).items():
        parts = parts_of(slug, view.geography, atlas)
        if parts is None:
            continue
        try:
            pounds, _ = pounds_known(slug, view.geography, atlas, codes)
        except NotHeld:
            pounds = pd.Series(dtype="float64")
        given.append(pounds.reindex(codes).fillna(0.0))
        unseen = view.places[labels].isin(_MAY_BE_ON).any(axis=1)
        if not atlas.catalogue.priority_list(slug).is_complete:
            seen = codes.isin([part.area for part in parts if part.is_named])
            unknown[~seen & unseen] = _UNSEEN
        unknown[codes.isin([part.area for part in parts if part.may_have])] = NOT_LOCATED
        without = [part.area for part in parts if part.is_named and not part.is_priced]
        unknown[codes.isin(without)] = NOT_HELD
    total = pd.Series(None, index=codes, dtype="object")
    if given:
        total = sum(given[1:], given[0]).astype("object").where(unknown == "", None)
    return pd.DataFrame({"pounds": total, "money_unknown": unknown})


def _funds(view: ManyLists, atlas: Atlas) -> dict[str, list[str]]:
    """Return the labels by which each list that brought money is seen, by its slug."""
    found: dict[str, list[str]] = {}
    for text, label in zip(view.references, view.labels, strict=True):
        slug = text.partition(":")[0]
        if slug in atlas.catalogue.priority_lists and brings_money(slug, atlas):
            found.setdefault(slug, []).append(label)
    return found


def agreement_by_kind(view: ManyLists, atlas: Atlas) -> pd.DataFrame:
    """Return how far the complete lists agree on places of each kind.

    Columns `kind`, `group`, `places` (that any of them could name), `alpha` (Krippendorff; NaN
    where it is not defined) and `named` (mean share of the lists that could name a place that do).
    Empty with fewer than two complete lists.
    """
    labels = [one for one, whole in zip(view.labels, view.complete, strict=True) if whole]
    matrix = view.matrix()[labels]
    rows: list[tuple[str, str, int, float, float]] = []
    if len(labels) < 2:
        return pd.DataFrame(rows, columns=list(_BY_KIND))
    for kind, groups in kinds(list(matrix.index), view.geography, atlas).items():
        for group, codes in groups.dropna().groupby(groups.dropna()).groups.items():
            part = matrix.loc[list(codes)].dropna(how="all")
            if part.empty:
                continue
            share = float((part.sum(axis=1) / part.notna().sum(axis=1)).mean())
            rows.append((kind, str(group), len(part), _alpha(part), share))
    return pd.DataFrame(rows, columns=list(_BY_KIND))


_BY_KIND = ("kind", "group", "places", "alpha", "named")


def _alpha(part: pd.DataFrame) -> float:
    try:
        return krippendorff_alpha(part)
    except TooFewValues:
        return float("nan")
