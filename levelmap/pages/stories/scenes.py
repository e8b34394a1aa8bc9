"""Guided stories: a sequence of scenes, each a view with text computed from the data it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from levelmap.answers.comparisons.scatter import ScatterQuery, ScatterView, scatter
from levelmap.answers.comparisons.two import CompareQuery, Comparison, compare
from levelmap.atlas import Atlas
from levelmap.drawing.layer import Layer
from levelmap.drawing.picture import Dot
from levelmap.errors import QueryError
from levelmap.pages.method.firmness import Firmness
from levelmap.pages.shared import links


@dataclass(frozen=True)
class Desk:
    """Where a story gets its views from.

    Attributes
    ----------
    firm
        Gives how firm the list of a recipe of the catalogue is.
    """

    atlas: Atlas
    firm: Callable[[str], Firmness]

    def two(self, query: CompareQuery) -> Comparison:
        """Return a comparison of two lists."""
        return compare(query, self.atlas)

    def scores(self, query: ScatterQuery) -> ScatterView:
        """Return two scores over the same places."""
        return scatter(query, self.atlas)


@dataclass(frozen=True, slots=True)
class StoryTable:
    """A small table: caption, headings, rows of texts; all columns but the first are numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Scene:
    """One step of a story.

    Attributes
    ----------
    text
        Paragraphs.
    comparison, scatter
        What the map and the chart show; at most one of the two.
    layer
        The classes that the map shows of the areas compared, where they are not those of the
        comparison.
    source
        Where figures that are not computed here come from.
    focus
        Codes of the areas that the map moves to; empty for all.
    dots, dot_words
        Places drawn as points, and of each of their colours what it means.
    """

    title: str
    text: tuple[str, ...]
    comparison: Comparison | None = None
    scatter: ScatterView | None = None
    layer: Layer | None = None
    table: StoryTable | None = None
    source: str = ""
    focus: tuple[str, ...] = ()
    dots: tuple[Dot, ...] = ()
    dot_words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A question, and the scenes that answer it; each scene is made when it is shown."""

    slug: str
    title: str
    lead: str
    scenes: tuple[Callable[[Desk], Scene], ...]

    @property
    def steps(self) -> int:
        """Return the number of steps: the scenes, and the card of the reader's own place."""
        return len(self.scenes) + 1


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """Which story, which of its steps, the first being 1, and the code of the reader's council."""

    story: str
    scene: int = 1
    place: str = ""


def read_link(
    parameters: Mapping[str, str], stories: Mapping[str, Story]
) -> tuple[StoryQuery, tuple[str, ...]]:
    """Return the query that a link's parameters describe, and a sentence for each unusable one."""
    readers: dict[str, links.Reader] = {
        "story": lambda text: links.one_of(text, list(stories)),
        "scene": _number,
        "place": links.area_code,
        "area": links.area_code,  # as other pages call it
    }
    found, problems = links.read(parameters, readers)
    slug = found.get("story", next(iter(stories)))
    last = stories[slug].steps
    scene = found.get("scene", 1)
    if scene > last:
        problems = (*problems, f"This story has {last} steps; the last one is shown.")
    return StoryQuery(slug, min(scene, last), found.get("place", found.get("area", ""))), problems


def write_link(query: StoryQuery) -> dict[str, str]:
    """Return the parameters of a link that restores *query*."""
    values = {"story": query.story, "scene": query.scene, "place": query.place}
    return links.write(values, {"scene": 1, "place": ""})


def _number(text: str) -> int:
    if not (text.isdecimal() and len(text) < 3 and int(text) > 0):
        raise QueryError(f"{text[:20]!r} is not the number of a step: expected 1, 2 and so on.")
    return int(text)
