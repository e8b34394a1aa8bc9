"""Why each place is on one side of a comparison or not: rank, margin, indicators, category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from levelmap.answers.comparisons.named import Named, named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.phrases import pounds
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.comparison.margins import margins
from levelmap.lists.standings import ListStatus, Standing
from levelmap.memory import remembered
from levelmap.methods.composite import CompositeIndicator
from levelmap.shares import whole_areas
from levelmap.terms import AreaType, Geography

DRIVERS = 3
"""Indicators named as the reason why a place is where it is."""

COLUMNS = ["words", "rank", "margin", "drivers", "category"]


def standings_of_side(named: Named, geography: Geography, atlas: Atlas) -> pd.DataFrame:
    """Return what one side says of each of its places.

    Parameters
    ----------
    named
        A side on *geography*.

    Returns
    -------
    DataFrame
        Index the codes of the side's universe; columns `words` (one phrase), `rank` and `margin`
        (of a method: ranks inside the cut, negative short of it; NaN where the place is not scored
        or was put together from several), `drivers` (indicators that add most above the average)
        and `category` (of a list). An area put together from former ones says what each was,
        after `in part` where it does not count as named though one of them is.
    """
    codes = sorted(named.places.universe)
    own, published = _own(named, geography, atlas)
    if own is None or published is None:
        is_on = ["on the list" if code in named.places.codes else "not on it" for code in codes]
        return _plain(_table({"words": is_on}, codes))
    if published == geography:
        return _plain(own.reindex(codes))
    return _plain(_carried(own, named, published, geography, codes, atlas))


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with nothing said where there is nothing to say."""
    text = ["words", "drivers", "category"]
    return table.assign(**{c: table[c].astype("object").where(table[c].notna(), "") for c in text})


@remembered
def standings_of(
    text: str, geography: Geography, atlas: Atlas, *, with_parts: bool
) -> pd.DataFrame:
    """Return `standings_of_side` of a list or method, made once for all that it is compared with.

    Raises as `read_reference` and `named_places`.
    """
    reference = read_reference(text, atlas)
    side = named_places(reference, atlas, geography, with_parts=with_parts)
    return standings_of_side(side, geography, atlas)


def _own(
    named: Named, geography: Geography, atlas: Atlas
) -> tuple[pd.DataFrame | None, Geography | None]:
    """Return what the side says on its own areas, and which those are; None of an own list."""
    held = named.reference.priority_list
    if named.scored is not None:
        return _of_method(named.scored.composite, named), named.scored.recipe.geography
    if held is None:
        return None, None
    is_by_ward = held.geography.area_type is AreaType.WARD and geography == held.geography
    kind = AreaType.WARD if is_by_ward else AreaType.LOCAL_AUTHORITY
    return _of_list(held, named.standings, atlas), Geography(kind, held.geography.vintage)


def _table(columns: Mapping[str, Sequence[object]], index: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame(dict(columns), index=pd.Index(index, name="area_code"))
    for column, empty in (("rank", np.nan), ("margin", np.nan), ("drivers", ""), ("category", "")):
        if column not in frame:
            frame[column] = empty
    return frame[COLUMNS]


def _of_method(composite: CompositeIndicator, named: Named) -> pd.DataFrame:
    scored = composite.scored
    length = _length(composite, named)
    table = margins(composite, length)
    drivers = leading_indicators(composite)
    signed = table["rank_margin"].where(table["in_list"], -table["rank_margin"])
    words = [
        _method_words(int(rank), len(scored), int(margin), in_list=in_list)
        for rank, margin, in_list in zip(table["rank"], signed, table["in_list"], strict=True)
    ]
    found = _table(
        {"words": words, "rank": table["rank"], "margin": signed, "drivers": drivers[table.index]},
        table.index,
    )
    missing = composite.not_scored
    unscored = _table({"words": [f"not scored: {why}" for why in missing["reason"]]}, missing.index)
    return pd.concat([found, unscored])


def _length(composite: CompositeIndicator, named: Named) -> int:
    """Return how many of the method's own areas are on the list, ties at the cut included."""
    reference = named.reference
    if reference.top is not None:
        return reference.top
    if reference.share is not None:
        return whole_areas(reference.share, len(composite.scored))
    categories = composite.categories.dropna()
    return int((categories <= (reference.category or 1)).sum())


def _method_words(rank: int, scored: int, margin: int, *, in_list: bool) -> str:
    where = f"ranked {rank:,} of {scored:,}"
    if in_list:
        return f"{where}, {margin:,} inside the cut" if margin else f"{where}, the last inside"
    return f"{where}, {-margin:,} short of the cut"


def leading_indicators(composite: CompositeIndicator) -> pd.Series:
    """Return for each scored area the indicators that add most to its need, by name.

    Those whose weighted value is furthest above the average of all areas, at most `DRIVERS`; empty
    for a method of one indicator.
    """
    weighted = composite.weighted.loc[composite.scored]
    if weighted.shape[1] < 2:
        return pd.Series("", index=weighted.index)
    excess = (weighted - weighted.mean()).fillna(-np.inf).to_numpy()
    excess = excess if composite.recipe.direction.need_sign > 0 else -excess
    labels = composite.members["label"].to_numpy()
    order = np.argsort(-excess, axis=1, kind="stable")[:, :DRIVERS]
    named = [
        ", ".join(labels[i] for i in row if 0 < excess[place, i] < np.inf)
        for place, row in enumerate(order)
    ]
    return pd.Series(named, index=weighted.index)


def _of_list(held: PriorityList, standings: Mapping[str, Standing], atlas: Atlas) -> pd.DataFrame:
    return _table(
        {
            "words": [_list_words(held, standing, atlas) for standing in standings.values()],
            "category": [standing.category for standing in standings.values()],
        },
        list(standings),
    )


def _list_words(held: PriorityList, standing: Standing, atlas: Atlas) -> str:
    parts = [_status_words(held, standing, atlas)]
    if standing.status.is_named:
        parts += [", ".join(standing.places)] if standing.places else []
        parts += [pounds(standing.amount)] if standing.amount is not None else []
        shared = standing.shared_amount
        parts += [f"{pounds(shared)} shared with others"] if shared is not None else []
    return ", ".join(parts) + (f" ({standing.note})" if standing.note else "")


def _status_words(held: PriorityList, standing: Standing, atlas: Atlas) -> str:
    if standing.status is ListStatus.INHERITED:
        return f"named through {atlas.gazetteer.name(standing.via)}"
    if standing.status is ListStatus.NOT_SEEN:
        return "not seen"
    if standing.category and held.categories:
        is_number = standing.category.isdecimal()
        return f"category {standing.category}" if is_number else standing.category
    return standing.status.label


def _carried(
    own: pd.DataFrame,
    named: Named,
    start: Geography,
    end: Geography,
    codes: Sequence[str],
    atlas: Atlas,
) -> pd.DataFrame:
    """Return the table on the areas of *end*; of an area made of several, what each was."""
    pairs = atlas.vintages.transfer(start, end).pairs
    pairs = pairs[pairs["old"].isin(own.index) & pairs["new"].isin(codes)]
    alone = pairs[~pairs["new"].duplicated(keep=False)].set_index("new")["old"]
    found = own.reindex(alone).set_axis(alone.index)
    several = pairs[pairs["new"].duplicated(keep=False)]
    names = {code: atlas.gazetteer.name(code) for code in several["old"].unique()}
    joined = {
        new: ("in part: " if new in named.in_part else "")
        + "; ".join(f"{names[old]}: {own.loc[old, 'words']}" for old in parts["old"])
        for new, parts in several.groupby("new")
    }
    return pd.concat([found, _table({"words": list(joined.values())}, list(joined))]).reindex(codes)
