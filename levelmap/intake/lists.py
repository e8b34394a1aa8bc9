"""A table as a list: which rows make a place be on it, and which places could have been."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from levelmap.errors import DataError, QueryError
from levelmap.intake import questions, settling
from levelmap.intake.answers import ANY_TEXT, EVERY_ROW, Question, worst_of
from levelmap.shares import whole_areas
from levelmap.terms import Nation

if TYPE_CHECKING:
    import pandas as pd

    from levelmap.intake.reading import PlaceTable

_NEARLY_ALL = 0.8
"""A list that names at least this share of the areas that it could is warned of."""

_COVERED = 0.5
"""A table with rows for this share of the areas is taken to have had the choice of those."""


Where = tuple[tuple[str, tuple[str, ...]], ...]
"""Headings, and the texts of which one must stand below each."""


def ranks_of(values: pd.Series, *, low_is_worst: bool) -> pd.Series:
    """Return ranks of the areas that have a value, 1 the worst; equal values share the first."""
    ranks: pd.Series = values.dropna().rank(method="min", ascending=low_is_worst)
    return ranks


def worst_places(ranks: pd.Series, worst: str) -> frozenset[str]:
    """Return the places within the worst `50`, or the worst `20%`, of those ranked.

    Raises
    ------
    QueryError
        *worst* is neither a number nor a share.
    """
    number, share = worst_of(worst)
    wanted = number if number is not None else whole_areas(share or 0, len(ranks))
    return frozenset(ranks.index[ranks <= wanted])


@dataclass(frozen=True)
class OwnList:
    """The list that a table makes."""

    reading: PlaceTable

    @cached_property
    def rule(self) -> str:
        """What makes a place be on the list, in words."""
        if self.reading.answers.worst:
            return self.reading.worst_words
        if where := self._where:
            return " and ".join(_condition(heading, texts) for heading, texts in where)
        return EVERY_ROW

    @property
    def _where(self) -> Where:
        taken = ((q.key.removeprefix("where:"), (q.guess or ANY_TEXT,)) for q in self.repeated)
        asked = [one for one in taken if one[1] != (ANY_TEXT,)]
        return (*self._that_count, *asked, *([self._deciding] if self._deciding else []))

    @property
    def _that_count(self) -> Where:
        """Return what is said of columns that do not decide alone what is on the list."""
        deciding = self._deciding[0] if self._deciding else ""
        return tuple((h, texts) for h, texts in self.reading.answers.where if h != deciding)

    @cached_property
    def _deciding(self) -> tuple[str, tuple[str, ...]] | None:
        """The column that says what is on the list, and its texts that say so."""
        yes, answers = self.reading.columns.yes_and_no, self.reading.answers
        said, heading = dict(answers.where), answers.rule.removeprefix("where:")
        if answers.worst or answers.rule == EVERY_ROW:
            return None
        if not answers.rule:
            heading = next(iter(yes)) if len(yes) == 1 else ""
            # a condition decides alone, but for one that tells the rows of one area apart
            if said and heading not in said and not self.reading.settled.repeated:
                return None
        return (heading, said.get(heading, yes.get(heading, ()))) if heading else None

    @cached_property
    def repeated(self) -> tuple[Question, ...]:
        """Which of several rows of an area counts, where some are on the list and others not."""
        if self._deciding is None or self._deciding[0] not in self.reading.columns.yes_and_no:
            return ()
        reading, answers = self.reading, self.reading.answers
        counting = reading.lines(self._that_count)
        chosen = counting & reading.lines((self._deciding,))
        targets: dict[int, str] = {}
        for target in reading.settled.repeated:
            lines = {piece.line for piece in reading.settled.pieces[target]} & counting
            if lines & chosen and lines - chosen:
                targets |= dict.fromkeys(lines, target)
        if not targets:
            return ()
        rows = pd.Series(targets, dtype="str").sort_index()
        asked = replace(answers, where=(*self._that_count, self._deciding))
        found = questions.about_repeated(
            reading.table.cells, rows, reading.columns, asked, "any of them"
        )
        why = "A place is on the list if any of its rows is."
        return tuple(
            replace(one, guess=ANY_TEXT, why=why) if one.guess is None else one for one in found
        )

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
        worst = self.reading.answers.worst
        named = self._worst(worst) if worst else self._by_rows[0]
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

    def _worst(self, worst: str) -> frozenset[str]:
        if not self.reading.columns.measures:
            raise QueryError(f"{self.reading.name} has no column of values to find the worst by.")
        values = self.reading.values(self.reading.value_column).by_area
        return worst_places(ranks_of(values, low_is_worst=self.reading.low_is_worst), worst)

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
        if self.reading.settled.repeated and not self.reading.answers.worst:
            yield "An area with several rows is on the list if any of those that count is."
        choice = f"the {len(self.universe):,} areas with a row"
        if self.universe == self._everywhere:
            choice = f"all {geography.label} in {nations}"
        yield f"It is taken to have had the choice of {choice}."
        if self.reading.answers.worst:
            yield from self.reading.number_notes(self.reading.value_column)
        yield from self.warnings


def _condition(heading: str, texts: tuple[str, ...]) -> str:
    said = "anything" if texts == (ANY_TEXT,) else " or ".join(texts)
    return f"{heading!r} says {said}"
