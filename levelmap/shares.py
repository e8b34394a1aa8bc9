"""A share of a number of areas in whole areas: the one rule for it."""

from __future__ import annotations

import math

_NOT_EXACT = 1e-9
"""Shares such as 0.1 or a third are not exact in binary: a third of 309 is 103, not 104."""


def whole_areas(share: float, number: int) -> int:
    """Return how many of *number* areas a share is, rounded up: a tenth of 7,433 is 744.

    Rounding up is what the Levelling Up Fund did with its thirds of 368 authorities (123, 123 and
    122). Published deciles, which are ceil(10·rank / n), keep their own rule.
    """
    return math.ceil(share * number - _NOT_EXACT)
