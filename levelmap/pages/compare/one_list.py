"""How the places of one list alone look on a map."""

from __future__ import annotations

from collections.abc import Iterable

from levelmap.answers.comparisons.named import Membership
from levelmap.drawing.layer import Style
from levelmap.drawing.palettes import IN_PART, NEUTRAL, NOT_NAMED


def styles_of_one(said: Iterable[str], named: str) -> dict[str, Style]:
    """Return how the places of one list alone look, of what is said of any of them.

    Parameters
    ----------
    said
        Of each place its `Membership`.
    named
        Colour of the places that the list names.
    """
    every = {
        Membership.NAMED: Style(named, Membership.NAMED),
        Membership.IN_PART: Style(IN_PART, Membership.IN_PART),
        Membership.NOT_NAMED: Style(NOT_NAMED, Membership.NOT_NAMED),
        Membership.NOT_SEEN: Style(NEUTRAL, Membership.NOT_SEEN),
        Membership.COULD_NOT: Style(None, Membership.COULD_NOT),
    }
    used = set(said)
    return {str(key): style for key, style in every.items() if key in used}
