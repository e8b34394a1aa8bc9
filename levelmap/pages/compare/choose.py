"""The choice of the two sides of a comparison, and of the areas on which they meet."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers.comparisons import universe
from levelmap.answers.comparisons.references import SHARED, read_reference
from levelmap.answers.comparisons.two import CompareQuery, compare, compared_on
from levelmap.errors import LevelMapError
from levelmap.pages.compare import options, share
from levelmap.pages.compare.options import Subject, of_recipe
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, inputs
from levelmap.terms import AreaType, Geography

TOP = "top"
"""The choice of a number of the worst places by a method."""

_WHICH = {"a": "First", "b": "Second"}


def show(query: ComparePageQuery) -> None:
    """Show the two sides, and the rules under which they are compared."""
    subjects = share.known_subjects(options.subjects(cache.atlas()).all)
    with st.popover("Change", icon=":material/swap_horiz:", key="compare.what"):
        for side in ("a", "b"):
            _show_side(side, query.two, subjects)
    with st.popover("Rules", icon=":material/rule:", key="compare.rules"):
        _show_rules(query.two)


def _show_side(side: str, query: CompareQuery, subjects: dict[str, Subject]) -> None:
    reference: str = getattr(query, side)
    name, _, choice = reference.partition(":")
    options = dict(subjects)
    if name not in options:
        options[name] = _subject_of(name)
    st.selectbox(
        f"{_WHICH[side]} list, method or indicator",
        list(options),
        format_func=lambda name: options[name].label,
        **inputs.bound(
            PAGE, side, name, lambda query, name: _with(query, side, _first(options[name]))
        ),
    )
    if options[name].choices:
        _show_choice(side, options[name], choice)


def _subject_of(name: str) -> Subject:
    """Return the entry of what is not among the usual ones, such as a method in a link."""
    reference = read_reference(name, cache.atlas(), share.own_lists())
    if reference.recipe is not None:
        subject = of_recipe(name, reference.recipe)
        return (
            replace(subject, label=f"{subject.label} (from a link)") if _shared(name) else subject
        )
    return Subject(name, reference.label)


def _shared(name: str) -> bool:
    return name.startswith(SHARED)


def _first(subject: Subject) -> str:
    """Return the reference that a newly chosen entry stands for at first."""
    if subject.is_method or not subject.choices:
        return subject.name
    return _chosen(subject, subject.choices[0][0])


def _with(query: ComparePageQuery, side: str, reference: str) -> ComparePageQuery:
    two = query.two
    changed = replace(two, a=reference) if side == "a" else replace(two, b=reference)
    return replace(query, two=changed, area="")


def _show_choice(side: str, subject: Subject, choice: str) -> None:
    words = dict(subject.choices)
    if subject.is_method:
        words[TOP] = "A number of the worst places"
    kind = TOP if choice.startswith("top=") else choice or subject.choices[0][0]
    words.setdefault(kind, kind)
    which, number = st.columns(2)
    with which:
        st.selectbox(
            f"{_WHICH[side]}: which of them",
            list(words),
            format_func=lambda key: words[key],
            **inputs.bound(
                PAGE,
                f"{side}.choice",
                kind,
                lambda query, kind: _with_choice(query, side, subject, kind),
            ),
        )
    if kind == TOP:
        with number:
            st.number_input(
                f"{_WHICH[side]}: how many",
                min_value=1,
                step=1,
                **inputs.bound(
                    PAGE,
                    f"{side}.top",
                    int(choice.removeprefix("top=")),
                    lambda query, top: _with(query, side, f"{subject.name}:top={top}"),
                ),
            )


def _with_choice(
    query: ComparePageQuery, side: str, subject: Subject, kind: str
) -> ComparePageQuery:
    """Return the query for a choice; a number of places begins at that of the other side."""
    if kind == TOP:
        kind = f"top={_length_of_other(query.two, side)}"
    return _with(query, side, _chosen(subject, kind))


def _chosen(subject: Subject, choice: str) -> str:
    return f"{subject.name}:{choice}" if choice else subject.name


def _length_of_other(query: CompareQuery, side: str) -> int:
    try:
        view = compare(query, cache.atlas(), share.own_lists())
    except LevelMapError:
        return 100
    parts = view.agreement.partition
    return max(1, len(parts.both | (parts.only_b if side == "a" else parts.only_a)))


def _show_rules(query: CompareQuery) -> None:
    st.button(
        "Swap the two",
        icon=":material/swap_horiz:",
        on_click=lambda: inputs.change(PAGE, _swapped),
    )
    options = ["", *_geographies(query)]
    st.selectbox(
        "Areas on which the two are compared",
        options if query.geography in options else [*options, query.geography],
        format_func=lambda text: (
            Geography.parse(text).label.capitalize() if text else "The later year of the two"
        ),
        **inputs.bound(
            PAGE,
            "geography",
            query.geography,
            lambda query, text: replace(query, two=replace(query.two, geography=text)),
        ),
    )
    offered = universe.OFFERED
    st.selectbox(
        "Places that count",
        offered if query.universe in offered else [*offered, query.universe],
        format_func=_universe_words,
        **inputs.bound(
            PAGE,
            "universe",
            query.universe,
            lambda query, text: replace(query, two=replace(query.two, universe=text)),
        ),
    )
    st.checkbox(
        "Count an authority also if only a part of it is named",
        help="Lists of towns, neighbourhoods or wards always count the authority around them.",
        **inputs.bound(
            PAGE,
            "parts",
            query.with_parts,
            lambda query, on: replace(query, two=replace(query.two, with_parts=on)),
        ),
    )


def _universe_words(text: str) -> str:
    return universe.words(text, cache.atlas()) or "All that each side could name"


def _swapped(query: ComparePageQuery) -> ComparePageQuery:
    return replace(query, two=replace(query.two, a=query.two.b, b=query.two.a))


def _geographies(query: CompareQuery) -> list[str]:
    """Return the years of the same kind of areas that can be drawn."""
    try:
        first, second = (
            read_reference(text, cache.atlas(), share.own_lists()) for text in (query.a, query.b)
        )
        kind = compared_on(first, second).area_type
    except LevelMapError:
        return []
    if kind is not AreaType.LOCAL_AUTHORITY:
        return []
    return [name for name in cache.atlas().layers if name.startswith(f"{kind.value}_")]
