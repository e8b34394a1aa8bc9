"""How to read this: one picture for each idea."""

from __future__ import annotations

import streamlit as st

from levelmap.errors import LevelMapError
from levelmap.pages.reading.ideas import IDEAS, Idea
from levelmap.pages.shared import cache, components, inputs, within
from levelmap.pages.shared.plain_text import plain


def reading() -> None:
    """Show every idea; one whose data are not held is a sentence, and the others stay."""
    for problem in inputs.not_asked("reading"):
        st.warning(plain(problem), icon=":material/link_off:")
    st.title("How to read this", anchor=False)
    st.markdown(
        "What maps, lists and scores say, and what they do not. Every picture is made of the data "
        "that LevelMap holds."
    )
    for number, idea in enumerate(IDEAS):
        _show(idea, f"reading.{number}")


def _show(idea: Idea, key: str) -> None:
    st.header(plain(idea.title), anchor=key.replace(".", "-"))
    st.markdown(plain(idea.read))
    try:
        picture = idea.draw(cache.atlas())
    except LevelMapError as error:
        st.markdown(plain(error))
        return
    components.draw(picture.svg, key)
    st.markdown(f"**{plain(picture.says)}**")
    st.markdown(f"**Beware.** {plain(idea.beware)}")
    within.lead("See it at work", idea.page, idea.parameters, icon="arrow_forward")
