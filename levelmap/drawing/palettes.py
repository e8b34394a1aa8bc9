"""Colours of classes, from palettes that people with a colour-vision deficiency can tell apart.

Sequential: ColorBrewer YlGnBu, viridis, cividis. Diverging: ColorBrewer PuOr and RdBu. RdYlGn is
not offered: two of its five classes look alike to one man in twelve. Categories: Okabe and Ito
(2008). Up to five classes, any two colours of a palette differ by at least 10 in CAM02-UCS for
every kind of colour vision; with more classes the range in the legend has to tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from branca.colormap import LinearColormap, linear

from levelmap.errors import QueryError
from levelmap.terms import Polarity

MOST = 12
"""The largest number of classes."""


class Palette(StrEnum):
    """A sequence of colours; the value is the word used in addresses."""

    YLGNBU = "ylgnbu"
    VIRIDIS = "viridis"
    CIVIDIS = "cividis"
    PUOR = "puor"
    RDBU = "rdbu"

    @property
    def is_diverging(self) -> bool:
        """Say whether the palette has a neutral middle."""
        return self in (Palette.PUOR, Palette.RDBU)


OKABE_ITO = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7")
"""Colours of categories."""

_DARKER = {
    Polarity.HIGHER_IS_WORSE: "Darker = higher = worse",
    Polarity.HIGHER_IS_BETTER: "Darker = lower = worse",
    Polarity.NONE: "Darker = higher; neither end is better",
}

_ENDS = {Palette.PUOR: ("Orange", "purple"), Palette.RDBU: ("Red", "blue")}
"""Names of the warm and the cold colour of a diverging palette."""

NEUTRAL = "#d5d8db"
"""Colour of the category that is not the point: neither list, no change."""

NOT_NAMED, ON_BOTH = "#eef1f3", "#2d1e4f"
"""Colours of what a list leaves out, and of what two lists, or a list and its start, share."""

IN_PART = "#a8b5a0"
"""Colour of places of which only a part is named, whatever colour names the others."""

IN_THE_DARK = {NOT_NAMED: "#36444f", ON_BOTH: "#e2d5fb", NEUTRAL: "#4a5a67"}
"""What stands on a dark page for a colour that is near the ground of one of the two pages: what is
not the point stays near the ground. The map (`browser/map/theme.js`) has the same."""

NO_DATA_LINES, NO_DATA_GROUND = "#6f777b", "#f3f4f5"
"""The hatch of areas without a value, on maps and in legends."""

_BREWER = {Palette.YLGNBU: ("YlGnBu", 9), Palette.PUOR: ("PuOr", 11), Palette.RDBU: ("RdBu", 11)}

# Nuñez, Anderton and Renslow (2018), every eighth of the published table, light end first
_CIVIDIS = LinearColormap(
    "#fee838 #dec958 #bcae6c #9b9476 #7d7c78 #61656f #434e6c #1a386f #00224e".split()
)

# viridis without its darkest tenth, on which outlines vanish
_DARKEST_VIRIDIS = 0.1


def colours(palette: Palette, k: int) -> tuple[str, ...]:
    """Return *k* colours as `#rrggbb`: light to dark, or from one end of a diverging palette.

    Parameters
    ----------
    k
        1 to 12; beyond the published number of colours, steps between them are taken.

    Raises
    ------
    QueryError
        *k* is out of range.
    """
    if not 1 <= k <= MOST:
        raise QueryError(f"{k} colours were asked for: expected 1 to {MOST}.")
    if palette in _BREWER:
        return _brewer(palette, k)
    steps = [0.5] if k == 1 else [i / (k - 1) for i in range(k)]
    if palette is Palette.CIVIDIS:
        return tuple(_CIVIDIS.rgb_hex_str(step) for step in steps)
    viridis = getattr(linear, palette.value)
    return tuple(viridis.rgb_hex_str(1 - (1 - _DARKEST_VIRIDIS) * step) for step in steps)


def on_page(colour: str) -> str:
    """Return a colour for CSS, on a light and on a dark page."""
    dark = IN_THE_DARK.get(colour)
    return f"light-dark({colour}, {dark})" if dark else colour


def for_polarity(palette: Palette, k: int, polarity: Polarity) -> tuple[str, ...]:
    """Return *k* colours for classes of ascending values.

    The darkest colour of a sequential palette, and the warm end of a diverging one, is where things
    are worse; without a direction it is that of the highest values.
    """
    rising = palette.is_diverging == (polarity is Polarity.HIGHER_IS_BETTER)
    found = colours(palette, k)
    return found if rising else found[::-1]


def direction(palette: Palette, polarity: Polarity, is_reversed: bool = False) -> str:
    """Return which colours of `for_polarity` are worse, in words.

    Parameters
    ----------
    is_reversed
        Whether the colours are those of categories, which start at the warm end.
    """
    if not palette.is_diverging:
        return _DARKER[polarity]
    warm, cold = _ENDS[palette]
    if polarity is not Polarity.NONE:
        return f"{warm} = worse, {cold} = better"
    high, low = (cold, warm) if is_reversed else (warm, cold)
    return f"{high.capitalize()} = higher, {low.lower()} = lower; neither end is better"


def _brewer(palette: Palette, k: int) -> tuple[str, ...]:
    name, most = _BREWER[palette]
    if k < 3:
        return tuple(_hex(c) for c in getattr(linear, f"{name}_05").colors)[1 : 1 + 2 * k : 2]
    published = getattr(linear, f"{name}_{min(k, most):02d}")
    steps = published if k <= most else published.to_step(k)
    return tuple(_hex(colour) for colour in steps.colors)


def _hex(colour: Sequence[float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])
