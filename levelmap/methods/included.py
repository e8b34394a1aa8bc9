"""A recipe whose members are other recipes: each is scored first, and its score is a member."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from levelmap.errors import MixedGeographies, RecipeError, UnknownRecipe
from levelmap.methods.composite import CompositeIndicator, Inputs, score
from levelmap.methods.recipes import Recipe


def score_with_included(
    slug: str, recipes: Mapping[str, Recipe], load: Callable[[Recipe], Inputs]
) -> CompositeIndicator:
    """Return the composite of a recipe whose members may be other recipes.

    Parameters
    ----------
    slug, recipes
        The recipe to compute, and every recipe that it may refer to, by slug.
    load
        Gives the inputs of one recipe, without the columns of members that are recipes.

    Raises
    ------
    UnknownRecipe
        A recipe refers to one that does not exist.
    RecipeError
        A recipe includes itself, directly or through others.
    MixedGeographies
        An included recipe scores another geography.
    """
    return _score_with_included(slug, recipes, load, ())


def _score_with_included(
    slug: str,
    recipes: Mapping[str, Recipe],
    load: Callable[[Recipe], Inputs],
    above: tuple[str, ...],
) -> CompositeIndicator:
    if slug in above:
        raise RecipeError(
            f"The recipe includes itself ({' > '.join([*above, slug])}): remove one of these "
            "members."
        )
    if slug not in recipes:
        raise UnknownRecipe(slug, recipes)
    recipe = recipes[slug]
    included = [member for member in recipe.active if member.recipe]
    columns, polarity = {}, {}
    for member in included:
        below = _score_with_included(member.recipe, recipes, load, (*above, slug))
        if below.recipe.geography != recipe.geography:
            raise MixedGeographies(
                f"{recipe.called} scores {recipe.areas} and includes {below.recipe.called}, "
                f"which scores {below.recipe.areas}: use recipes of one geography."
            )
        columns[member.key], polarity[member.key] = below.scores, below.recipe.direction
    inputs = load(recipe)
    return score(
        recipe,
        replace(
            inputs,
            table=inputs.table.assign(**columns),
            polarity={**inputs.polarity, **polarity},
        ),
    )
