"""Two lists or methods side by side: the screen of a comparison as plain data and sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from levelmap.answers.breakdowns import regions
from levelmap.answers.comparison import CompareQuery, Comparison, compare_named
from levelmap.answers.references import Named
from levelmap.answers.standings import standings_of_side
from levelmap.answers.words import (
    are,
    counted,
    listed,
    nouns,
    people,
    share,
    short_label,
    upper_first,
)
from levelmap.atlas import Atlas
from levelmap.comparison.agreement import Statistic
from levelmap.comparison.correlation import correlate
from levelmap.comparison.place_sets import PLACE_CLASSES
from levelmap.errors import TooFewValues
from levelmap.terms import Geography

LETTERS = ("on A", "on B")

BOTH, ONLY_A, ONLY_B, NEITHER, OUTSIDE = PLACE_CLASSES


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of places.

    Attributes
    ----------
    areas, people
        Their number, and how many people live there.
    share, people_share
        Of all places that both could name, as text; empty for those that one could not.
    """

    key: str
    label: str
    areas: int
    share: str
    people: float
    people_share: str


@dataclass(frozen=True)
class CompareView:
    """One comparison.

    Attributes
    ----------
    a, b
        Short names of the two sides.
    rows
        The five classes in the order of `PLACE_CLASSES`.
    findings
        What was found, in sentences; the first is the headline.
    places
        Index area code; columns `area_name`, `region`, `class`, `population`, and for each side
        `a_words`, `a_rank`, `a_margin`, `a_drivers`, `a_category`, likewise `b_...`.
    notes
        The areas and their year, how each side was carried there, and what could not be.
    sides
        What the classes call the two sides, with the preposition before it.
    """

    query: CompareQuery
    comparison: Comparison
    a: str
    b: str
    rows: tuple[ClassRow, ...]
    findings: tuple[str, ...]
    statistics: tuple[Statistic, ...]
    places: pd.DataFrame
    notes: tuple[str, ...]
    sides: tuple[str, str] = LETTERS

    @property
    def geography(self) -> Geography:
        """Return the areas on which the two are compared."""
        return self.comparison.geography

    def named(self, key: str) -> pd.DataFrame:
        """Return the places of one class, in the order that `order_words` states."""
        chosen = self.places[self.places["class"] == key]
        rank = self._rank_column(key)
        return chosen.sort_values([rank, "area_name"] if rank else ["area_name"], kind="stable")

    def order_words(self, key: str) -> str:
        """Return how the places of a class are ordered."""
        rank = self._rank_column(key)
        side = self.b if rank == "b_rank" else self.a
        return f"ranked by {side}, the worst first" if rank else "in order of name"

    def _rank_column(self, key: str) -> str:
        preferred = ("b_rank", "a_rank") if key in (ONLY_B, BOTH) else ("a_rank", "b_rank")
        inside = self.places["class"] == key
        return next((c for c in preferred if self.places.loc[inside, c].notna().any()), "")


def compare_view(query: CompareQuery, a: Named, b: Named, atlas: Atlas) -> CompareView:
    """Return two sides, both on the same areas, as the screen shows them.

    Raises
    ------
    EmptyUniverse
        There is no place that both could name.
    QueryError, UnknownArea
        The universe of the query cannot be read.
    DataError
        A file is damaged.
    """
    geography = a.places.geography or b.places.geography
    if geography is None:
        raise TooFewValues("Neither side says on which areas it stands: give area codes.")
    comparison = compare_named(a, b, geography, atlas, query.universe)
    names = short_label(a.reference), short_label(b.reference)
    places = _places(comparison, atlas)
    return CompareView(
        query=query,
        comparison=comparison,
        a=names[0],
        b=names[1],
        rows=_rows(comparison),
        findings=_findings(comparison, *names),
        statistics=_statistics(comparison, places),
        places=places,
        notes=_notes(comparison),
    )


def called(view: CompareView, sides: tuple[str, str]) -> CompareView:
    """Return *view* with other words for its sides, such as ("in category 1", "in category 2")."""
    return replace(view, sides=sides, rows=_rows(view.comparison, sides))


def class_labels(comparison: Comparison, sides: tuple[str, str] = LETTERS) -> dict[str, str]:
    """Return what readers call each class; absence from an incomplete list is "not seen"."""
    a, b = sides
    complete_a, complete_b = comparison.a.places.complete, comparison.b.places.complete
    return {
        BOTH: "On both",
        ONLY_A: f"Only {a}" if complete_b else f"{upper_first(a)}, not seen {b}",
        ONLY_B: f"Only {b}" if complete_a else f"{upper_first(b)}, not seen {a}",
        NEITHER: "On neither" if complete_a and complete_b else "Seen on neither",
        OUTSIDE: f"Could not be {a} or {b}",
    }


def _rows(comparison: Comparison, sides: tuple[str, str] = LETTERS) -> tuple[ClassRow, ...]:
    found, labels = comparison.agreement, class_labels(comparison, sides)
    joint = [name for name in PLACE_CLASSES if name != OUTSIDE]
    living = found.people or dict.fromkeys(PLACE_CLASSES, 0.0)
    all_areas = sum(found.places[name] for name in joint)
    all_people = sum(living[name] for name in joint)
    return tuple(
        ClassRow(
            key=name,
            label=labels[name],
            areas=int(found.places[name]),
            share=share(found.places[name], all_areas) if name in joint else "",
            people=living[name],
            people_share=share(living[name], all_people) if name in joint else "",
        )
        for name in PLACE_CLASSES
    )


def _findings(comparison: Comparison, a: str, b: str) -> tuple[str, ...]:
    found, geography = comparison.agreement, comparison.geography
    parts, living = found.partition, found.people or {}
    one, several = nouns(geography)
    joint = len(parts.joint_universe)
    where = f" in {comparison.universe}" if comparison.universe else ""
    on_a, on_b = len(parts.both | parts.only_a), len(parts.both | parts.only_b)
    sentences = [
        _headline(comparison, on_a),
        f"Of the {joint:,} {several if joint != 1 else one}{where} that both could name, A ({a}) "
        f"names {on_a:,} and B ({b}) names {on_b:,}; {len(parts.both):,} "
        f"{are(len(parts.both))} on both.",
    ]
    if living:
        sentences.append(
            f"{people(living[BOTH])} people live in places on both, {people(living[ONLY_A])} in "
            f"places only on A, {people(living[ONLY_B])} in places only on B."
        )
    for side, other, name in ((comparison.a, "B", "A"), (comparison.b, "A", "B")):
        beyond = side.places.codes & parts.outside
        if beyond:
            sentences.append(
                f"{name} also names {counted(len(beyond), geography)} that {other} could not name."
            )
    return tuple(sentences)


def _headline(comparison: Comparison, on_a: int) -> str:
    parts, geography = comparison.agreement.partition, comparison.geography
    if not parts.only_a and not parts.only_b:
        return f"A and B name the same {counted(on_a, geography)}."
    absent_a, absent_b = (
        "not on" if side.places.complete else "not seen on" for side in (comparison.a, comparison.b)
    )
    return (
        f"{counted(len(parts.only_b), geography)} {are(len(parts.only_b))} on B and {absent_a} A; "
        f"{len(parts.only_a):,} {are(len(parts.only_a))} on A and {absent_b} B."
    )


def _statistics(comparison: Comparison, places: pd.DataFrame) -> tuple[Statistic, ...]:
    found = list(comparison.agreement.statistics.values())
    if comparison.a.scored is not None and comparison.b.scored is not None:
        found.append(_rank_correlation(places))
    return tuple(found)


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


def _places(comparison: Comparison, atlas: Atlas) -> pd.DataFrame:
    geography = comparison.geography
    frame = comparison.areas.set_index("area_code")[["area_name", "class", "population"]]
    frame.insert(1, "region", regions(list(frame.index), geography, atlas))
    for name, side in (("a", comparison.a), ("b", comparison.b)):
        table = standings_of_side(side, geography, atlas).reindex(frame.index)
        text = ["words", "drivers", "category"]
        table[text] = table[text].astype("object").where(table[text].notna(), "")
        could = np.array([code in side.places.universe for code in frame.index])
        table["words"] = table["words"].where(could, _could_not(side))
        frame = frame.join(table.add_prefix(f"{name}_"))
    return frame


def _could_not(side: Named) -> str:
    return "could not be named" if side.scored is None else "not scored"


def _notes(comparison: Comparison) -> tuple[str, ...]:
    _, several = nouns(comparison.geography)
    notes = [f"Compared on the {several} of {comparison.geography.vintage}."]
    missing = comparison.areas["population"].isna().sum()
    if missing:
        notes.append(
            f"No population is held for {missing} of the places, which are left out of the people."
        )
    if comparison.universe:
        notes.append(f"Only places in {comparison.universe} are counted.")
    for name, side in (("A", comparison.a), ("B", comparison.b)):
        notes += [f"{name}: {note}" for note in side.notes]
    return tuple(filter(None, (*notes, comparison.agreement.caution)))


def examples(view: CompareView, key: str, most: int = 5) -> str:
    """Return the first places of a class as a list in a sentence, or `none`."""
    names = view.named(key)["area_name"].tolist()
    return listed(names, most) if names else "none"
