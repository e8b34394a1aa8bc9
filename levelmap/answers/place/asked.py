"""A place of any kind as analysts ask it: figures, lists, money, small areas."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap.answers.place import together
from levelmap.answers.place.kinds import Place
from levelmap.answers.place.small import SmallAreasWithin, within
from levelmap.answers.place.together import PlaceList, PlaceMoney
from levelmap.answers.place.values import PlaceValue
from levelmap.answers.place.values import read as read_value
from levelmap.atlas import Atlas


@dataclass(frozen=True)
class OpenPlace:
    """A place of any kind that is asked for figures, lists and money.

    Attributes
    ----------
    notices
        What of the request was not literal, in sentences.
    """

    place: Place
    notices: tuple[str, ...]
    atlas: Atlas

    def value(self, indicator: str, period: str = "") -> PlaceValue:
        """Return its figure: published, computed from its authorities, or why there is none."""
        return read_value(self.place, indicator, self.atlas, period)

    @property
    def lists(self) -> tuple[PlaceList, ...]:
        """Return where its authorities stand on every official list."""
        return together.lists(self.place, self.atlas)

    @property
    def money(self) -> PlaceMoney:
        """Return the awards that reach it, each counted once."""
        return together.money(self.place, self.atlas)

    @property
    def small_areas(self) -> tuple[SmallAreasWithin, ...]:
        """Return its small areas by nation, the most deprived first."""
        return within(self.place, self.atlas)

    def __repr__(self) -> str:
        return " ".join(filter(None, [self.place.sentence, self.place.coming]))
