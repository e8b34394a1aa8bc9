"""A table of places used for its values: its columns of numbers on the areas of one geography."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from levelmap.errors import DataError, LevelMapError, Unanswered
from levelmap.geography.transfers import Route
from levelmap.geography.vintages import recode
from levelmap.intake import questions, settling
from levelmap.intake.answers import Question
from levelmap.intake.numbers import NumberColumn
from levelmap.intake.settling import Brought, Settled, Via
from levelmap.terms import AreaType, Geography

if TYPE_CHECKING:
    from levelmap.intake.reading import PlaceTable

_MOST_NAMED = 20


@dataclass(frozen=True)
class TableValues:
    """The values of a table on the areas of one geography; what was worked out once is kept."""

    reading: PlaceTable
    geography: Geography
    _brought: dict[str, Brought] = field(default_factory=dict, repr=False, compare=False)

    def prepare(self) -> None:
        """Work out what a page shows of the values, so that it is ready where the table travels."""
        with suppress(LevelMapError):  # a fault is told where the values are asked for
            if (heading := self.reading.value_column) and self.questions is not None:
                self.of(heading)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What the table leaves open where its values are used.

        Raises
        ------
        QueryError
            The column chosen is not one of numbers.
        """
        reading = self.reading
        measures = reading.columns.measures
        if not measures:
            return ()
        odd = questions.about_odd_values(self._wanted_measures, reading.answers)
        which = questions.about_column(measures, reading.answers)
        column = reading.value_column
        numbers, answers = reading.numbers(column), reading.answers
        made = self._carried_areas + (len(reading.settled.repeated) if answers.are_together else 0)
        kind = questions.about_kind(column, numbers, made, answers)
        names = () if self._is_open else tuple(map(reading.book.name, self._differing(numbers)))
        several = questions.about_several(names, answers)
        return (*reading.repeated, *which, *odd, *several, *kind)

    @property
    def _is_open(self) -> bool:
        """Say whether rows are put together, or it is still to be said which rows are wanted."""
        is_asked = any(one.guess is None for one in self.reading.repeated)
        return is_asked or self.reading.answers.are_together

    def _differing(self, numbers: pd.Series) -> tuple[str, ...]:
        settled = self.reading.settled if self._are_wards else self._settled
        return settling.differing(settled, self._wanted(numbers))

    def _wanted(self, numbers: pd.Series) -> pd.Series:
        """Return the numbers of the rows that count, by line; which are wanted is taken if open."""
        taken = tuple(
            (question.key.removeprefix("where:"), (question.guess,))
            for question in self.reading.repeated
            if question.guess is not None
        )
        lines = self.reading.lines((*self.reading.answers.where, *taken))
        return numbers[numbers.index.isin(list(lines))]

    @property
    def _wanted_measures(self) -> list[NumberColumn]:
        chosen, measures = self.reading.answers.column, self.reading.columns.measures
        return [measures[chosen]] if chosen in measures else list(measures.values())

    @property
    def _carried_areas(self) -> int:
        if self._are_wards:
            return int(self.geography != self.reading.geography)
        pieces = self._settled.pieces.values()
        return sum(found[0].how not in (Via.OWN, Via.RECODED) for found in pieces)

    @property
    def _are_wards(self) -> bool:
        return AreaType.WARD in (self.geography.area_type, self.reading.geography.area_type)

    @property
    def _settled(self) -> Settled:
        """Return the rows on the areas; not kept, as what rests on it is."""
        reading = self.reading
        if self.geography == reading.geography:
            return reading.settled
        return settling.settle(reading.rows, self.geography, reading.book.gazetteer)

    def of(self, heading: str) -> Brought:
        """Return a column of values on the areas; not to be changed.

        Raises
        ------
        DataError
            There is no such column of values.
        Unanswered
            Areas have several rows, and nothing says which is wanted.
        CannotRecode
            No lookup leads from the wards of one year to those of another.
        """
        if heading not in self._brought:
            self._brought[heading] = self._made(heading)
        return self._brought[heading]

    def _made(self, heading: str) -> Brought:
        reading = self.reading
        if heading not in reading.columns.measures:
            none = f"{reading.name} has no column of numbers beside the places."
            raise DataError(" ".join([none, *reading.file.notes]))
        for question in reading.repeated:
            if question.guess is None:
                flag = question.key.removeprefix("where:")
                raise Unanswered(
                    f"{reading.name}: {question.sentence} Say which, such as "
                    f"{flag}={question.options[0][0]}.",
                    question.key,
                    question.options[0][0],
                )
        kept = self._wanted(reading.numbers(heading))
        is_count = reading.is_count(heading)
        if self._are_wards:
            return self._wards(kept, is_count=is_count)
        is_joined = reading.answers.are_together
        return settling.bring(self._settled, kept, is_count=is_count, are_together=is_joined)

    def _wards(self, kept: pd.Series, *, is_count: bool) -> Brought:
        reading = self.reading
        is_joined = reading.answers.are_together
        brought = settling.bring(reading.settled, kept, is_count=is_count, are_together=is_joined)
        if self.geography == reading.geography:
            return brought
        transfer = reading.book.gazetteer.vintages.transfer(reading.geography, self.geography)
        carried = recode(brought.by_area, "count" if is_count else "rate", transfer)
        how = {code: Route(way).label for code, way in carried.how.items() if way != "unchanged"}
        return Brought(carried.carried, how, {**brought.refused, **carried.empty})

    def report(self, heading: str) -> tuple[str, ...]:
        """Return how a column was read and brought to areas, in sentences; raises as `of`."""
        brought = self.of(heading)
        found = [*self.reading.number_notes(heading)]
        found += [f"{heading!r}: {line}." for line in self._grouped(brought.carried, brought)]
        found += [
            f"{heading!r}: no value, {line}." for line in self._grouped(brought.refused, brought)
        ]
        return tuple(found)

    def _grouped(self, words: Mapping[str, str], brought: Brought) -> Iterator[str]:
        """Yield each way in which areas got or did not get a value, with their names."""
        names: dict[str, list[str]] = {}
        for code, way in words.items():
            parts = ", ".join(map(self.reading.book.name, brought.parts.get(code, ())))
            name = self.reading.book.name(code)
            names.setdefault(way, []).append(f"{name} ({parts})" if parts else name)
        for way, found in names.items():
            more = f" and {len(found) - _MOST_NAMED:,} more" if len(found) > _MOST_NAMED else ""
            yield f"{way}: {', '.join(found[:_MOST_NAMED])}{more}"
