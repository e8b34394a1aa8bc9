"""Colours of classes, from palettes that people with a colour-vision deficiency can tell apart.

Sequential: ColorBrewer YlGnBu and viridis. Diverging: ColorBrewer PuOr and RdBu. RdYlGn is not
offered: two of its five classes look alike to one man in twelve. Categories: Okabe and Ito (2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from branca.colormap import linear

from levelmap.errors import QueryError
from levelmap.terms import Polarity


class Palette(StrEnum):
    """A sequence of colours; the value is the word used in addresses."""

    YLGNBU = "ylgnbu"
    VIRIDIS = "viridis"
    PUOR = "puor"
    RDBU = "rdbu"

    @property
    def is_diverging(self) -> bool:
        """Say whether the palette has a neutral middle."""
        return self in (Palette.PUOR, Palette.RDBU)


OKABE_ITO = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7")
"""Colours of categories."""

NO_DATA_COLOUR = "#9aa3ab"
"""The hatch of areas without a value."""

_BREWER = {Palette.YLGNBU: ("YlGnBu", 9), Palette.PUOR: ("PuOr", 11), Palette.RDBU: ("RdBu", 11)}


def colours(palette: Palette, k: int, *, dark_first: bool = False) -> tuple[str, ...]:
    """Return *k* colours as `#rrggbb`, light to dark (diverging: one end to the other).

    Parameters
    ----------
    k
        1 to 12; beyond the published number of colours, steps between them are taken.
    dark_first
        Give the reverse order.

    Raises
    ------
    QueryError
        *k* is out of range.
    """
    if not 1 <= k <= 12:
        raise QueryError(f"{k} colours were asked for: expected 1 to 12.")
    found = _viridis(k) if palette is Palette.VIRIDIS else _brewer(palette, k)
    return found[::-1] if dark_first else found


def for_polarity(palette: Palette, k: int, polarity: Polarity) -> tuple[str, ...]:
    """Return *k* colours for classes of ascending values, the darkest where things are worse.

    Without a direction the darkest colour is that of the highest values.
    """
    return colours(palette, k, dark_first=polarity is Polarity.HIGHER_IS_BETTER)


def _brewer(palette: Palette, k: int) -> tuple[str, ...]:
    name, most = _BREWER[palette]
    if k < 3:
        return tuple(_hex(c) for c in getattr(linear, f"{name}_05").colors)[1 : 1 + 2 * k : 2]
    published = getattr(linear, f"{name}_{min(k, most):02d}")
    steps = published if k <= most else published.to_step(k)
    return tuple(_hex(colour) for colour in steps.colors)


def _viridis(k: int) -> tuple[str, ...]:
    """Return viridis from its light end, without the darkest tenth, on which outlines vanish."""
    positions = [1.0 - 0.9 * (i / (k - 1) if k > 1 else 0.5) for i in range(k)]
    return tuple(linear.viridis.rgb_hex_str(position) for position in positions)


def _hex(colour: Sequence[float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])
