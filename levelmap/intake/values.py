"""A table of places used for its values: its columns of numbers on the areas of one geography."""

from __future__ import annotations

import math
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
from levelmap.intake.settling import (
    ENOUGH_OF_SMALL,
    OF_PARTS,
    WHOLE,
    WHOLE_OF_SMALL,
    Piece,
    Settled,
    Via,
)
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
        settled = reading.settled if self._are_wards else self._settled
        joined = len(reading.settled.repeated) if answers.are_together else 0
        made = self._carried_areas(settled) + joined
        kind = questions.about_kind(column, numbers, made, answers)
        differ = () if self._is_open else differing(settled, self._wanted(numbers))
        several = questions.about_several(tuple(map(reading.book.name, differ)), answers)
        first = questions.about_first(settled.rivals, answers)
        return (*reading.repeated, *which, *odd, *several, *first, *kind)

    @property
    def _is_open(self) -> bool:
        """Say whether rows are put together, or it is still to be said which rows are wanted."""
        is_asked = any(one.guess is None for one in self.reading.repeated)
        return is_asked or self.reading.answers.are_together

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

    def _carried_areas(self, settled: Settled) -> int:
        if self._are_wards:
            return int(self.geography != self.reading.geography)
        pieces = settled.pieces.values()
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
        gazetteer = reading.book.gazetteer
        return settling.settle(reading.rows, self.geography, gazetteer, reading.answers.first)

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
        return bring(self._settled, kept, is_count=is_count, are_together=is_joined)

    def _wards(self, kept: pd.Series, *, is_count: bool) -> Brought:
        reading = self.reading
        is_joined = reading.answers.are_together
        brought = bring(reading.settled, kept, is_count=is_count, are_together=is_joined)
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


@dataclass(frozen=True)
class Brought:
    """A column of values on the areas of one geography.

    Attributes
    ----------
    by_area
        By code; areas without a row are not in it, and NaN is a row without a value.
    carried
        How an area got its value, in words, for those that were not simply of their own row.
    refused
        Why an area has no value though rows speak of it, by code.
    parts
        Codes of the former areas of which rows speak for an area, by its code.
    """

    by_area: pd.Series
    carried: Mapping[str, str]
    refused: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def bring(
    settled: Settled, values: pd.Series, *, is_count: bool, are_together: bool = False
) -> Brought:
    """Return values by line as values by area.

    Parameters
    ----------
    values
        By line; NaN where there is none. Lines that are not in it do not count.
    is_count
        Whether parts are added up, or averaged by their residents.
    are_together
        Whether several rows of one area are put together; else it has no value where they differ.
    """
    held = values.to_dict()
    found: dict[str, float] = {}
    carried: dict[str, str] = {}
    refused: dict[str, str] = {}
    parts_of: dict[str, tuple[str, ...]] = {}
    for target, pieces in settled.pieces.items():
        kept = [piece for piece in pieces if piece.line in held]
        if not kept:
            continue
        value, words, why = _valued(kept, held, is_count=is_count, are_together=are_together)
        found[target] = value
        if kept[0].how is Via.PART:
            parts_of[target] = tuple(dict.fromkeys(piece.code for piece in kept))
        if words:
            carried[target] = words
        if why:
            refused[target] = why
    series = pd.Series(found, dtype="float64").rename_axis("area_code").sort_index()
    return Brought(series, carried, refused, parts_of)


def differing(settled: Settled, values: pd.Series) -> tuple[str, ...]:
    """Return the areas of which, or of one part of which, several rows have different values.

    Parameters
    ----------
    values
        As in `bring`.
    """
    held = values.dropna().to_dict()
    found = []
    for target, pieces in settled.pieces.items():
        by_code: dict[str, set[float]] = {}
        for piece in pieces:
            if piece.how is not Via.POINT and piece.line in held:
                by_code.setdefault(piece.code, set()).add(held[piece.line])
        if any(len(different) > 1 for different in by_code.values()):
            found.append(target)
    return tuple(found)


def _valued(
    pieces: list[Piece], held: Mapping[int, float], *, is_count: bool, are_together: bool
) -> tuple[float, str, str]:
    nothing, how = float("nan"), pieces[0].how
    if how is Via.POINT:
        return _of_points([held[piece.line] for piece in pieces], is_count=is_count)
    by_code: dict[str, list[float]] = {}
    for piece in pieces:
        by_code.setdefault(piece.code, []).append(held[piece.line])
    rows = max(map(len, by_code.values())) if are_together else 1
    single, why = _single(by_code, is_count=is_count) if rows > 1 else _agreed(by_code)
    if why:
        return nothing, "", why
    if how in OF_PARTS:
        made = _of_areas_within if how is Via.INSIDE else _of_parts
        return made(pieces, single, is_count=is_count)
    if how is Via.LARGER and is_count:
        return nothing, "", "a count of a larger area cannot be divided"
    different = set(single.values())
    if len(different) > 1:
        return nothing, "", f"{len(pieces)} rows with different values"
    words = {
        Via.OWN: _rows_words(rows, is_count=is_count) if are_together else "",
        Via.RECODED: "same area, new code",
        Via.LARGER: "value of a larger area",
    }
    return next(iter(different), nothing), words[how], ""


def _single(by_code: Mapping[str, list[float]], *, is_count: bool) -> tuple[dict[str, float], str]:
    """Return the sum of the rows of each code, or their mean, each counted once; else why not."""
    if any(pd.isna(value) for values in by_code.values() for value in values):
        return {}, "one of its rows has no value"
    sums = {code: math.fsum(values) for code, values in by_code.items()}
    return sums if is_count else {c: sums[c] / len(v) for c, v in by_code.items()}, ""


def _agreed(by_code: Mapping[str, list[float]]) -> tuple[dict[str, float], str]:
    """Return the one value of the rows of each code that has one; else why there are several."""
    known = {code: {v for v in values if not pd.isna(v)} for code, values in by_code.items()}
    if any(len(values) > 1 for values in known.values()):
        return {}, f"{sum(map(len, by_code.values()))} rows with different values"
    return {code: next(iter(values)) for code, values in known.items() if values}, ""


def _rows_words(rows: int, *, is_count: bool) -> str:
    if rows < 2:
        return ""
    return f"sum of {rows} rows" if is_count else f"mean of {rows} rows, each counted once"


def _of_parts(
    pieces: list[Piece], single: Mapping[str, float], *, is_count: bool
) -> tuple[float, str, str]:
    shares = {piece.code: piece.share for piece in pieces}
    known = sum(share for code, share in shares.items() if code in single)
    if known < WHOLE:
        return float("nan"), "", f"only {known:.0%} of its residents are in rows with a value"
    if is_count:
        return float(sum(single.values())), f"sum of {len(single)} former areas", ""
    mean = sum(single[code] * share for code, share in shares.items()) / known
    return mean, f"mean of {len(single)} former areas by residents in mid-2017", ""


def _of_areas_within(
    pieces: list[Piece], single: Mapping[str, float], *, is_count: bool
) -> tuple[float, str, str]:
    found = {piece.code: piece for piece in pieces if piece.code in single}
    known = sum(piece.share for piece in found.values())
    if known < (WHOLE_OF_SMALL if is_count else ENOUGH_OF_SMALL):
        return float("nan"), "", "too few of its residents are in rows with a value"
    if is_count:
        total = sum(single[code] * piece.here for code, piece in found.items())
        is_divided = any(piece.here < 1 for piece in found.values())
        spread = ", those that it shares divided by residents" if is_divided else ""
        return float(total), f"sum of areas within it{spread}", ""
    mean = sum(single[code] * piece.share for code, piece in found.items()) / known
    return mean, "mean of areas within it by residents", ""


def _of_points(values: list[float], *, is_count: bool) -> tuple[float, str, str]:
    held = [value for value in values if not pd.isna(value)]
    if not held:
        return float("nan"), "", ""
    if is_count:
        return float(sum(held)), "sum of the rows with a postcode in it", ""
    return sum(held) / len(held), "mean of the rows with a postcode in it, each counted once", ""
