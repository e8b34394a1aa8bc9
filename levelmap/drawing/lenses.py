"""Where areas are too small to be read on a map of the country: one list for map and image."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_AREAS = 100
"""With fewer areas than this a map needs no lens: they are large enough."""


@dataclass(frozen=True, slots=True)
class Lens:
    """A box in degrees (WGS84) that is shown larger beside the map."""

    name: str
    south: float
    west: float
    north: float
    east: float


LENSES = (
    Lens("London", 51.28, -0.52, 51.7, 0.34),
    Lens("Manchester, Leeds, Sheffield", 53.25, -2.75, 53.95, -1.2),
    Lens("Birmingham, Coventry", 52.3, -2.25, 52.72, -1.35),
    Lens("Glasgow", 55.71, -4.75, 56.0, -3.85),
    Lens("Tyneside, Teesside", 54.45, -2.05, 55.1, -0.85),
)
"""The most needed first: where there is no room, the last are left out."""

NORTHERN_ISLES = Lens("Orkney, Shetland", 58.68, -3.55, 60.9, -0.65)
"""Shown in a lens, they let the rest of the country be drawn a quarter larger."""
