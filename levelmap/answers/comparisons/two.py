"""Two references compared: who is on both, on one, on neither, and what that says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from levelmap.answers.comparisons import findings
from levelmap.answers.comparisons.findings import BOTH, ONLY_B, ClassRow, Sides
from levelmap.answers.comparisons.groupings import regions
from levelmap.answers.comparisons.named import Named, named_places
from levelmap.answers.comparisons.references import (
    Reference,
    common_geography,
    own_among,
    read_reference,
)
from levelmap.answers.comparisons.standings import COLUMNS, standings_of, standings_of_side
from levelmap.answers.comparisons.universe import universe_on, words
from levelmap.answers.comparisons.words import side_of
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.comparison.agreement import Agreement, Statistic, agreement
from levelmap.comparison.correlation import correlate
from levelmap.comparison.place_sets import PLACE_CLASSES, PlaceSet, restrict
from levelmap.comparison.structure import shared_inputs
from levelmap.errors import MixedGeographies, TooFewValues
from levelmap.memory import remembered
from levelmap.terms import Geography


@dataclass(frozen=True, slots=True)
class CompareQuery:
    """What is compared with what.

    Attributes
    ----------
    a, b
        References (see `answers.comparisons.references`).
    geography
        Slug of the areas; empty for the later year of the two.
    with_parts
        Whether an area counts if only a town, neighbourhood or ward within it is named.
    universe
        Which places count (see `answers.universe`); empty for all that each side could name.
    """

    a: str = "luf-round-1:1"
    b: str = "levelmap_13_2021"
    geography: str = ""
    with_parts: bool = False
    universe: str = ""


@dataclass(frozen=True)
class Comparison:
    """The answer, in numbers and in words.

    Attributes
    ----------
    a, b
        The two sets on `geography`, with how they came there.
    sides
        What readers call them.
    universe
        Which places count, in words (`England without London`); empty for all.
    agreement
        Counts in places and people.
    statistics
        Every statistic with its sentence; of two methods the correlation of ranks too.
    places
        Index area code, every place of either universe; columns `area_name`, `region`, `class` (see
        `comparison.place_sets.PLACE_CLASSES`), `in_a`, `in_b` (True; False, also where only
        a part is named, which the words say; None where it could not be named), `population`, and
        for each side `a_words`, `a_rank`, `a_margin`, `a_drivers`, `a_category`, likewise `b_...`.
    rows
        As `findings.class_rows`.
    findings
        What was found, in sentences; the first is the headline.
    notes
        The areas and their year, how each side was carried there, and what could not be.
    """

    query: CompareQuery
    a: Named
    b: Named
    sides: Sides
    geography: Geography
    universe: str
    agreement: Agreement
    statistics: tuple[Statistic, ...]
    places: pd.DataFrame
    rows: tuple[ClassRow, ...]
    findings: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def shared(self) -> str:
        """Return what both sides rest on, in a sentence; empty if that is nothing.

        An index compared with its own ingredients agrees with itself.
        """
        first, second = self.a.reference.recipe, self.b.reference.recipe
        both = () if first is None or second is None else shared_inputs(first, second)
        if not both:
            return ""
        return (
            f"Both sides rest on {first_few(both, 6)}: some of how far they agree is that each is "
            "compared with itself."
        )

    @property
    def areas(self) -> pd.DataFrame:
        """Return one short row for each place: area_code, area_name, class, in_a, in_b, population.

        All that is known of each is in `answers.comparisons.areas`.
        """
        columns = ["area_name", "class", "in_a", "in_b", "population"]
        return self.places[columns].reset_index()

    def called(self, on_a: str, on_b: str) -> Comparison:
        """Return the same with other words for its classes: `in category 1`, `in category 2`."""
        a, b = self.sides
        sides = replace(a, on=on_a), replace(b, on=on_b)
        return replace(self, sides=sides, rows=findings.class_rows(self.agreement, sides))

    def named(self, key: str) -> pd.DataFrame:
        """Return the places of one class, in the order that `order_words` states."""
        return self.places.take(self._ordered[key][1])

    def order_words(self, key: str) -> str:
        """Return how the places of a class are ordered."""
        rank = self._ordered[key][0]
        side = self.sides[rank == "b_rank"]
        return f"ranked by {side.name}, the worst first" if rank else "in order of name"

    def examples(self, key: str, most: int = 5) -> str:
        """Return the first places of a class as a list in a sentence, or `none`."""
        names = self.named(key)["area_name"].tolist()
        return first_few(names, most) if names else "none"

    @property
    def names(self) -> dict[str, str]:
        """Return the name of each place by code, in order of name."""
        names: dict[str, str] = self.places["area_name"].sort_values().to_dict()
        return names

    @cached_property
    def _ordered(self) -> dict[str, tuple[str, np.ndarray]]:
        """Return for each class by which column its places are ordered, and their positions so."""
        columns = ["class", "area_name", "a_rank", "b_rank"]
        plain = self.places[columns].reset_index(drop=True)
        return {key: self._order(key, plain[plain["class"] == key]) for key in PLACE_CLASSES}

    @staticmethod
    def _order(key: str, inside: pd.DataFrame) -> tuple[str, np.ndarray]:
        preferred = ("b_rank", "a_rank") if key in (ONLY_B, BOTH) else ("a_rank", "b_rank")
        rank = next((column for column in preferred if inside[column].notna().any()), "")
        by = [rank, "area_name"] if rank else ["area_name"]
        return rank, inside.sort_values(by, kind="stable").index.to_numpy()


def compare(
    query: CompareQuery, atlas: Atlas, own: Mapping[str, PlaceSet] | None = None
) -> Comparison:
    """Return two references compared on one geography.

    Parameters
    ----------
    own
        A person's own lists by the text that refers to them.

    Raises
    ------
    CatalogueError, QueryError
        A reference names nothing, or it or the universe cannot be read.
    EmptyUniverse
        There is no place that both could name.
    GeographyError, MixedGeographies
        The two cannot be brought to the same areas.
    MethodError, DataError
        A recipe cannot be computed, or a file is damaged.
    """
    return _compared(query, own_among(own, (query.a, query.b)), atlas)


@remembered
def _compared(query: CompareQuery, own: Mapping[str, PlaceSet], atlas: Atlas) -> Comparison:
    first, second = (read_reference(text, atlas, own) for text in (query.a, query.b))
    geography = compared_on(first, second, query.geography)
    a, b = (
        named_places(side, atlas, geography, with_parts=query.with_parts)
        for side in (first, second)
    )
    if query.universe:
        codes = universe_on(query.universe, geography).codes(atlas.gazetteer.areas(geography))
        a, b = (replace(side, places=restrict(side.places, codes)) for side in (a, b))
    found = agreement(a.places, b.places, atlas.gazetteer.population(geography))
    sides, universe = (side_of(first), side_of(second)), words(query.universe, atlas)
    places = _places(found, (a, b), geography, atlas, with_parts=query.with_parts)
    unpeopled = int(places["population"].isna().sum())
    return Comparison(
        query=query,
        a=a,
        b=b,
        sides=sides,
        geography=geography,
        universe=universe,
        agreement=found,
        statistics=_statistics(found, (a, b), places),
        places=places,
        rows=findings.class_rows(found, sides),
        findings=findings.findings(found, sides, geography, universe),
        notes=findings.notes(found, sides, (a, b), geography, universe, unpeopled),
    )


def compared_on(first: Reference, second: Reference, asked: str = "") -> Geography:
    """Return the areas on which two references are compared: those asked for, else the common ones.

    Raises
    ------
    MixedGeographies
        Neither reference says on which areas it stands.
    UnknownGeography
        What was asked for is no geography.
    """
    geography = (
        Geography.parse(asked) if asked else common_geography(first.geography, second.geography)
    )
    if geography is None:
        raise MixedGeographies("Neither side says on which areas it stands: give area codes.")
    return geography


def _places(
    found: Agreement,
    both: tuple[Named, Named],
    geography: Geography,
    atlas: Atlas,
    *,
    with_parts: bool,
) -> pd.DataFrame:
    classes = found.partition.classes.rename_axis("area_code")
    codes = classes.index
    known = _described(geography, atlas).reindex(codes)
    columns: dict[str, pd.Series] = {
        "area_name": known["area_name"],
        "region": known["region"],
        "class": classes,
        "in_a": _membership(codes, both[0]),
        "in_b": _membership(codes, both[1]),
        "population": known["population"],
    }
    for name, side in zip("ab", both, strict=True):
        table = _standings(side, geography, atlas, with_parts=with_parts)
        position = table.index.get_indexer(codes)
        absent = {"words": _could_not(side), "drivers": "", "category": ""}
        for column in COLUMNS:
            values = table[column].to_numpy()[position]
            values[position < 0] = absent.get(column, np.nan)
            columns[f"{name}_{column}"] = pd.Series(values, index=codes, dtype=table[column].dtype)
    return pd.DataFrame(columns, index=codes)


@remembered
def _described(geography: Geography, atlas: Atlas) -> pd.DataFrame:
    """Return what is told of every area whatever is compared: its name, region and people."""
    areas = atlas.gazetteer.areas(geography)
    return pd.DataFrame(
        {
            "area_name": areas["name"],
            "region": regions(list(areas.index), geography, atlas),
            "population": atlas.gazetteer.population(geography).reindex(areas.index),
        }
    )


def _standings(
    side: Named, geography: Geography, atlas: Atlas, *, with_parts: bool
) -> pd.DataFrame:
    """Return what a side says of each place, also of those that the universe leaves out."""
    if side.reference.own is not None:
        return standings_of_side(side, geography, atlas)
    return standings_of(side.reference.text, geography, atlas, with_parts=with_parts)


def _membership(codes: pd.Index, side: Named) -> pd.Series:
    places = side.places
    held = [code in places.codes if code in places.universe else None for code in codes]
    return pd.Series(held, index=codes, dtype="object")


def _could_not(side: Named) -> str:
    return "could not be named" if side.scored is None else "not scored"


def _statistics(
    found: Agreement, both: tuple[Named, Named], places: pd.DataFrame
) -> tuple[Statistic, ...]:
    statistics = list(found.statistics.values())
    if all(side.scored is not None for side in both):
        statistics.append(_rank_correlation(places))
    return tuple(statistics)


def _rank_correlation(places: pd.DataFrame) -> Statistic:
    label = "Rank correlation (Spearman)"
    try:
        one = correlate(places["a_rank"], places["b_rank"])
    except TooFewValues:
        return Statistic("spearman", label, None, "Too few places are ranked by both.")
    sentence = (
        f"Over the {one.n:,} places that both rank, the ranks go together by {one.spearman:.2f} "
        "(1: the same order; 0: unrelated; -1: the reverse)."
    )
    return Statistic("spearman", label, one.spearman, sentence)
