"""A reader's own authority carried through a story: what each step says of it, and its card."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.comparisons.scatter import ScatterView
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import are, lower_first
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.pages.stories.scenes import Desk, Scene, Story
from levelmap.terms import AreaType, Geography

CLOSING = "Your place in this story"


def codes_on(code: str, geography: Geography, atlas: Atlas) -> tuple[str, ...]:
    """Return the areas of a geography that an authority of today is, was made of, or contains."""
    districts = atlas.gazetteer.districts
    if geography.area_type is AreaType.WARD:
        parents = atlas.gazetteer.areas(geography)["lad_code"]
        within = {one for one in parents.unique() if districts.successor(one) == code}
        return tuple(parents.index[parents.isin(sorted(within))])
    if (same := districts.code_in(code, geography.vintage)) is not None:
        return (same,)
    parts = (change.old_code for change in districts.predecessors(code))
    return tuple(part for part in parts if part in districts.in_force(geography.vintage))


def sentence(scene: Scene, code: str, atlas: Atlas) -> str:
    """Return what a step says of an authority of today; empty where it says nothing.

    A step that draws towns speaks of no authority.
    """
    if scene.dots:
        return ""
    name = atlas.gazetteer.name(code)
    if scene.comparison is not None:
        return _of_comparison(scene.comparison, code, name, atlas)
    if scene.scatter is not None:
        return _of_scores(scene.scatter, code, name, atlas)
    return ""


def _of_comparison(view: Comparison, code: str, name: str, atlas: Atlas) -> str:
    codes = [one for one in codes_on(code, view.geography, atlas) if one in view.places.index]
    if not codes:
        return f"{name} is not among the places compared here."
    labels = {row.key: lower_first(row.label) for row in view.rows}
    a, b = (side.on for side in view.sides)
    in_full = {"on both": f"{a} and {b}", "on neither": f"neither {a} nor {b}"}
    classes = view.places.loc[codes, "class"]
    if view.geography.area_type is AreaType.WARD:
        counts = classes.value_counts()
        each = [f"{counts[key]} {labels[key]}" for key in labels if key in counts]
        return f"Of the {len(codes)} wards of {name}, {first_few(each)}."
    names = view.places.loc[codes, "area_name"]
    return " ".join(
        f"{one}: {in_full.get(labels[key], labels[key])}."
        for one, key in zip(names, classes, strict=True)
    )


def _of_scores(view: ScatterView, code: str, name: str, atlas: Atlas) -> str:
    codes = [one for one in codes_on(code, view.geography, atlas) if one in view.points.index]
    if not codes:
        return f"{name} is not among the places compared here."
    points = view.points.loc[codes]
    if view.geography.area_type is AreaType.WARD:
        both = int((points["quadrant"] == "high on both").sum())
        return f"Of the {len(codes)} wards of {name}, {both} {are(both)} high on both."
    return " ".join(
        f"{row.area_name}: {view.x.label} {view.x.said(row.Index)}, {view.y.label} "
        f"{view.y.said(row.Index)}; {view.quadrant_words[row.quadrant]}."
        for row in points.itertuples()
    )


def closing(story: Story, scenes: Sequence[Scene], code: str, desk: Desk) -> Scene:
    """Return the last card of a story: what it came to for one authority.

    Parameters
    ----------
    scenes
        Of the story.
    code
        Of the authority; empty where none was chosen.
    """
    compared = [scene for scene in scenes if scene.comparison is not None]
    if not code:
        text: tuple[str, ...] = (
            "Choose your council to see what this story says of it, and take it away as a picture.",
        )
    else:
        said: dict[str, str] = {}
        for scene in compared:
            if words := sentence(scene, code, desk.atlas):
                said.setdefault(words, scene.title)
        text = tuple(
            f"{title}{'' if title.endswith('?') else '.'} {words}" for words, title in said.items()
        )
    last = compared[-1]
    return Scene(
        CLOSING,
        text,
        comparison=last.comparison,
        source=f"LevelMap, {story.title}",
        focus=_wards_of(code, last, desk.atlas),
    )


def _wards_of(code: str, scene: Scene, atlas: Atlas) -> tuple[str, ...]:
    """Return the wards of an authority where a step compares wards, which are small from afar."""
    view = scene.comparison
    if not code or view is None or view.geography.area_type is not AreaType.WARD:
        return ()
    return codes_on(code, view.geography, atlas)
