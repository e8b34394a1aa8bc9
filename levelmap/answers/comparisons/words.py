"""Words for comparisons: short names of what is compared, numbers of places and people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from levelmap.answers.comparisons.references import Reference
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.terms import AreaType, Geography

AUTHORITIES = (AreaType.LOCAL_AUTHORITY, AreaType.UPPER_TIER)


@dataclass(frozen=True, slots=True)
class Side:
    """What readers call one side of a comparison.

    Attributes
    ----------
    title
        Of the list or method, whichever of its places are chosen.
    name
        Short, for a heading or a legend; a list known in part keeps its mark.
    on
        The same after "is": `in the Towns Fund`, `in category 1 of the Levelling Up Fund, round 1`.
    is_complete
        Whether absence means that a place is not named; else it was not seen.
    """

    title: str
    name: str
    on: str
    is_complete: bool = True

    @property
    def not_on(self) -> str:
        """Return what is said of a place that the side does not name."""
        return f"{'not' if self.is_complete else 'not seen'} {self.on}"


def side_of(reference: Reference) -> Side:
    """Return what readers call the places of a reference."""
    if reference.own is not None:
        name = reference.own.label
        return Side(name, name, f"on {name}", reference.own.complete)
    if reference.any_of:
        name = f"any of {len(reference.any_of)} lists"
        is_complete = all(
            one.priority_list.is_complete for one in reference.any_of if one.priority_list
        )
        return Side(upper_first(name), upper_first(name), f"on {name}", is_complete)
    held = reference.priority_list
    if held is not None:
        return _side_of_list(held, reference.categories)
    return _side_of_recipe(reference)


def _side_of_recipe(reference: Reference) -> Side:
    recipe = reference.recipe
    title = (recipe.short or recipe.title.split(" (")[0]) if recipe else reference.text
    the = _article(recipe.preposition) if recipe else ""
    if reference.top == 1:
        return Side(title, f"{title}, the worst", f"worst by {the}{title}")
    if reference.top is not None:
        worst = f"{reference.top} worst"
        return Side(title, f"{title}, {worst}", f"among the {worst} by {the}{title}")
    if reference.share is not None:
        part = f"worst {reference.share:.0%}"
        return Side(title, f"{title}, {part}", f"in the {part} by {the}{title}")
    if reference.cut:
        before = "at" if reference.beyond is not None else "in the"
        return Side(title, f"{title}, {reference.cut}", f"{before} {reference.cut} by {title}")
    category = f"category {reference.category or 1}"
    return Side(title, f"{title}, {category}", f"in {category} of {the}{title}")


def _side_of_list(held: PriorityList, categories: Sequence[str]) -> Side:
    mark = "" if held.is_complete else " (incomplete)"
    on = f"{held.preposition} {held.short}"
    if not (held.categories and categories):
        return Side(held.short, f"{held.short}{mark}", on, held.is_complete)
    chosen = " or ".join(categories)
    if not categories[0].isdecimal():
        return Side(
            held.short, f"{held.short}: {chosen}{mark}", f"{on} ({chosen})", held.is_complete
        )
    name = f"{held.short}, category {chosen}{mark}"
    the = _article(held.preposition)
    return Side(held.short, name, f"in category {chosen} of {the}{held.short}", held.is_complete)


def _article(preposition: str) -> str:
    return "the " if preposition.endswith(" the") else ""


def short_label(reference: Reference) -> str:
    """Return a label short enough for a legend; an incomplete list keeps its mark."""
    return side_of(reference).name


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
