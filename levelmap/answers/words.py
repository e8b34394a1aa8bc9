"""Words for comparisons: short names of what is compared, numbers of places and people."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.references import Reference
from levelmap.terms import AreaType, Geography

AUTHORITIES = (AreaType.LOCAL_AUTHORITY, AreaType.UPPER_TIER)


def short_label(reference: Reference) -> str:
    """Return a label short enough for a legend; an incomplete list keeps its mark."""
    if reference.own is not None:
        return reference.own.label
    held = reference.priority_list
    if held is not None:
        name = held.label.split(":")[0]
        chosen = _categories(reference.categories) if held.categories else ""
        return f"{name}{chosen}{'' if held.is_complete else ' (incomplete)'}"
    title = reference.recipe.title.split(" (")[0] if reference.recipe else reference.text
    if reference.top is not None:
        return f"{title}, {reference.top} worst"
    if reference.share is not None:
        return f"{title}, worst {reference.share:.0%}"
    return f"{title}, category {reference.category or 1}"


def _categories(categories: Sequence[str]) -> str:
    return f", category {' or '.join(categories)}" if categories else ""


def nouns(geography: Geography) -> tuple[str, str]:
    """Return what readers call one area and several of a geography: `authority`, `authorities`."""
    if geography.area_type in AUTHORITIES:
        return "authority", "authorities"
    return geography.area_type.label, geography.area_type.plural


def counted(number: float, geography: Geography) -> str:
    """Return a number of areas in words: `1 authority`, `1,204 wards`."""
    one, several = nouns(geography)
    return f"{number:,.0f} {one if number == 1 else several}"


def people(number: float) -> str:
    """Return a number of people as it is said: `1.2 million`, `84,000`."""
    if number >= 999_500:
        return f"{number / 1e6:,.1f} million"
    return f"{round(number, -3):,.0f}" if number >= 10_000 else f"{number:,.0f}"


def share(part: float, whole: float) -> str:
    """Return a share as a percentage, `none` of nothing."""
    return f"{part / whole:.0%}" if whole else "none"


def listed(words: Sequence[str], most: int = 5) -> str:
    """Return words as a list in a sentence, those beyond *most* as a number."""
    shown = list(words[:most])
    if len(words) > most:
        return f"{', '.join(shown)} and {len(words) - most} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def are(number: float) -> str:
    """Return the verb for a number of things."""
    return "is" if number == 1 else "are"


def upper_first(text: str) -> str:
    """Return *text* for the beginning of a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def lower_first(text: str) -> str:
    """Return *text* for the middle of a sentence; an abbreviation at its start stays as it is."""
    is_word = len(text) > 1 and text[1].islower()
    return f"{text[0].lower()}{text[1:]}" if is_word else text
