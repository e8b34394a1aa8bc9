"""Areas of several years and kinds brought to the areas of one: which rows make up which area.

The rules, in order: a row of the area itself before rows of its former parts or of a larger area;
its code of the year before a former code; the other way about where that is wanted. A rate of
parts is their mean by residents (mid-2017), a count their sum; neither is made where a part is
missing. A larger area gives its rate to the areas within it, and never its count. Small areas,
neighbourhoods and constituencies are parts too, by their own residents; postcodes are points, of
which each row counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import chain, islice

from levelmap.geography.districts import EARLIER_RECODES, FIRST_YEAR, VINTAGES, Districts
from levelmap.geography.gazetteer import Gazetteer
from levelmap.intake import parts
from levelmap.intake.matching import Row, Rows
from levelmap.intake.parts import Lying
from levelmap.parcels import Parts, packed, unpacked
from levelmap.terms import AreaType, Geography

WHOLE = 0.999
"""Parts are the whole of an area if they make up at least this share of its residents."""

WHOLE_OF_SMALL, ENOUGH_OF_SMALL = 0.995, 0.9
"""As `WHOLE` for the areas within one, whose published shares are rounded; and the share that is
enough for a mean, since single small areas are often withheld."""

MAJORITY = 0.5
"""An area is on a list by its former parts if more than this share of its residents are."""


class Via(IntEnum):
    """How a row speaks of an area, the best way first."""

    OWN, RECODED, PART, INSIDE, POINT, LARGER = range(6)


_OTHERS_FIRST = (Via.RECODED, Via.PART, Via.INSIDE, Via.POINT, Via.OWN, Via.LARGER)
"""The order where rows of a former code and of parts go before an area's own row."""

OF_PARTS = (Via.PART, Via.INSIDE, Via.POINT)
"""Ways in which several rows speak of one area."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A row that speaks of an area.

    Attributes
    ----------
    code
        As written, or meant by the name.
    target
        Code of the area of the geography.
    share
        Part of the residents of the target that the row speaks for.
    here
        Part of the residents that the row speaks for who live in the target.
    """

    line: int
    code: str
    target: str
    how: Via
    share: float = 1.0
    here: float = 1.0

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as what it is made of, as `matching.Row` does."""
        return Piece, (self.line, self.code, self.target, self.how, self.share, self.here)


@dataclass(frozen=True)
class Settled:
    """The rows of a table on the areas of one geography.

    Attributes
    ----------
    pieces
        The rows that speak of each area, by its code: those of the best way only.
    left
        Why a row that means an area speaks of none of this geography, by line.
    rivals
        The ways in which further rows spoke of areas that have a row of their own.
    """

    geography: Geography
    universe: frozenset[str]
    pieces: Mapping[str, tuple[Piece, ...]]
    left: Mapping[int, str]
    rivals: frozenset[Via] = frozenset()

    def __reduce__(self) -> tuple[object, ...]:
        """Travel in parts, see `levelmap.parcels`."""
        pieces = [(area, *found) for area, found in self.pieces.items()]
        told = (packed(chain.from_iterable(pieces)), [len(one) - 1 for one in pieces])
        left = packed(self.left.items())
        return _settled_again, (self.geography, self.universe, told, left, self.rivals)

    @property
    def repeated(self) -> tuple[str, ...]:
        """Return the areas of which several rows speak as their own."""
        return tuple(
            code
            for code, found in self.pieces.items()
            if found[0].how not in OF_PARTS and len(found) > 1
        )


def _settled_again(
    geography: Geography,
    universe: frozenset[str],
    told: tuple[Parts, list[int]],
    left: Parts,
    rivals: frozenset[Via],
) -> Settled:
    packed_pieces, numbers = told
    found = unpacked(packed_pieces)
    pieces = {str(next(found)): tuple(islice(found, number)) for number in numbers}
    return Settled(geography, universe, pieces, dict(unpacked(left)), rivals)


def geography_of(rows: Rows, gazetteer: Gazetteer) -> Geography | None:
    """Return the geography that fits most rows, the latest of equals; None where no row fits.

    Rows of former parts of an area that has a row of its own say nothing of the year.
    """
    if rows.kind is None:
        return None
    is_wards = rows.kind is AreaType.WARD
    kind = AreaType.WARD if is_wards else AreaType.LOCAL_AUTHORITY
    held = [one for one in gazetteer.geographies if one.area_type is kind]
    codes = [row.meaning.code for row in rows.rows if row.meaning.kind is kind]
    if not is_wards:
        held = [one for one in held if one.vintage in VINTAGES]
        codes = _not_in_parts(codes, gazetteer.districts)
    counts = {one: _fitting(codes, one, gazetteer) for one in held}
    return max(held, key=lambda one: (counts[one], one.vintage), default=None)


def _not_in_parts(codes: Sequence[str], districts: Districts) -> list[str]:
    """Return codes of authorities without those of former parts of others among them."""
    later = {code: districts.successor(code, VINTAGES[-1]) for code in dict.fromkeys(codes)}
    return [code for code in codes if later[code] in (None, code) or later[code] not in later]


def _fitting(codes: Iterable[str], geography: Geography, gazetteer: Gazetteer) -> int:
    if geography.area_type is AreaType.WARD:
        held = gazetteer.areas(geography).index
        return sum(code in held for code in codes)
    districts, year = gazetteer.districts, geography.vintage
    return sum(districts.code_in(code, year) is not None for code in codes)


def settle(rows: Rows, geography: Geography, gazetteer: Gazetteer, first: str = "") -> Settled:
    """Return the rows on the areas of *geography*, of authorities or of wards.

    Parameters
    ----------
    first
        `parts` if rows of a former code or of parts go before an area's own row.

    Raises
    ------
    UnknownGeography
        Its areas are not held.
    """
    universe = frozenset(gazetteer.areas(geography).index)
    found: dict[str, list[Piece]] = {}
    left: dict[int, str] = {}
    written = frozenset(row.meaning.code for row in rows.rows if row.meaning.code)
    placed = _Placing(geography, universe, gazetteer, written)
    for row in rows.rows:
        if not row.meaning.code:
            continue
        pieces, why = placed.of(row)
        for piece in pieces:
            found.setdefault(piece.target, []).append(piece)
        if why:
            left[row.line] = why
    order = _OTHERS_FIRST if first == "parts" else tuple(Via)
    best = {target: _best(pieces, order) for target, pieces in found.items()}
    used = {piece.line for pieces in best.values() for piece in pieces}
    for target, pieces in found.items():
        for piece in pieces:
            if piece.line not in used:
                way = f"{_GONE_BEFORE[best[target][0].how]} {gazetteer.name(piece.target)}"
                left[piece.line] = f"gives way to {way}"
    return Settled(geography, universe, best, left, _rivals(found.values()))


_GONE_BEFORE = {
    Via.OWN: "the own row of",
    Via.RECODED: "the row of the former code of",
    **dict.fromkeys((Via.PART, Via.INSIDE, Via.POINT), "the rows of parts of"),
    Via.LARGER: "the row of a larger area than",
}


def _best(pieces: list[Piece], order: Sequence[Via]) -> tuple[Piece, ...]:
    how = min((piece.how for piece in pieces), key=order.index)
    return tuple(piece for piece in pieces if piece.how is how)


def _rivals(found: Iterable[list[Piece]]) -> frozenset[Via]:
    """Return the ways, other than its own row, of the areas that have one; larger areas aside."""
    ways = [{piece.how for piece in pieces} for pieces in found]
    return frozenset(way for one in ways if Via.OWN in one for way in one - {Via.OWN, Via.LARGER})


@dataclass(frozen=True)
class _Placing:
    """Where codes lie among the areas of one geography; each code is placed once."""

    geography: Geography
    universe: frozenset[str]
    gazetteer: Gazetteer
    written: frozenset[str]

    def of(self, row: Row) -> tuple[list[Piece], str]:
        """Return the areas that a row speaks of, and why it speaks of none."""
        line, code, kind = row.line, row.meaning.code, row.meaning.kind
        if code in self.universe:
            return [Piece(line, code, code, Via.OWN)], ""
        if kind is AreaType.WARD or self.geography.area_type is AreaType.WARD:
            words = kind.one if kind else "an area"
            return [], f"is {words} and none of the {self.geography.label}"
        if kind is AreaType.LOCAL_AUTHORITY:
            return self._district(line, code)
        if kind is None:
            return self._point(line, code, row.meaning.inside)
        if kind in parts.KINDS:
            return self._within_authority(line, code, kind)
        return self._wider(line, code, kind)

    def _point(self, line: int, code: str, inside: str) -> tuple[list[Piece], str]:
        then = self.gazetteer.districts.code_in(inside, self.geography.vintage)
        if then is None:
            return [], f"is in {self.gazetteer.name(inside)}, none of the {self.geography.label}"
        return [Piece(line, code, then, Via.POINT)], ""

    def _within_authority(self, line: int, code: str, kind: AreaType) -> tuple[list[Piece], str]:
        found = [
            Piece(line, code, one.authority, Via.INSIDE, one.of_authority, one.of_part)
            for one in self._lying(code, kind)
            if one.authority in self.universe
        ]
        return found, "" if found else f"lies in none of the {self.geography.label} as a whole"

    @cached_property
    def _lying(self) -> Callable[[str, AreaType], list[Lying]]:
        return parts.parts_of(self.gazetteer).lying(self.written, self.geography.vintage)

    def _district(self, line: int, code: str) -> tuple[list[Piece], str]:
        districts, year = self.gazetteer.districts, self.geography.vintage
        if same := districts.code_in(code, year):
            return [Piece(line, code, same, Via.RECODED)], ""
        if later := districts.successor(code, year):
            return [Piece(line, code, later, Via.PART, districts.share_in(code, year))], ""
        first = districts.years.get(districts.latest_code(code), (FIRST_YEAR, 0))[0]
        inside = [old for old in self.universe if districts.successor(old, first) == code]
        if inside:
            return [Piece(line, code, old, Via.LARGER) for old in sorted(inside)], ""
        return [], f"leads to none of the {self.geography.label}"

    def _wider(self, line: int, code: str, kind: AreaType | None) -> tuple[list[Piece], str]:
        words = kind.one if kind else "a wider area"
        inside = self._within(code)
        if not inside or kind is AreaType.COUNTRY:
            return [], f"is {words} and no {self.geography.area_type.label}"
        if self.written & inside or (kind is AreaType.REGION and self._has_districts):
            return [], f"is {words}: a total of areas that have rows of their own"
        targets = {t for old in inside for piece in self._district_or_own(old) for t in [piece]}
        return [Piece(line, code, target, Via.LARGER) for target in sorted(targets)], ""

    @property
    def _has_districts(self) -> bool:
        districts = self.gazetteer.districts.years
        return any(code in districts or code in EARLIER_RECODES for code in self.written)

    def _district_or_own(self, code: str) -> list[str]:
        if code in self.universe:
            return [code]
        return [piece.target for piece in self._district(0, code)[0]]

    def _within(self, code: str) -> frozenset[str]:
        """Return the districts of a county, combined authority or region in its latest year."""
        held = [g for g in self.gazetteer.geographies if g.area_type is AreaType.LOCAL_AUTHORITY]
        for geography in reversed(held):
            areas = self.gazetteer.areas(geography)
            wider = areas[["utla_code", "cauth_code", "region_code"]]
            if (is_inside := wider.eq(code).any(axis="columns")).any():
                return frozenset(areas.index[is_inside])
        return frozenset()


def on_the_list(
    settled: Settled, lines: frozenset[int], least: float = MAJORITY
) -> tuple[frozenset[str], dict[str, float]]:
    """Return the areas on the list that *lines* make, and the share of those named in part only.

    Parameters
    ----------
    least
        An area is on it by areas within it if more than this share of its residents is.
    """
    named, partly = set(), {}
    for target, pieces in settled.pieces.items():
        chosen = {piece.code: piece.share for piece in pieces if piece.line in lines}
        if not chosen:
            continue
        how = pieces[0].how
        share = min(1.0, sum(chosen.values())) if how in (Via.PART, Via.INSIDE) else 1.0
        if share > (least if how is Via.INSIDE else MAJORITY):
            named.add(target)
        else:
            partly[target] = share
    return frozenset(named), partly
