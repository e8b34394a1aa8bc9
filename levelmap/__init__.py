"""LevelMap: priority places, and the methods that choose them, on a map of the UK.

Everything that the pages show can be asked for from here::

    import levelmap as lm

    atlas = lm.open_atlas()
    atlas.values("gross-median-weekly-pay", on="lad_2025")

See `levelmap.library.OpenAtlas` for every question. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from levelmap.comparison.place_sets import PlaceSet
    from levelmap.errors import LevelMapError
    from levelmap.intake import Answers
    from levelmap.library import OpenAtlas, open_atlas
    from levelmap.library.area_table import AreaTable
    from levelmap.methods.recipes import Recipe
    from levelmap.terms import Geography

__version__ = "0.1.0"

__all__ = [
    "Answers",
    "AreaTable",
    "Geography",
    "LevelMapError",
    "OpenAtlas",
    "PlaceSet",
    "Recipe",
    "open_atlas",
]

_HOMES = {
    "Answers": "intake",
    "AreaTable": "library.area_table",
    "Geography": "terms",
    "LevelMapError": "errors",
    "OpenAtlas": "library",
    "PlaceSet": "comparison.place_sets",
    "Recipe": "methods.recipes",
    "open_atlas": "library",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever the name is of)
    if name not in _HOMES:
        raise AttributeError(f"module 'levelmap' has no attribute {name!r}")
    return getattr(import_module(f"levelmap.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
