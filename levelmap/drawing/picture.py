"""What a map paints, as the browser gets it.

A picture names the file with the geometry and carries one class for each of its areas; it travels
compressed in base64, an alphabet in which no text can end a script.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

import numpy as np

NO_DATA = -1
"""Class of an area without a value: hatched."""

OUTSIDE = -2
"""Class of an area that is not part of the picture: drawn as plain land, cannot be chosen."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MARKS = {NO_DATA: "-", OUTSIDE: " ", **dict(enumerate(_DIGITS))}

MOST_CLASSES = len(_DIGITS)

STREETS_CREDIT = "Streets © OpenStreetMap contributors"

_ZERO, _BASE = 0x30, 64
"""Numbers are written with this base in characters from this one on."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle: where it is (WGS84), its radius in pixels, its place in the colours of the dots."""

    latitude: float
    longitude: float
    radius: float
    colour: int


@dataclass(frozen=True)
class Picture:
    """What is painted on the base map.

    Attributes
    ----------
    geometry
        Address of the web geometry, seen from the map's frame.
    classes
        One class for each area of that geometry, in its order (that of the codes): a position in
        `colours`, `NO_DATA` or `OUTSIDE`.
    colours
        Colour of each class as `#rrggbb`.
    patterns
        What is drawn over the colour of each class: nothing (empty), `hatch` or `dots`.
    name
        What is shown, with its period; the last line of the tooltip ("Median pay, 2024").
    values
        What the tooltip prints for each area: a number with its unit, or the reason why there is
        none. Empty if there are no values.
    labels
        Words for each class, for pictures of categories.
    selected
        Codes of the areas to outline.
    together
        The name of the place that the selected areas make up: it is outlined and named instead of
        each of them. Empty where each is a place of its own.
    frame
        Names the extent: the view is fitted to the areas shown when this text changes and left
        where the reader has moved it otherwise.
    credit
        The attribution that every map carries.
    streets
        Put OpenStreetMap's tiles under the areas; they come from the internet.
    fly
        A code and a number, such as `E06000021 3`: the map flies to that area when this changes.
    shape
        `outlines` or `hexes`, what is drawn, where the map has the switch between the two.
    without_hexes
        Why the switch cannot be used; empty if it can.
    focus
        Codes of the areas that the map moves to when they change; empty for all.
    dots
        Circles above the areas, the first ones lowest.
    dot_colours
        Colours that the dots name by position.
    """

    geometry: str
    classes: Sequence[int]
    colours: Sequence[str]
    name: str
    patterns: Sequence[str] = ()
    values: Sequence[str] = ()
    labels: Sequence[str] = ()
    selected: Sequence[str] = ()
    frame: str = ""
    credit: str = ""
    streets: bool = False
    fly: str = ""
    shape: str = ""
    without_hexes: str = ""
    focus: Sequence[str] = ()
    dots: Sequence[Dot] = ()
    dot_colours: Sequence[str] = ()
    together: str = ""

    @cached_property
    def packed(self) -> str:
        """What the browser gets, made once (see `pack`)."""
        return pack(self)


def pack(picture: Picture) -> str:
    """Return the picture as the browser unpacks it: JSON, deflated, in base64.

    Raises
    ------
    ValueError
        A class is not one of `colours`, or there are not as many values as areas.
    """
    _require_consistent(picture)
    pairs = list(zip(picture.classes, picture.values or repeat(""), strict=False))
    distinct = {pair: place for place, pair in enumerate(sorted(set(pairs)))}
    places = np.array([distinct[pair] for pair in pairs], dtype="int64")
    content: dict[str, Any] = {
        "geometry": picture.geometry,
        "marks": "".join(_MARKS[number] for number, _ in distinct),
        "texts": "\n".join(text.replace("\n", " ") for _, text in distinct),
        # apart, because what changes little compresses well
        "high": _characters(places // _BASE),
        "low": _characters(places % _BASE),
        "colours": list(picture.colours),
        "patterns": list(picture.patterns),
        "labels": list(picture.labels),
        "name": picture.name,
        "label": f"Map: {picture.name}",
        "selected": list(picture.selected),
        "frame": picture.frame,
        "credit": f"{STREETS_CREDIT}. {picture.credit}" if picture.streets else picture.credit,
        "streets": picture.streets,
    }
    optional = {
        "fly": picture.fly,
        "shape": picture.shape,
        "withoutHexes": picture.without_hexes,
        "focus": " ".join(picture.focus),
        "dots": [astuple(dot) for dot in picture.dots],
        "dotColours": list(picture.dot_colours),
        "together": picture.together,
    }
    content |= {name: value for name, value in optional.items() if value}
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    # a higher level takes four times as long for half a hundredth fewer bytes
    return base64.b64encode(zlib.compress(text.encode(), 6)).decode()


def _characters(digits: np.ndarray) -> str:
    return "".join(map(chr, (digits + _ZERO).tolist()))


def _require_consistent(picture: Picture) -> None:
    classes = set(picture.classes) - {NO_DATA, OUTSIDE}
    if any(not 0 <= dot.colour < len(picture.dot_colours) for dot in picture.dots):
        raise ValueError(f"dots name a colour that is not one of {len(picture.dot_colours)}")
    if classes - set(range(min(len(picture.colours), MOST_CLASSES))):
        raise ValueError(f"classes {sorted(classes)} for {len(picture.colours)} colours")
    for name, expected in (("values", "classes"), ("labels", "colours"), ("patterns", "colours")):
        given, wanted = len(getattr(picture, name)), len(getattr(picture, expected))
        if given not in (0, wanted):
            raise ValueError(f"{given} {name} for {wanted} {expected}")
