"""What became of every row: matched, carried, asked about or named; nothing vanishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from levelmap.intake.columns import NAME_HEADING
from levelmap.intake.limits import MOST_SHOWN
from levelmap.intake.matching import Row, Rows
from levelmap.intake.names import NameBook
from levelmap.intake.settling import Piece, Settled, Via
from levelmap.terms import AreaType

_MOST_LISTED = 20
_MOST_OF_ONE_FATE = 6


class End(StrEnum):
    """How a row ended."""

    MATCHED = "matched"
    CARRIED = "carried"
    ASKED = "asked"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row.

    Attributes
    ----------
    codes
        Areas of the geography that it speaks of.
    words
        What was done with it, or why nothing could be.
    candidates
        Codes that it may mean, or whose names are nearest.
    """

    line: int
    written: str
    end: End
    codes: tuple[str, ...] = ()
    words: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcomes:
    """What became of the rows of a table on one geography."""

    rows: Rows
    settled: Settled
    book: NameBook

    @cached_property
    def _pieces(self) -> dict[int, list[Piece]]:
        found: dict[int, list[Piece]] = {}
        for pieces in self.settled.pieces.values():
            for piece in pieces:
                found.setdefault(piece.line, []).append(piece)
        return found

    @cached_property
    def every(self) -> tuple[Outcome, ...]:
        """One outcome for each row, in the order of the file, without the nearest names."""
        return tuple(map(self._outcome, self.rows.rows))

    def _outcome(self, row: Row) -> Outcome:
        pieces = self._pieces.get(row.line, [])
        if pieces:
            codes = tuple(piece.target for piece in pieces)
            is_own = pieces[0].how is Via.OWN
            end = End.MATCHED if is_own else End.CARRIED
            return Outcome(
                row.line, row.written, end, codes, "" if is_own else self._way(pieces, row.written)
            )
        why = self.settled.left.get(row.line) or row.meaning.why
        end = End.ASKED if row.meaning.candidates else End.NAMED
        return Outcome(row.line, row.written, end, (), why, row.meaning.candidates)

    def _way(self, pieces: Sequence[Piece], written: str) -> str:
        first = pieces[0]
        target = self.book.name(first.target)
        if first.how is Via.RECODED:
            return f"is {target} ({first.target}) under another code"
        if first.how is Via.POINT:
            return f"is a postcode in {target}"
        if first.how is Via.INSIDE:
            return f"lies in {' and '.join(self.book.name(piece.target) for piece in pieces)}"
        if first.how is Via.PART:
            own = self.book.name(first.code)
            named = "" if own.casefold() in written.casefold() else f"{own}, "
            return f"is {named}{first.share:.0%} of {target}"
        names = ", ".join(self.book.name(piece.target) for piece in pieces[:3])
        more = f" and {len(pieces) - 3} more" if len(pieces) > 3 else ""
        return f"stands for {names}{more}"

    def of(self, *ends: End) -> tuple[Outcome, ...]:
        """Return the rows that ended in one of these ways."""
        return tuple(one for one in self.every if one.end in ends)

    @cached_property
    def shown_unmatched(self) -> tuple[Outcome, ...]:
        """The first rows that mean no single place, with what they may mean."""
        shown = self.of(End.ASKED, End.NAMED)[:MOST_SHOWN]
        wanting = [one.written for one in shown if self._may_be_named(one)]
        nearest = self.book.nearest(wanting)
        return tuple(
            Outcome(
                one.line,
                one.written,
                one.end,
                (),
                one.words,
                one.candidates or nearest.get(one.written, ()),
            )
            for one in shown
        )

    @cached_property
    def shown_matched(self) -> tuple[Outcome, ...]:
        """The first rows that mean a place."""
        return self.of(End.MATCHED, End.CARRIED)[:MOST_SHOWN]

    def _may_be_named(self, outcome: Outcome) -> bool:
        letters = sum(letter.isalpha() for letter in outcome.written[:60])
        is_heading = NAME_HEADING.fullmatch(outcome.written[:60]) is not None
        is_wanting = not outcome.candidates and outcome.words.startswith("is no place")
        is_remark = outcome.written.startswith("(") and outcome.written.endswith(")")  # (Blank)
        return is_wanting and letters > 2 and not is_heading and not is_remark

    def __getstate__(self) -> dict[str, object]:
        """Leave behind what is made of each row: it is large, and soon made again."""
        large = ("every", "_pieces")
        return {name: held for name, held in vars(self).items() if name not in large}

    @cached_property
    def is_whole(self) -> bool:
        """Say whether every row was matched or carried."""
        return not self.of(End.ASKED, End.NAMED)

    @cached_property
    def report(self) -> tuple[str, ...]:
        """Return what was matched and what was not, in sentences."""
        geography = self.settled.geography
        used = len(self._pieces)
        areas = len(self.settled.pieces)
        noun = geography.area_type.label if areas == 1 else geography.area_type.plural
        found = [
            f"{used:,} of {len(self.rows.rows):,} rows were matched to {areas:,} {noun} of "
            f"{geography.vintage}."
        ]
        found += self._within
        found += self._repeated
        if carried := self._carried:
            found.append(f"Carried: {_listed(carried)}.")
        if asked := self.of(End.ASKED):
            found.append(f"To be settled: {_listed(asked)}.")
        if named := self.of(End.NAMED):
            found.append(f"Not used: {_listed(named)}.")
        if contradictions := self.rows.contradictions:
            shown = "; ".join(contradictions[:_MOST_LISTED])
            more = len(contradictions) - _MOST_LISTED
            found.append(
                f"Code and name differ, and the code counts: {shown}"
                f"{f'; and {more:,} more' if more > 0 else ''}."
            )
        return tuple(found)

    @property
    def _repeated(self) -> list[str]:
        """Return which areas have several rows, in a sentence."""
        repeated = self.settled.repeated
        if not repeated:
            return []
        pieces = self.settled.pieces[repeated[0]]
        lines = ", ".join(f"{piece.line:,}" for piece in pieces[:3])
        more = f" and {len(pieces) - 3:,} more" if len(pieces) > 3 else ""
        areas = "1 area has" if len(repeated) == 1 else f"{len(repeated):,} areas have"
        such = ":" if len(repeated) == 1 else ", such as"
        name = self.book.name(repeated[0])
        return [f"{areas} several rows{such} {name} (lines {lines}{more})."]

    @property
    def _carried(self) -> list[Outcome]:
        """Return the rows that were carried each for a reason of its own."""
        within = (Via.INSIDE, Via.POINT)
        return [o for o in self.of(End.CARRIED) if self._pieces[o.line][0].how not in within]

    @property
    def _within(self) -> list[str]:
        """Return how rows of areas within authorities were carried to them, in sentences."""
        kinds = Counter(row.meaning.kind for row in self.rows.rows if self._how(row) is Via.INSIDE)
        found = [
            f"{number:,} rows of {kind.plural} are carried to the authorities that they lie in. "
            f"{_ASSUMED[kind]}"
            for kind, number in kinds.items()
            if kind is not None
        ]
        if points := sum(self._how(row) is Via.POINT for row in self.rows.rows):
            found.append(
                f"{points:,} postcodes are carried to the authorities of the ONS Postcode "
                "Directory: each row counts once, whoever lives there."
            )
        return found

    def _how(self, row: Row) -> Via | None:
        pieces = self._pieces.get(row.line)
        return pieces[0].how if pieces else None


_BY_RESIDENTS = (
    "Rates are averaged by their residents (Census 2021; Scotland mid-2020, Northern Ireland "
    "mid-2019; areas of 2011 mid-2017) and counts added up."
)
_ASSUMED = {
    AreaType.LSOA: _BY_RESIDENTS,
    AreaType.MSOA: _BY_RESIDENTS,
    AreaType.CONSTITUENCY: "Where one crosses authorities, its value is taken to hold for all its "
    "residents alike, and a count is divided by them.",
}
"""What is assumed where rows of areas within authorities are put together."""


def _listed(outcomes: Sequence[Outcome]) -> str:
    """Return rows with what became of them; those of one fate together."""
    fates: dict[str, list[Outcome]] = {}
    for one in outcomes:
        fates.setdefault(one.words, []).append(one)
    shown = [_fate(words, rows) for words, rows in list(fates.items())[:_MOST_LISTED]]
    left = sum(len(rows) for rows in list(fates.values())[_MOST_LISTED:])
    return "; ".join([*shown, f"and {left:,} more rows"] if left else shown)


def _fate(words: str, rows: Sequence[Outcome]) -> str:
    first = {one.written: one.line for one in reversed(rows)}
    named = [f"{text[:60] or 'an empty cell'} (line {first[text]:,})" for text in first][::-1]
    if len(rows) == 1:
        return f"{named[0]} {words}"
    more = len(rows) - min(_MOST_OF_ONE_FATE, len(named))
    others = f" and {more:,} more" if more > 0 else ""
    return f"{', '.join(named[:_MOST_OF_ONE_FATE])}{others}: each {words}"
