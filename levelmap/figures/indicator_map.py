"""From the view of one indicator to what the map paints."""

from __future__ import annotations

from levelmap.catalogue.provenance import boundary_attribution
from levelmap.figures.map_layers import Picture
from levelmap.figures.palettes import Palette, for_polarity
from levelmap.views.explore import ExploreView


def colours(view: ExploreView, palette: Palette = Palette.YLGNBU) -> tuple[str, ...]:
    """Return the colour of each class, lowest values first; empty if no area has a value."""
    if view.classification is None:
        return ()
    return for_polarity(palette, view.classification.k, view.indicator.polarity)


def picture(view: ExploreView, geometry: str, palette: Palette = Palette.YLGNBU) -> Picture:
    """Return what the map paints.

    Parameters
    ----------
    geometry
        Address of the layer's web geometry, whose areas are in the order of `view.table`.
    """
    return Picture(
        geometry=geometry,
        classes=[int(number) for number in view.table["class_id"]],
        colours=colours(view, palette),
        name=f"{view.indicator.label}, {view.period.label}",
        values=_values(view),
        prefix=view.indicator.prefix,
        suffix=view.indicator.suffix,
        selected=[view.place.code] if view.place else [],
        frame=str(view.geography.area_type),
        credit=". ".join(boundary_attribution(view.geography.vintage)),
    )


def _values(view: ExploreView) -> list[str]:
    return [
        printed if value != value else view.indicator.format(value, unit=False)  # noqa: PLR0124 (NaN)
        for value, printed in zip(view.table["value"], view.table["printed"], strict=True)
    ]
