"""A picture of the house, made from the imports: `python -m tests.house` writes docs/house.svg.

A layer stands above all that it imports. Of the arrows those are drawn that no longer way says
already: an arrow from `pages` to `answers` and one from `answers` to `methods` stand for one from
`pages` to `methods`.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from textwrap import wrap

from levelmap.drawing import svg
from levelmap.drawing.svg import INK, MUTED
from levelmap.paths import package_root
from tests.test_layers import PACKAGE, imports, layer_of, modules, name_of

PICTURE = package_root() / "docs" / "house.svg"

FACE = {"levelmap", "__main__"}
"""Only hand names on."""

BASE_WORDS = "Words that all share: terms, codes, periods, contracts, paths, errors."

WIDTH, BOX, HIGH, GAP = 1240, 190, 92, 64
MARGIN = 24

Arrows = Mapping[str, frozenset[str]]


@cache
def layers() -> Arrows:
    """Return for each layer those that it imports."""
    found: dict[str, set[str]] = {}
    for path in modules():
        name = name_of(path)
        own = layer_of(name)
        if name not in FACE and own not in FACE:
            used = {layer_of(one) for one in imports(path) if one.startswith("levelmap.")}
            found.setdefault(own, set()).update(used - {own} - FACE - {"__version__"})
    return {name: frozenset(found[name]) for name in sorted(found)}


def floors(arrows: Arrows) -> dict[str, int]:
    """Return the floor of each layer: 0 for the ground, else one above all that it imports."""

    @cache
    def floor(name: str) -> int:
        return max((floor(below) + 1 for below in arrows[name]), default=0)

    return {name: floor(name) for name in arrows}


def drawn(arrows: Arrows) -> list[tuple[str, str]]:
    """Return the arrows that no longer way says already."""

    @cache
    def reached(name: str) -> frozenset[str]:
        return arrows[name].union(*(reached(below) for below in arrows[name]))

    return [
        (name, below)
        for name, used in arrows.items()
        for below in sorted(used)
        if not any(below in reached(other) for other in used - {below})
    ]


def picture() -> str:
    """Return the picture as SVG."""
    arrows = layers()
    places = _places(floors(arrows))
    height = max(y for _, y in places.values()) + HIGH + MARGIN
    lines = [_arrow(places[above], places[below]) for above, below in drawn(arrows)]
    boxes = [part for name, place in places.items() for part in _box(name, *place)]
    label = "Layers of the package levelmap; each stands above all that it imports"
    ground = svg.rectangle(0, 0, WIDTH, height, fill="#ffffff")
    look = {"font_family": "Liberation Sans, Arial, Helvetica, sans-serif", "fill": INK}
    return svg.drawing([svg.titled(label), ground, *lines, *boxes], (WIDTH, height), label, **look)


def _places(floor_of: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Return the top left corner of each box, the highest floor first."""
    top = max(floor_of.values())
    found = {}
    for floor in range(top, -1, -1):
        names = [name for name in floor_of if floor_of[name] == floor]
        step = (WIDTH - 2 * MARGIN) / len(names)
        for position, name in enumerate(names):
            x = MARGIN + step * (position + 0.5) - BOX / 2
            found[name] = x, MARGIN + (top - floor) * (HIGH + GAP)
    return found


def _arrow(above: tuple[float, float], below: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = above, below
    return svg.line(x1 + BOX / 2, y1 + HIGH, x2 + BOX / 2, y2, stroke=MUTED, stroke_width=1.2)


def _box(name: str, x: float, y: float) -> list[str]:
    words = wrap(_about(name), 34)[:4]
    return [
        svg.rectangle(x, y, BOX, HIGH, fill="#eef3f7", stroke="#17527a"),
        svg.text(name, x + 10, y + 20, font_size=15, font_weight=600),
        *(svg.text(line, x + 10, y + 38 + 14 * n, font_size=11) for n, line in enumerate(words)),
    ]


def _about(name: str) -> str:
    """Return the first sentence of a layer's docstring."""
    if name == "base":
        return BASE_WORDS
    folder = PACKAGE / name / "__init__.py"
    path = folder if folder.exists() else PACKAGE / f"{name}.py"
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]


if __name__ == "__main__":
    PICTURE.write_text(picture() + "\n", encoding="utf-8")
