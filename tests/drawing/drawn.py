"""Drawings read back for tests: where each element stands, by its attributes and its path."""

from __future__ import annotations

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"

Box = tuple[float, float, float, float]
"""West, top, east and bottom, in pixels with y downwards."""


def read(drawing: str) -> ElementTree.Element:
    """Return a drawing as elements; it must be well formed."""
    return ElementTree.fromstring(drawing)


def elements(drawing: str, name: str, **wanted: str) -> list[dict[str, str]]:
    """Return the attributes of every element of a name that has the attributes wanted."""
    asked = {key.rstrip("_").replace("_", "-"): value for key, value in wanted.items()}
    return [
        dict(one.attrib)
        for one in read(drawing).iter(f"{SVG}{name}")
        if all(one.get(key) == value for key, value in asked.items())
    ]


def words(drawing: str) -> dict[str, tuple[float, float]]:
    """Return where each text stands."""
    return {
        str(one.text): (float(str(one.get("x"))), float(str(one.get("y"))))
        for one in read(drawing).iter(f"{SVG}text")
    }


def boxes(steps: str) -> list[Box]:
    """Return the box of each closed or open piece of a path (M, L, H, V, h, v, l, z)."""
    return [_box(piece) for piece in re.split(r"(?=M)", steps) if piece]


def _box(piece: str) -> Box:
    x = y = 0.0
    xs, ys = [], []
    for letter, rest in re.findall(r"([MLHVhvlz])([^MLHVhvlz]*)", piece):
        numbers = [float(text) for text in re.findall(r"-?[\d.]+", rest)]
        if letter in "Hh":
            x = numbers[0] + (x if letter == "h" else 0)
        elif letter in "Vv":
            y = numbers[0] + (y if letter == "v" else 0)
        else:
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = (x + dx, y + dy) if letter == "l" else (dx, dy)
                xs.append(x)
                ys.append(y)
        xs.append(x)
        ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def described(drawing: str) -> list[str]:
    """Return each element of a drawing in a line: name, attributes in order, text.

    Left out are namespaces and how a drawing as a whole is set (`style`, fonts).
    """
    found = []
    for one in read(drawing).iter():
        told = [
            f"{key}={value}"
            for key, value in sorted(one.attrib.items())
            if key not in ("style", "role") and not key.startswith(("font", "{"))
        ]
        text = (one.text or "").strip()
        found.append(" ".join([one.tag.removeprefix(SVG), *told, *([f"“{text}”"] if text else [])]))
    return found
