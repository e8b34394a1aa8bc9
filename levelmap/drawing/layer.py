"""Areas in classes: one layer gives the map, its legend and the image to take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd

from levelmap.catalogue.provenance import boundary_attribution
from levelmap.drawing.legends import Histogram, Legend, LegendRow
from levelmap.drawing.map_image import MapImage
from levelmap.drawing.picture import NO_DATA, OUTSIDE, Picture
from levelmap.terms import Geography

MOST_TOLD = 1_000
"""With more areas than this a map tells the class of an area only: the table tells the rest."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the areas of one class look, and what the class is called.

    Attributes
    ----------
    colour
        As `#rrggbb`; None for the hatch of areas without a figure.
    pattern
        What lies over the colour: nothing (empty), `hatch` or `dots`.
    """

    colour: str | None
    words: str
    pattern: str = ""


@dataclass(frozen=True)
class Layer:
    """Areas in classes.

    Attributes
    ----------
    name
        What is shown, for the last line of a tooltip.
    styles
        Of each class, in the order of the legend.
    classes
        Of each area by its code; an area without a class is plain land and not counted.
    told
        What more is said of an area than its class.
    title, unit, direction, note
        Of the legend: what is shown, of what it is a number, and which end is worse.
    credit
        Who owns the boundaries.
    frame
        Names the extent: the map moves when it changes.
    is_categorical
        Whether a tooltip names the class too; not so where the class is a range of numbers.
    """

    name: str
    styles: Mapping[str, Style]
    classes: Mapping[str, str]
    title: str
    unit: str
    direction: str
    told: Mapping[str, str] = field(default_factory=dict)
    credit: Sequence[str] = ()
    frame: str = ""
    note: str = ""
    histogram: Histogram | None = None
    is_categorical: bool = True

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Return the position of each class among the colours."""
        coloured = [key for key, style in self.styles.items() if style.colour is not None]
        hatched = dict.fromkeys(self.styles.keys() - set(coloured), NO_DATA)
        return hatched | {key: number for number, key in enumerate(coloured)}

    @property
    def colours(self) -> tuple[str, ...]:
        """Return the colours in the order of the legend; areas without a figure have none."""
        return tuple(one.colour for one in self.styles.values() if one.colour is not None)

    @property
    def patterns(self) -> tuple[str, ...]:
        """Return what lies over each of `colours`; empty if nothing lies over any."""
        found = tuple(one.pattern for one in self.styles.values() if one.colour is not None)
        return found if any(found) else ()

    @cached_property
    def counts(self) -> Counter[str]:
        """Return the number of areas of each class."""
        return Counter(self.classes.values())

    def says(self, code: str) -> str:
        """Return all that is said of an area; empty for one that is not part of the layer."""
        if code not in self.classes:
            return ""
        label = self.styles[self.classes[code]].words if self.is_categorical else ""
        return "; ".join(filter(None, (label, self.told.get(code, ""))))

    def numbers_of(self, codes: Sequence[str]) -> list[int]:
        """Return for each area the position of its colour, `NO_DATA` or `OUTSIDE`."""
        numbers, classes = self._numbers, self.classes
        return [numbers[classes[code]] if code in classes else OUTSIDE for code in codes]

    def picture(self, geometry: str, codes: Sequence[str], selected: Sequence[str] = ()) -> Picture:
        """Return what a map paints.

        Parameters
        ----------
        geometry
            Address of the web geometry.
        codes
            The areas of that geometry in its order.
        selected
            Codes of the areas to outline.
        """
        words = [style.words for style in self.styles.values() if style.colour is not None]
        return Picture(
            geometry=geometry,
            classes=self.numbers_of(codes),
            colours=self.colours,
            patterns=self.patterns,
            name=self.name,
            values=[self.told.get(code, "") for code in codes] if self.told else [],
            labels=words if self.is_categorical else [],
            selected=selected,
            frame=self.frame,
            credit=". ".join(self.credit),
        )

    def legend(self) -> Legend:
        """Return what the colours mean, with the number of areas of each class."""
        return Legend(
            title=self.title,
            unit=self.unit,
            direction=self.direction,
            rows=tuple(
                LegendRow(style.colour, style.words, self.counts[key], style.pattern)
                for key, style in self.styles.items()
            ),
            note=self.note,
            histogram=self.histogram,
            heading="Class" if self.is_categorical else "Range",
        )

    def image(
        self,
        areas: gpd.GeoDataFrame,
        sources: Sequence[str],
        selected: Sequence[str] = (),
        address: str = "",
    ) -> MapImage:
        """Return the image to take away: the same classes and colours as on the map.

        Parameters
        ----------
        areas
            `code`, `name` and `geometry` of the areas drawn.
        sources
            Paragraphs above the owners of the boundaries.
        selected
            Codes of the areas to outline and to name.
        address
            The link that shows the same.
        """
        codes = areas["code"].tolist()
        said = [self.says(code) for code in codes]
        return MapImage(
            areas=areas,
            classes=self.numbers_of(codes),
            colours=self.colours,
            patterns=self.patterns,
            words=[
                f"{name}: {words}" if words else name
                for name, words in zip(areas["name"], said, strict=True)
            ],
            chosen=selected,
            legend=self.legend(),
            lines=[*sources, *self.credit],
            address=address,
        )


def credit(geography: Geography | None) -> tuple[str, ...]:
    """Return the lines that name the owners of the boundaries of a geography."""
    return boundary_attribution(geography.vintage) if geography else ()
