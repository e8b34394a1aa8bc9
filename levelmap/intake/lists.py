"""A table as a list: which rows make a place be on it, and which places could have been."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from levelmap.errors import DataError, QueryError
from levelmap.intake import settling
from levelmap.intake.answers import EVERY_ROW, worst_of
from levelmap.shares import whole_areas
from levelmap.terms import Nation

if TYPE_CHECKING:
    from levelmap.intake.reading import PlaceTable

_NEARLY_ALL = 0.8
"""A list that names at least this share of the areas that it could is warned of."""

_COVERED = 0.5
"""A table with rows for this share of the areas is taken to have had the choice of those."""


@dataclass(frozen=True)
class OwnList:
    """The list that a table makes."""

    reading: PlaceTable

    @cached_property
    def rule(self) -> str:
        """What makes a place be on the list, in words."""
        if self.reading.answers.worst:
            which = "lowest" if self.reading.low_is_worst else "highest"
            return (
                f"the {self.reading.answers.worst} with the {which} {self.reading.value_column!r}"
            )
        if where := self._where:
            return " and ".join(f"{h!r} says {' or '.join(texts)}" for h, texts in where)
        return EVERY_ROW

    @property
    def _where(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        yes, answers = self.reading.columns.yes_and_no, self.reading.answers
        if answers.where or answers.worst or answers.rule == EVERY_ROW:
            return answers.where
        if answers.rule.startswith("where:"):
            heading = answers.rule.removeprefix("where:")
            return ((heading, yes.get(heading, ())),)
        return tuple(yes.items()) if len(yes) == 1 else ()

    @cached_property
    def chosen(self) -> frozenset[str]:
        """Codes of the areas on the list, of `geography`.

        Raises
        ------
        DataError
            It names no place.
        QueryError
            The worst were asked for and there is no column of values, or an answer cannot be read.
        """
        named = self._worst() if self.reading.answers.worst else self._by_rows[0]
        if not named:
            raise DataError(
                f"{self.reading.name} puts no place on the list: {self.rule} is of none."
            )
        return named

    @cached_property
    def _by_rows(self) -> tuple[frozenset[str], dict[str, float]]:
        least = 0.0 if self.reading.answers.parts == "any" else settling.MAJORITY
        lines = self.reading.lines(self._where)
        return settling.on_the_list(self.reading.settled, lines, least)

    @property
    def named_in_part(self) -> Mapping[str, float]:
        """Return the areas of which only a lesser part is on the list, and its share."""
        return {} if self.reading.answers.worst else self._by_rows[1]

    def _worst(self) -> frozenset[str]:
        if not self.reading.columns.measures:
            raise QueryError(f"{self.reading.name} has no column of values to find the worst by.")
        values = self.reading.values(self.reading.value_column).by_area.dropna()
        number, share = worst_of(self.reading.answers.worst)
        wanted = number if number is not None else whole_areas(share or 0, len(values))
        ranks = values.rank(method="min", ascending=self.reading.low_is_worst)
        return frozenset(values.index[ranks <= wanted])

    @cached_property
    def universe(self) -> frozenset[str]:
        """Codes of the areas that could have been on the list.

        Where a column decides, those with a row, if they are most of their nations; else all areas
        of the nations that the rows name.
        """
        everywhere = self._everywhere
        rows = frozenset(self.reading.settled.pieces)
        is_decided = bool(self._where or self.reading.answers.worst)
        return rows if is_decided and len(rows) >= _COVERED * len(everywhere) else everywhere

    @property
    def _everywhere(self) -> frozenset[str]:
        letters = {code[0] for code in self.reading.settled.pieces}
        return frozenset(code for code in self.reading.settled.universe if code[0] in letters)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what a person should look at before using the list, in sentences."""
        found = []
        if len(self.chosen) >= _NEARLY_ALL * len(self.universe) and len(self.universe) > 20:
            found.append(
                f"The list names {len(self.chosen):,} of the {len(self.universe):,} areas that it "
                "could: is every row really on it?"
            )
        return tuple(found)

    @property
    def report(self) -> tuple[str, ...]:
        """Return how the list was made of the table, in sentences."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[str]:
        geography, chosen = self.reading.geography, len(self.chosen)
        noun = geography.area_type.label if chosen == 1 else geography.area_type.plural
        yield f"On the list: {chosen:,} {noun} of {geography.vintage} ({self.rule})."
        for code, share in list(self.named_in_part.items())[:20]:
            name = self.reading.book.name(code)
            yield f"Not on the list: {name}: only {share:.0%} of its residents are in areas named."
        letters = {code[0] for code in self.universe}
        nations = ", ".join(nation.label for nation in Nation if nation.letter in letters)
        choice = f"the {len(self.universe):,} areas with a row"
        if self.universe == self._everywhere:
            choice = f"all {geography.label} in {nations}"
        yield f"It is taken to have had the choice of {choice}."
        if self.reading.answers.worst:
            yield from self.reading.number_notes(self.reading.value_column)
        yield from self.warnings
