"""The page of guided stories: one scene at a time, with a map or a chart beside its text."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from levelmap.figures import comparison_map
from levelmap.figures import scatter as scatter_chart
from levelmap.figures.html_tables import Column, html_table
from levelmap.pages import (
    _cache,
    _components,
    _inputs,
    _map,
    build_method_state,
    compare_cache,
)
from levelmap.views import stories_coast, stories_fund, stories_left_behind
from levelmap.views.build_method import Firmness, MethodQuery, firmness
from levelmap.views.compare import CompareView
from levelmap.views.compare_query import ComparePageQuery, Part
from levelmap.views.compare_query import write_link as compare_link
from levelmap.views.compare_words import nouns
from levelmap.views.stories import Desk, Scene, Story, StoryQuery, read_link, write_link

PAGE = "stories"
MAP_HEIGHT = 560

STORIES = {
    story.slug: story
    for story in (stories_fund.STORY, stories_left_behind.STORY, stories_coast.STORY)
}


def stories() -> None:
    """Show the page."""
    query = _inputs.start(PAGE, lambda parameters: read_link(parameters, STORIES))
    st.title("Stories")
    for problem in _inputs.problems(PAGE):
        st.warning(problem, icon=":material/link_off:")
    st.segmented_control(
        "Story",
        list(STORIES),
        format_func=lambda slug: STORIES[slug].title,
        required=True,
        **_inputs.bound(PAGE, "story", query.story, lambda _, slug: StoryQuery(slug)),
    )
    story = STORIES[query.story]
    scene = _scene(query.story, query.scene)
    text, shown = st.columns([4, 6], gap="large")
    with text:
        st.caption(f"{story.lead} Step {query.scene} of {len(story.scenes)}.")
        st.header(scene.title)
        for paragraph in scene.text:
            st.markdown(paragraph)
        _show_steps(query, story)
        _show_source(scene)
    with shown:
        _show_picture(scene)
    if scene.table is not None:
        first, *others = scene.table.columns
        columns = [Column(first), *(Column(title) for title in others)]
        st.html(html_table(scene.table.caption, columns, scene.table.rows))
    _components.announce(
        f"Step {query.scene} of {len(story.scenes)}: {scene.title}", key="stories.status"
    )
    _inputs.finish(PAGE, query, write_link(query))


@st.cache_resource(max_entries=32)
def _scene(story: str, number: int) -> Scene:
    return STORIES[story].scenes[number - 1](_desk())


def _desk() -> Desk:
    return Desk(
        atlas=_cache.atlas(),
        two=lambda query: compare_cache.two(query, {}),
        scores=compare_cache.scores,
        firm=_firm,
    )


@st.cache_resource(max_entries=8)
def _firm(recipe: str) -> Firmness:
    return firmness(build_method_state.view_of(MethodQuery(recipe, against="")))


def _show_steps(query: StoryQuery, story: Story) -> None:
    back, onward = st.columns(2)
    back.button(
        "Back",
        icon=":material/arrow_back:",
        disabled=query.scene == 1,
        width="stretch",
        on_click=lambda: _go(-1),
    )
    onward.button(
        "Next",
        icon=":material/arrow_forward:",
        disabled=query.scene == len(story.scenes),
        type="primary",
        width="stretch",
        on_click=lambda: _go(1),
    )


def _go(steps: int) -> None:
    def moved(query: StoryQuery) -> StoryQuery:
        return replace(query, scene=query.scene + steps)

    _inputs.change(PAGE, moved)


def _show_source(scene: Scene) -> None:
    link = _address(scene)
    if link:
        st.html(f'<a href="{link}" target="_self">Open this in Compare</a>')
    if scene.source:
        st.caption(f"Source: {scene.source}")


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


def _show_map(view: CompareView) -> None:
    layer = _cache.atlas().layers[str(view.geography)]
    address = f"{_map.geometry_address(_cache.atlas().folders)}/{layer.file}"
    picture = comparison_map.picture(view, address, compare_cache.codes_drawn(view.geography))
    _map.show_map(picture, key="stories.map", height=MAP_HEIGHT, on_choose=lambda _: None)
    several, year = nouns(view.geography)[1].capitalize(), view.geography.vintage
    st.html(comparison_map.counts_html(view, f"{several} of {year}, and the people in them"))
