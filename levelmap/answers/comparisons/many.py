"""Many lists at once: how often each place is named, who shares what, how alike the lists are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import pandas as pd

from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.basis import Basis
from levelmap.answers.comparisons.named import Membership, Named, named_places
from levelmap.answers.comparisons.references import (
    Reference,
    common_geography,
    own_among,
    read_reference,
)
from levelmap.answers.comparisons.words import counted, nouns, short_label
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.comparison import many_lists
from levelmap.comparison.place_sets import PlaceSet
from levelmap.errors import LevelMapError, NotHeld, QueryError
from levelmap.memory import remembered
from levelmap.terms import Geography

MOST_LISTS = 12
"""Beyond it neither the heat table nor the drawing of combinations can be read."""

DEFAULT = (
    "luf-round-1",
    "crf",
    "towns-fund",
    "education-investment-areas",
    "levelling-up-partnerships",
    "levelling-up-for-culture",
    "family-hubs",
    "long-term-plan-for-towns",
)


@dataclass(frozen=True, slots=True)
class ManyListsQuery:
    """The references to look at together."""

    lists: tuple[str, ...] = DEFAULT


@dataclass(frozen=True)
class ManyLists:
    """Several lists on one geography.

    Attributes
    ----------
    labels
        Short names of the lists, in the order asked for.
    places
        Index area code, most named first; columns `area_name`, `named` and `could` (numbers of
        lists), then one column for each label with a `Membership`; `named in part` does not count.
    intersections
        `lists` (labels that name exactly these places), `places`, `codes`; largest first.
    pairwise, overlap
        Of every pair of complete lists, 0 to 1: Jaccard similarity, and the share of the shorter
        list that is on the longer; NaN where it is not defined, or a list is known in part.
    references
        The texts that refer to them, in the order of `labels`.
    left_out
        Sentences on lists that could not be brought to these areas.
    rests_on
        When each list is of, and who publishes it.
    notes
        How each list was carried, and what limits the reading.
    """

    geography: Geography
    labels: tuple[str, ...]
    complete: tuple[bool, ...]
    places: pd.DataFrame
    intersections: pd.DataFrame
    pairwise: pd.DataFrame
    overlap: pd.DataFrame
    references: tuple[str, ...]
    left_out: tuple[str, ...]
    rests_on: Basis
    notes: tuple[str, ...]

    @property
    def summary(self) -> str:
        """Return who is named most, in one or two sentences."""
        most = int(self.places["named"].max())
        if most == 0:
            return f"None of these {len(self.labels)} lists names any place here."
        names = self.places.loc[self.places["named"] == most, "area_name"].tolist()
        several = int((self.places["named"] >= 2).sum())
        of = len(self.labels)
        by = "both" if most == of == 2 else f"all {of}" if most == of else f"{most} of the {of}"
        verb = "is" if len(names) == 1 else "are"
        return (
            f"{first_few(names)} {verb} named by {by} lists, more than any "
            "other. "
            f"{counted(several, self.geography)} of {len(self.places):,} "
            f"{'is' if several == 1 else 'are'} named by two or more."
        )

    @property
    def closest(self) -> str:
        """Return which two lists are most alike and which least, in one sentence."""
        pairs = [
            (float(self.pairwise.loc[first, second]), first, second)
            for i, first in enumerate(self.labels)
            for second in self.labels[i + 1 :]
        ]
        known = [pair for pair in pairs if pair[0] == pair[0]]
        if not known:
            return "No two of these lists can be compared."
        alike, apart = max(known), min(known)
        shared = f"{alike[0]:.0%} of the places on either are on both."
        if len(known) == 1:
            return f"Of the places of {alike[1]} and {alike[2]}, {shared}"
        return (
            f"Most alike are {alike[1]} and {alike[2]}: {shared} Least alike are {apart[1]} and "
            f"{apart[2]} ({apart[0]:.0%})."
        )

    def matrix(self) -> pd.DataFrame:
        """Return 1 named, 0 not, in part or not seen, NaN could not be, places by lists."""
        codes = {one: float(one is Membership.NAMED) for one in Membership}
        codes[Membership.COULD_NOT] = float("nan")
        return self.places[list(self.labels)].apply(lambda column: column.map(codes))


def common_ground(references: Sequence[Reference]) -> Geography:
    """Return the areas on which all references can be seen together.

    Raises
    ------
    QueryError
        None of them says on which areas it stands, or there are too few or too many.
    """
    if not 2 <= len(references) <= MOST_LISTS:
        raise QueryError(
            f"Lists chosen: {len(references)}. Choose 2 to {MOST_LISTS} to see them together."
        )
    geography = reduce(common_geography, (reference.geography for reference in references))
    if geography is None:
        raise NotHeld("None of these lists says on which areas it stands.")
    return geography


def see_together(
    query: ManyListsQuery, atlas: Atlas, own: Mapping[str, PlaceSet] | None = None
) -> ManyLists:
    """Return several lists on one geography.

    Parameters
    ----------
    own
        A person's own lists by the text that refers to them.

    A list that cannot be carried there is left out and named.

    Raises
    ------
    QueryError
        Fewer than two lists can be seen together, or too many are asked for.
    """
    return _together(query, own_among(own, query.lists), atlas)


@remembered
def _together(query: ManyListsQuery, own: Mapping[str, PlaceSet], atlas: Atlas) -> ManyLists:
    references = [read_reference(text, atlas, own) for text in query.lists]
    geography = common_ground(references)
    found, left_out = [], []
    for reference in references:
        try:
            found.append(named_places(reference, atlas, geography))
        except LevelMapError as error:
            left_out.append(f"{short_label(reference)} is left out. {error}")
    if len(found) < 2:
        raise QueryError(
            f"Fewer than two of these lists can be seen on the {geography.label}. "
            f"{' '.join(left_out)}"
        )
    sets = _labelled(found)
    counts = many_lists.counts(sets)
    table = many_lists.memberships(sets).reindex(counts.index)
    words = {
        one.label: [str(named.membership(code)) for code in table.index]
        for one, named in zip(sets, found, strict=True)
    }
    names = atlas.gazetteer.areas(geography)["name"].reindex(counts.index)
    places = pd.DataFrame({"area_name": names, **counts, **words}, index=counts.index)
    places = places.sort_values(["named", "could", "area_name"], ascending=[False, True, True])
    return ManyLists(
        geography=geography,
        labels=tuple(one.label for one in sets),
        complete=tuple(one.complete for one in sets),
        places=places,
        intersections=many_lists.intersections(sets),
        pairwise=_pairs(sets, "jaccard"),
        overlap=_pairs(sets, "overlap"),
        references=tuple(one.reference.text for one in found),
        left_out=tuple(left_out),
        rests_on=basis.each(
            (one.label, basis.of_named(named, atlas))
            for one, named in zip(sets, found, strict=True)
        ),
        notes=_notes(found, geography),
    )


def _pairs(sets: Sequence[PlaceSet], statistic: str) -> pd.DataFrame:
    """Return a statistic of the complete lists; what is held of the others says nothing of them."""
    labels = [one.label for one in sets]
    complete = [one for one in sets if one.complete]
    return many_lists.pairwise(complete, statistic).reindex(index=labels, columns=labels)


def _labelled(found: Sequence[Named]) -> list[PlaceSet]:
    """Return the sets under short names, told apart by a number where two are the same."""
    taken: dict[str, int] = {}
    sets = []
    for named in found:
        label = short_label(named.reference)
        taken[label] = taken.get(label, 0) + 1
        number = f" ({taken[label]})" if taken[label] > 1 else ""
        sets.append(replace(named.places, label=f"{label}{number}"))
    return sets


def _notes(found: Sequence[Named], geography: Geography) -> tuple[str, ...]:
    _, several = nouns(geography)
    first = (
        f"Seen on the {several} of {geography.vintage}. A place that a list could not name does "
        "not count as left out by it."
    )
    carried = [f"{short_label(named.reference)}: {note}" for named in found for note in named.notes]
    partial = [short_label(n.reference) for n in found if not n.places.complete]
    seen = (
        [f"Known in part only: {first_few(partial, MOST_LISTS)}. Absence from it means not seen."]
        if partial
        else []
    )
    return (first, *seen, *carried)
