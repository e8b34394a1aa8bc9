"""The style sheet: its tokens are all defined, and text stands out from its ground."""

import re

import pytest

from levelmap.drawing.palettes import OKABE_ITO
from levelmap.drawing.style import sheet
from levelmap.drawing.svg import GRID, INK, MUTED

PARTS = ("tokens", "parts", "page", "screen")
TOKENS = dict(re.findall(r"--lm-([\w-]+): (.+?);", sheet("tokens")))


def _shades(token: str) -> tuple[str, str]:
    light, dark = re.fullmatch(r"light-dark\((#\w{6}), (#\w{6})\)", TOKENS[token]).groups()
    return light, dark


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert _contrast("#ffffff", "#000000") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["ground", "panel"])
@pytest.mark.parametrize("text", ["text", "quiet", "accent", "worse", "better"])
def test_text_has_the_contrast_that_readers_need(text: str, ground: str) -> None:
    pairs = zip(_shades(text), _shades(ground), strict=True)
    assert min(_contrast(*pair) for pair in pairs) >= 4.5


def test_what_is_drawn_stands_out_from_a_dark_page() -> None:
    dressed = sheet("drawing")
    ground = _shades("ground")[1]
    for colour in (INK, MUTED, GRID, OKABE_ITO[4]):
        named = re.findall(rf'\[stroke="{colour}"\] {{ stroke: (.+); }}', dressed)
        assert named, f"{colour} is as on a light page"
        token = re.search(r"var\(--lm-(\w+)\)", named[0])
        shade = _shades(token[1])[1] if token else named[0].split(", ")[1][:7]
        assert _contrast(shade, ground) >= (2 if colour == GRID else 4.5)


def test_every_token_used_is_defined_and_every_one_defined_is_used() -> None:
    used = set(re.findall(r"var\(--lm-([\w-]+)", sheet(*PARTS)))
    assert used - {"card", "around"} == set(TOKENS)  # sizes of a screen, set where they are used


def test_there_are_five_sizes_of_type() -> None:
    sizes = [name for name in TOKENS if name.startswith("type")]
    assert sizes == [f"type-{number}" for number in range(1, 6)]


def test_a_part_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        sheet("no-such-part")
