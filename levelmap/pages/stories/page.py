"""The page of guided stories: the picture large, one thought a step beside it, then one's place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import streamlit as st

from levelmap.answers.comparisons.two import Comparison
from levelmap.atlas import Atlas
from levelmap.drawing import legends
from levelmap.drawing.layer import Layer
from levelmap.drawing.legends import Legend, LegendRow
from levelmap.drawing.palettes import NEUTRAL
from levelmap.errors import LevelMapError
from levelmap.memory import remembered
from levelmap.pages.compare import scatter_chart
from levelmap.pages.compare.map import comparison_layer
from levelmap.pages.compare.query import ComparePageQuery, Part
from levelmap.pages.compare.query import write_link as compare_link
from levelmap.pages.method.firmness import Firmness, firmness
from levelmap.pages.method.state import view_of
from levelmap.pages.method.view import MethodQuery
from levelmap.pages.shared import cache, components, inputs, layers, maps, present
from levelmap.pages.shared.layout import Layout, layout
from levelmap.pages.shared.plain_text import plain
from levelmap.pages.stories import card, coast, fund, left_behind, place
from levelmap.pages.stories.card import PAGE
from levelmap.pages.stories.scenes import Desk, Scene, StoryQuery, read_link, write_link

MAP_HEIGHT = 560

STORIES = {story.slug: story for story in (fund.STORY, left_behind.STORY, coast.STORY)}


def stories() -> None:
    """Show the page."""
    query = inputs.start(PAGE, lambda parameters: read_link(parameters, STORIES))
    places = layout()
    with places.notices:
        for problem in inputs.problems(PAGE):
            st.warning(plain(problem), icon=":material/link_off:")
    story = STORIES[query.story]
    with places.bar:
        st.title(plain(story.title), anchor=False)
        st.segmented_control(
            "Story",
            list(STORIES),
            format_func=lambda slug: STORIES[slug].title,
            required=True,
            label_visibility="collapsed",
            **inputs.bound(
                PAGE, "story", query.story, lambda query, slug: StoryQuery(slug, place=query.place)
            ),
        )
    try:
        _show_scene(_scene(query, cache.atlas()), query, places)
    except LevelMapError as error:
        places.notices.error(plain(f"This story cannot be told now. {error}"))
    present.watch(lambda: _advance(query))
    inputs.finish(PAGE, query, write_link(query))


def _show_scene(scene: Scene, query: StoryQuery, places: Layout) -> None:
    story = STORIES[query.story]
    with places.map:
        _show_picture(scene, query.place)
    with places.card:
        card.show(scene, query, story)
        if link := _address(scene):
            words = "Open this in Compare"
            st.html(f'<a class="levelmap-small" href="{link}" target="_self">{words}</a>')
    with places.foot:
        _show_source(scene)
    with places.card:  # what is below the screen is hidden while the page presents
        said = f"Step {query.scene} of {story.steps}: {scene.title}"
        components.announce(said, key="stories.status", is_hidden=True)


def _advance(query: StoryQuery) -> None:
    """Go one step on, from the last step back to the first; the card of one's place is left out."""
    following = query.scene % len(STORIES[query.story].scenes) + 1
    card.go(following - query.scene)


def _scene(query: StoryQuery, atlas: Atlas) -> Scene:
    story, desk = STORIES[query.story], _desk(atlas)
    if query.scene < story.steps:
        return _made(query.story, query.scene, atlas)
    scenes = [_made(query.story, number, atlas) for number in range(1, story.steps)]
    return place.closing(story, scenes, query.place, desk)


@remembered
def _made(story: str, number: int, atlas: Atlas) -> Scene:
    return STORIES[story].scenes[number - 1](_desk(atlas))


def _desk(atlas: Atlas) -> Desk:
    return Desk(
        atlas=atlas,
        firm=lambda recipe: _firm(recipe, atlas),
    )


@remembered
def _firm(recipe: str, atlas: Atlas) -> Firmness:  # noqa: ARG001 (owns the memory)
    return firmness(view_of(MethodQuery(recipe, against="")))


def _show_source(scene: Scene) -> None:
    if scene.dots:
        counts = Counter(dot.colour for dot in scene.dots)
        rows = [LegendRow(c, words, counts[i]) for i, (c, words) in enumerate(scene.dot_words)]
        st.html(legends.row_html(Legend(scene.title, "", "", tuple(rows))))
    elif scene.comparison is not None:
        legend = _layer(scene, scene.comparison).legend()
        seen = tuple(row for row in legend.rows if row.areas)
        st.html(legends.row_html(replace(legend, rows=seen)))
    if scene.source:
        words = escape(f"Source: {scene.source}")
        st.html(f'<p class="levelmap-source" tabindex="0">{words}</p>')


def _layer(scene: Scene, view: Comparison) -> Layer:
    return scene.layer or comparison_layer(view)


def _address(scene: Scene) -> str:
    if scene.comparison is not None:
        page = ComparePageQuery(two=scene.comparison.query)
    elif scene.scatter is not None:
        page = ComparePageQuery(part=Part.SCORES, scores=scene.scatter.query)
    else:
        return ""
    return f"compare?{urlencode(compare_link(page))}"


def _show_picture(scene: Scene, area: str) -> None:
    if scene.comparison is not None:
        _show_map(scene, scene.comparison, area)
    elif scene.scatter is not None:
        codes = place.codes_on(area, scene.scatter.geography, cache.atlas()) if area else ()
        st.vega_lite_chart(
            scatter_chart.table(scene.scatter),
            scatter_chart.chart(scene.scatter, codes, scatter_chart.of_page()),
            theme=None,
            key="stories.chart",
        )


def _show_map(scene: Scene, view: Comparison, area: str) -> None:
    if str(view.geography) not in cache.atlas().layers:
        return
    codes = place.codes_on(area, view.geography, cache.atlas()) if area else ()
    picture = layers.picture_of(_layer(scene, view), view.geography)
    if scene.dots:  # the areas are only the ground of the points
        picture = replace(picture, colours=[NEUTRAL] * len(picture.colours), patterns=[])
    picture = replace(
        picture,
        selected=codes,
        together=cache.atlas().gazetteer.name(area) if len(codes) > 1 else "",
        focus=scene.focus,
        dots=scene.dots,
        dot_colours=[colour for colour, _ in scene.dot_words],
    )
    maps.show_map(picture, key="stories.map", height=MAP_HEIGHT, on_choose=_choose)


def _choose(code: str) -> None:
    """Take the authority of today in which an area that was clicked lies."""
    districts = cache.atlas().gazetteer.districts
    today = districts.successor(code) if code in districts.names else None
    if today is not None:
        card.take_place(today)
