"""What is read beside the picture of a story: one thought, the reader's council, the steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st

from levelmap.answers.comparisons.words import nouns
from levelmap.drawing.html_tables import Column, html_table
from levelmap.pages.compare.map import comparison_layer, counts_html
from levelmap.pages.shared import cache, components, inputs, layers
from levelmap.pages.shared.plain_text import plain
from levelmap.pages.stories import place
from levelmap.pages.stories.scenes import Scene, Story, StoryQuery

PAGE = "stories"

Go = Callable[[int], None]


def show(scene: Scene, query: StoryQuery, story: Story) -> None:
    """Show the text of a step."""
    said = place.sentence(scene, query.place, cache.atlas()) if query.place else ""
    is_last = query.scene == story.steps
    with st.container(key="stories-text"):
        st.html(steps_html(query.scene, story.steps))
        st.header(plain(scene.title), anchor=False)
        for paragraph in scene.text:
            st.markdown(plain(paragraph))
        if said and not is_last:
            st.markdown(f"**{plain(said)}**")
        _show_steps(query, story)
        _choose_place(query)
        if is_last and query.place:
            _show_card(scene, query)
    components.turn_by_finger(".st-key-stories-text", "stories.swipe", _turn(query, story))
    if scene.comparison is not None or scene.table is not None:
        with st.expander("The numbers"):
            _show_numbers(scene)


def steps_html(step: int, steps: int) -> str:
    """Return how far the story has come, as dots that a screen reader says in words."""
    words = f"Step {step} of {steps}"
    dots = "".join(
        f"<li{' aria-current=step' if number == step else ''}></li>"
        for number in range(1, steps + 1)
    )
    return (
        f'<p class="levelmap-hidden">{escape(words)}</p>'
        f'<ol class="levelmap-steps" aria-hidden="true">{dots}</ol>'
    )


def _choose_place(query: StoryQuery) -> None:
    names = {code: name for name, code in cache.authorities().items()}
    st.selectbox(
        "Your council",
        ["", *names],
        format_func=lambda code: names.get(code, "Choose it once: every step says where it stands"),
        **inputs.bound(
            PAGE, "place", query.place, lambda query, code: replace(query, place=code or "")
        ),
    )


def _turn(query: StoryQuery, story: Story) -> Go:
    def turned(step: int) -> None:
        if 1 <= query.scene + step <= story.steps:
            go(step)

    return turned


def go(steps: int) -> None:
    """Go some steps on, or back."""

    def moved(query: StoryQuery) -> StoryQuery:
        return replace(query, scene=query.scene + steps)

    inputs.change(PAGE, moved)


def take_place(code: str) -> None:
    """Carry an authority of today through the story."""

    def taken(query: StoryQuery) -> StoryQuery:
        return replace(query, place=code)

    inputs.change(PAGE, taken)


def _show_steps(query: StoryQuery, story: Story) -> None:
    steps = st.container(horizontal=True)
    steps.button(
        "Back",
        icon=":material/arrow_back:",
        disabled=query.scene == 1,
        shortcut="Left",
        width="stretch",
        on_click=lambda: go(-1),
    )
    steps.button(
        "Next",
        icon=":material/arrow_forward:",
        disabled=query.scene == story.steps,
        shortcut="Right",
        type="primary",
        width="stretch",
        on_click=lambda: go(1),
    )


def _show_card(scene: Scene, query: StoryQuery) -> None:
    """Show what to share: the map with the place on it and its own sentence above."""
    view = scene.comparison
    if view is None:
        return
    codes = place.codes_on(query.place, view.geography, cache.atlas())
    layer = replace(comparison_layer(view), title=place.sentence(scene, query.place, cache.atlas()))
    st.markdown("**Share it**: the map with this sentence.")
    with st.container(horizontal=True):
        layers.offer_pictures(
            lambda: layer,
            view.geography,
            f"{query.story}-{query.place}",
            lambda: [scene.source] if scene.source else [],
            codes[0] if codes else "",
        )


def _show_numbers(scene: Scene) -> None:
    if scene.comparison is not None:
        view = scene.comparison
        several, year = nouns(view.geography)[1].capitalize(), view.geography.vintage
        st.html(counts_html(view, f"{several} of {year}, and the people in them"))
    if scene.table is not None:
        first, *others = scene.table.columns
        columns = [Column(first), *(Column(title) for title in others)]
        st.html(html_table(scene.table.caption, columns, scene.table.rows))
