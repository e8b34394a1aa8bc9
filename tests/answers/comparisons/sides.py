"""Comparisons for tests: views of two references, each side computed once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from levelmap.answers.comparisons.named import Named, named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.two import CompareQuery, Comparison, compare
from levelmap.answers.scores import Scored
from levelmap.atlas import Atlas, open_atlas
from levelmap.methods.recipes import Recipe
from levelmap.pages.method.view import load, skeleton
from levelmap.paths import package_root
from levelmap.terms import Geography


@dataclass(frozen=True)
class Sides:
    """Views of one atlas, which keeps the sets that they compare."""

    atlas: Atlas
    _loaded: dict[Recipe, Scored] = field(default_factory=dict)

    def named(self, text: str, geography: Geography | None, *, parts: bool = False) -> Named:
        """Return the places that a reference names on a geography."""
        reference = read_reference(text, self.atlas)
        return named_places(reference, self.atlas, geography, with_parts=parts)

    def loaded(self, recipe: Recipe) -> Scored:
        """Return the values that a recipe and all its variants use."""
        key = skeleton(recipe)
        if key not in self._loaded:
            self._loaded[key] = load(recipe, self.atlas)
        return self._loaded[key]

    def two(self, query: CompareQuery) -> Comparison:
        """Return two references compared."""
        return compare(query, self.atlas)


@cache
def shipped_sides() -> Sides:
    """Return comparisons of the data in the repository."""
    return Sides(open_atlas(package_root()))
