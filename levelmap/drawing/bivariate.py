"""Two numbers on one map: nine classes, the thirds of one across the thirds of the other.

The colours darken to orange with the first and to blue with the second, and to black where both are
high. People with any colour-vision deficiency can tell all nine apart; the class that is high on
both carries lines as well, so that it is found without colour.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from levelmap.drawing.layer import Layer, Style
from levelmap.errors import QueryError

COLOURS = (
    ("#f2f2f2", "#f4b860", "#d17a00"),
    ("#9ecae1", "#a08f7a", "#7a4a12"),
    ("#3182bd", "#3a5d78", "#1b1b1b"),
)
"""By third of the second number, then by third of the first."""

HIGH_ON_BOTH = "hatch"

THIRDS = ("lowest", "middle", "highest")


def thirds(numbers: pd.Series) -> pd.Series:
    """Return the third in which each number lies, 0 to 2; equal numbers are in one third.

    Raises
    ------
    QueryError
        A number is missing, or fewer than three differ.
    """
    if numbers.isna().any():
        raise QueryError("A map of two numbers needs both for every area: leave out the others.")
    limits = np.quantile(numbers, [1 / 3, 2 / 3])
    if numbers.nunique() < 3 or limits[0] == limits[1]:
        raise QueryError(f"Thirds need more than {numbers.nunique()} different numbers.")
    return pd.Series(np.searchsorted(limits, numbers, side="left"), index=numbers.index)


def layer(
    first: pd.Series,
    second: pd.Series,
    names: tuple[str, str],
    credit: Sequence[str],
    frame: str,
) -> Layer:
    """Return the layer of the areas that have both numbers.

    Parameters
    ----------
    first, second
        By code of an area; a missing number leaves the area out.
    names
        What the two are, for legend and tooltip.
    credit, frame
        As `Layer` has them.
    """
    both = pd.DataFrame({"first": first, "second": second}).dropna()
    across, up = thirds(both["first"]), thirds(both["second"])
    styles = {
        f"{x}{y}": Style(COLOURS[y][x], _words(x, y, names), HIGH_ON_BOTH if x == y == 2 else "")
        for y in (2, 1, 0)
        for x in (2, 1, 0)
    }
    return Layer(
        name=f"{names[0]} and {names[1]}",
        styles=styles,
        classes=(across.astype(str) + up.astype(str)).to_dict(),
        title="Thirds of both",
        unit=f"{names[0]}; {names[1]}",
        direction=f"Orange = high on {names[0]}, blue = high on {names[1]}, "
        "black and hatched = high on both",
        credit=credit,
        frame=frame,
    )


def _words(x: int, y: int, names: tuple[str, str]) -> str:
    if x == y:
        return f"{THIRDS[x]} third of both"
    return f"{THIRDS[x]} third of {names[0]}, {THIRDS[y]} of {names[1]}"
