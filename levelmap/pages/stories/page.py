"""The page of guided stories: one scene at a time, with a map or a chart beside its text."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import nouns
from levelmap.atlas import Atlas
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.memory import remembered
from levelmap.pages.compare import scatter_chart
from levelmap.pages.compare.map import comparison_layer, counts_html
from levelmap.pages.compare.query import ComparePageQuery, Part
from levelmap.pages.compare.query import write_link as compare_link
from levelmap.pages.method.state import view_of
from levelmap.pages.method.view import Firmness, MethodQuery, firmness
from levelmap.pages.shared import cache, components, inputs, layers
from levelmap.pages.shared.layout import Layout, layout
from levelmap.pages.shared.plain_text import plain
from levelmap.pages.stories import coast, fund, left_behind
from levelmap.pages.stories.scenes import Desk, Scene, Story, StoryQuery, read_link, write_link

PAGE = "stories"
MAP_HEIGHT = 560

STORIES = {story.slug: story for story in (fund.STORY, left_behind.STORY, coast.STORY)}


def stories() -> None:
    """Show the page: the picture large on one side, one thought a step on the other."""
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
            **inputs.bound(PAGE, "story", query.story, lambda _, slug: StoryQuery(slug)),
        )
    try:
        _show_scene(_scene(query.story, query.scene, cache.atlas()), query, places)
    except LevelMapError as error:
        places.notices.error(plain(f"This story cannot be told now. {error}"))
    inputs.finish(PAGE, query, write_link(query))


def _show_scene(scene: Scene, query: StoryQuery, places: Layout) -> None:
    story = STORIES[query.story]
    with places.map:
        _show_picture(scene)
    with places.card:
        _show_text(scene, query, story)
    with places.foot:
        _show_source(scene)
    with places.below:
        components.announce(
            f"Step {query.scene} of {len(story.scenes)}: {scene.title}",
            key="stories.status",
            is_hidden=True,
        )


def _show_text(scene: Scene, query: StoryQuery, story: Story) -> None:
    with st.container(key="stories-text"):
        st.caption(f"{story.lead} Step {query.scene} of {len(story.scenes)}.")
        st.progress(query.scene / len(story.scenes))
        st.header(plain(scene.title), anchor=False)
        for paragraph in scene.text:
            st.markdown(plain(paragraph))
        _show_steps(query, story)
    if scene.comparison is not None:
        view = scene.comparison
        several, year = nouns(view.geography)[1].capitalize(), view.geography.vintage
        st.html(counts_html(view, f"{several} of {year}, and the people in them"))
    if scene.table is not None:
        first, *others = scene.table.columns
        columns = [Column(first), *(Column(title) for title in others)]
        st.html(html_table(scene.table.caption, columns, scene.table.rows))


@remembered
def _scene(story: str, number: int, atlas: Atlas) -> Scene:
    return STORIES[story].scenes[number - 1](_desk(atlas))


def _desk(atlas: Atlas) -> Desk:
    return Desk(
        atlas=atlas,
        firm=lambda recipe: _firm(recipe, atlas),
    )


@remembered
def _firm(recipe: str, atlas: Atlas) -> Firmness:  # noqa: ARG001 (owns the memory)
    return firmness(view_of(MethodQuery(recipe, against="")))


def _show_steps(query: StoryQuery, story: Story) -> None:
    back, onward = st.columns(2)
    back.button(
        "Back",
        icon=":material/arrow_back:",
        disabled=query.scene == 1,
        shortcut="Left",
        width="stretch",
        on_click=lambda: _go(-1),
    )
    onward.button(
        "Next",
        icon=":material/arrow_forward:",
        disabled=query.scene == len(story.scenes),
        shortcut="Right",
        type="primary",
        width="stretch",
        on_click=lambda: _go(1),
    )


def _go(steps: int) -> None:
    def moved(query: StoryQuery) -> StoryQuery:
        return replace(query, scene=query.scene + steps)

    inputs.change(PAGE, moved)


def _show_source(scene: Scene) -> None:
    link = _address(scene)
    if link:
        st.html(f'<a href="{link}" target="_self">Open this in Compare</a>')
    if scene.source:
        st.caption(plain(f"Source: {scene.source}"))


def _address(scene: Scene) -> str:
    if scene.comparison is not None:
        page = ComparePageQuery(two=scene.comparison.query)
    elif scene.scatter is not None:
        page = ComparePageQuery(part=Part.SCORES, scores=scene.scatter.query)
    else:
        return ""
    return f"compare?{urlencode(compare_link(page))}"


def _show_picture(scene: Scene) -> None:
    if scene.comparison is not None:
        _show_map(scene.comparison)
    elif scene.scatter is not None:
        st.vega_lite_chart(
            scatter_chart.table(scene.scatter),
            scatter_chart.chart(scene.scatter),
            theme=None,
            key="stories.chart",
        )


def _show_map(view: Comparison) -> None:
    layer = comparison_layer(view)
    layers.show(layer, view.geography, "stories.map", height=MAP_HEIGHT, on_choose=lambda _: None)
