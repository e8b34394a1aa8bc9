"""How different two colours look, also to people with a colour-vision deficiency.

CAM02-UCS (Luo, Cui and Li 2006) over CIECAM02 (CIE 159:2004) in the viewing conditions of sRGB
(IEC 61966-2-1), after simulation of a deficiency of severity 1 (Machado, Oliveira and Fernandes
2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

SIMULATIONS = {
    "normal": np.eye(3),
    "protanomaly": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranomaly": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanomaly": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}

_XYZ_OF_RGB = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)
_CAT02 = np.array([[0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.0030, 0.0136, 0.9834]])
_HPE = np.array([[0.38971, 0.68898, -0.07868], [-0.22981, 1.18340, 0.04641], [0.0, 0.0, 1.0]])
_WHITE = np.array([95.047, 100.0, 108.883])
_ADAPTING, _BACKGROUND = 64 / np.pi / 5, 20.0
_F, _C, _NC = 1.0, 0.69, 1.0


def smallest_difference(colours: Sequence[str], vision: str = "normal") -> float:
    """Return the smallest CAM02-UCS difference between any two of *colours* (`#rrggbb`)."""
    places = [_ucs(colour, SIMULATIONS[vision]) for colour in colours]
    return min(float(np.linalg.norm(a - b)) for a, b in combinations(places, 2))


def _linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _ucs(colour: str, simulation: np.ndarray) -> np.ndarray:
    seen = np.clip(simulation @ _linear(colour), 0, 1)
    lightness, colourfulness, hue = _ciecam02(100 * _XYZ_OF_RGB @ seen)
    j = 1.7 * lightness / (1 + 0.007 * lightness)
    m = np.log1p(0.0228 * colourfulness) / 0.0228
    return np.array([j, m * np.cos(hue), m * np.sin(hue)])


def _response(xyz: np.ndarray) -> np.ndarray:
    """Return the cone responses after adaptation to the white and compression."""
    degree = _F * (1 - 1 / 3.6 * np.exp((-_ADAPTING - 42) / 92))
    gain = degree * 100 / (_CAT02 @ _WHITE) + 1 - degree
    cones = _HPE @ np.linalg.inv(_CAT02) @ (gain * (_CAT02 @ xyz))
    level = (_luminance_level() * np.abs(cones) / 100) ** 0.42
    return np.sign(cones) * 400 * level / (level + 27.13) + 0.1


def _luminance_level() -> float:
    k = 1 / (5 * _ADAPTING + 1)
    return 0.2 * k**4 * 5 * _ADAPTING + 0.1 * (1 - k**4) ** 2 * (5 * _ADAPTING) ** (1 / 3)


def _ciecam02(xyz: np.ndarray) -> tuple[float, float, float]:
    """Return lightness J, colourfulness M and hue in radians."""
    n = _BACKGROUND / _WHITE[1]
    nbb = 0.725 * n**-0.2
    z = 1.48 + np.sqrt(n)
    red, green, blue = _response(xyz)
    achromatic = (2 * red + green + blue / 20 - 0.305) * nbb
    white_red, white_green, white_blue = _response(_WHITE)
    white = (2 * white_red + white_green + white_blue / 20 - 0.305) * nbb
    a, b = red - 12 * green / 11 + blue / 11, (red + green - 2 * blue) / 9
    hue = np.arctan2(b, a)
    lightness = 100 * (achromatic / white) ** (_C * z)
    eccentricity = (np.cos(hue + 2) + 3.8) / 4
    t = (50_000 / 13 * _NC * nbb * eccentricity * np.hypot(a, b)) / (red + green + 1.05 * blue)
    chroma = t**0.9 * np.sqrt(lightness / 100) * (1.64 - 0.29**n) ** 0.73
    return float(lightness), float(chroma * _luminance_level() ** 0.25), float(hue)
