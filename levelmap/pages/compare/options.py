"""What can be compared: lists, methods and single indicators, as the entries of a select box."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.memory import remembered
from levelmap.methods.recipes import Recipe
from levelmap.terms import AreaType, Geography, Polarity

COMPARABLE = (AreaType.LOCAL_AUTHORITY, AreaType.WARD)
"""Kinds of area that have names, people and a map."""


class EntryGroup(StrEnum):
    """The groups in which entries are offered."""

    LIST = "list"
    METHOD = "method"
    INDICATOR = "indicator"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {"list": "Official lists", "method": "Methods", "indicator": "Indicators"}[
            self.value
        ]


THIRDS = (("1", "Worst third"), ("2", "Middle third"), ("3", "Best third"))
"""The categories of an indicator."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One entry: the name before the colon of a reference, and what readers call it.

    Attributes
    ----------
    choices
        What may follow the colon, with its words; empty where the whole is the only choice.
    kind
        In which group it is offered.
    """

    name: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    is_method: bool = False
    kind: EntryGroup = EntryGroup.LIST

    @property
    def bare_label(self) -> str:
        """Return the label as it stands within its group."""
        return self.label.removeprefix(f"{self.kind.value.capitalize()}: ")


@dataclass(frozen=True)
class Subjects:
    """Every entry of one atlas, made once."""

    atlas: Atlas

    @cached_property
    def lists(self) -> tuple[Subject, ...]:
        """Lists of priority places, in the order of the catalogue."""
        return tuple(_of_list(held) for held in self.atlas.catalogue.priority_lists.values())

    @cached_property
    def methods(self) -> tuple[Subject, ...]:
        """Recipes that score authorities or wards."""
        return tuple(
            of_recipe(slug, recipe)
            for slug, recipe in self.atlas.catalogue.recipes.items()
            if recipe.geography is not None and recipe.geography.area_type in COMPARABLE
        )

    @cached_property
    def indicators(self) -> tuple[Subject, ...]:
        """Indicators with a direction, for authorities and, where held, for wards."""
        known = self.atlas.catalogue.indicators
        return tuple(
            subject
            for subject in self.with_scores
            if known[subject.name.partition("@")[0]].polarity is not Polarity.NONE
        )

    @cached_property
    def with_scores(self) -> tuple[Subject, ...]:
        """Every indicator for authorities and wards, also those without a direction."""
        return tuple(
            subject
            for slug, indicator in self.atlas.catalogue.indicators.items()
            for subject in self._of_indicator(slug, indicator.label)
        )

    def _of_indicator(self, slug: str, label: str) -> list[Subject]:
        held = [series.geography for series in self.atlas.catalogue.series(slug)]
        latest: dict[AreaType, Geography] = {}
        for geography in held:
            if geography.area_type in COMPARABLE:
                latest[geography.area_type] = geography
        found = []
        for kind, geography in latest.items():
            is_usual = kind is AreaType.LOCAL_AUTHORITY
            name = slug if is_usual else f"{slug}@{geography}"
            where = "" if is_usual else f", {geography.label}"
            found.append(
                Subject(
                    name,
                    f"Indicator: {label}{where}",
                    THIRDS,
                    is_method=True,
                    kind=EntryGroup.INDICATOR,
                )
            )
        return found

    @cached_property
    def all(self) -> tuple[Subject, ...]:
        """Every entry: lists, methods, indicators."""
        return (*self.lists, *self.methods, *self.indicators)


@remembered
def subjects(atlas: Atlas) -> Subjects:
    """Return everything that can be compared."""
    return Subjects(atlas)


def _of_list(held: PriorityList) -> Subject:
    choices: list[tuple[str, str]] = []
    if held.categories:
        choices = [(one, _category(one)) for one in held.categories]
        upto = [held.categories[:end] for end in range(2, len(held.categories))]
        choices += [(",".join(some), _category(" or ".join(some))) for some in upto]
        usual = ",".join(held.priority)
        choices.sort(key=lambda choice: choice[0] != usual)
        choices = choices if usual else [("", "All"), *choices]
    return Subject(held.slug, f"List: {held.title}, {held.date.label}", tuple(choices))


def _category(text: str) -> str:
    return f"Category {text}" if text[:1].isdecimal() else text


def of_recipe(name: str, recipe: Recipe) -> Subject:
    """Return the entry of a recipe: its categories, and any number or share of its worst places.

    Parameters
    ----------
    name
        What stands before the colon of a reference to it.
    """
    labels = recipe.categories.labels
    number = len(labels) or (3 if recipe.categories.rule == "thirds" else 1)
    choices = tuple(
        (str(one), labels[one - 1] if labels else f"Category {one}") for one in range(1, number + 1)
    )
    return Subject(name, f"Method: {recipe.title}", choices, is_method=True, kind=EntryGroup.METHOD)


def first_of(subject: Subject) -> str:
    """Return the reference that a newly chosen entry stands for at first."""
    if subject.is_method or not subject.choices:
        return subject.name
    choice = subject.choices[0][0]
    return f"{subject.name}:{choice}" if choice else subject.name
