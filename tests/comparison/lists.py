"""Lists of places with the counts of a 2 x 2 table."""

from __future__ import annotations

from levelmap.comparison.place_sets import PlaceSet
from levelmap.terms import Geography

LAD_2021 = Geography.parse("lad_2021")


def codes(first: int, after: int) -> frozenset[str]:
    """Return the codes numbered *first* up to but not including *after*."""
    return frozenset(f"E{number:08d}" for number in range(first, after))


def pair(a: int, b: int, c: int, d: int) -> tuple[PlaceSet, PlaceSet]:
    """Return two lists: *a* places on both, *b* and *c* on one only, *d* on neither."""
    universe = codes(0, a + b + c + d)
    first = codes(0, a + b)
    second = codes(0, a) | codes(a + b, a + b + c)
    return (
        PlaceSet("A", first, universe, LAD_2021),
        PlaceSet("B", second, universe, LAD_2021),
    )
