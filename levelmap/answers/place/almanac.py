"""What the pages of all places draw on, each part read or computed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from levelmap.answers.place import wards
from levelmap.answers.place.lists import Lists
from levelmap.answers.place.methods import Methods
from levelmap.answers.place.wards import WardFigures
from levelmap.atlas import Atlas
from levelmap.catalogue import dashboard
from levelmap.terms import Nation


@dataclass(frozen=True)
class Almanac:
    """The data of one atlas in the forms that a place's page needs."""

    atlas: Atlas
    _ward_figures: dict[tuple[str, Nation], WardFigures | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def lists(self) -> Lists:
        """Every list with the standing of every authority."""
        return Lists(self.atlas)

    @cached_property
    def methods(self) -> Methods:
        """Every method for authorities with its result."""
        return Methods(self.atlas)

    @cached_property
    def default_measures(self) -> Mapping[Nation, tuple[str, ...]]:
        """The measures that a place shows by default, by nation."""
        held = self.atlas.catalogue.indicators
        found = dashboard.load(self.atlas.folders.data / "dashboard.csv")
        return {nation: tuple(s for s in slugs if s in held) for nation, slugs in found.items()}

    def ward_figures(self, slug: str, nation: Nation) -> WardFigures | None:
        """Return the figures of a nation's wards; None if none are held.

        Parameters
        ----------
        slug
            Indicator; empty for the usual one.

        Raises
        ------
        QueryError
            The indicator is not held for the wards of the nation.
        """
        key = slug, nation
        if key not in self._ward_figures:
            self._ward_figures[key] = wards.figures(slug, nation, self.atlas)
        return self._ward_figures[key]
