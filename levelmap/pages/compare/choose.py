"""The choice of the two sides of a comparison, and of the areas on which they meet."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from levelmap.answers.comparisons import universe
from levelmap.answers.comparisons.named import places_of
from levelmap.answers.comparisons.references import SHARED, read_reference
from levelmap.answers.comparisons.two import CompareQuery, compare, compared_on
from levelmap.errors import LevelMapError
from levelmap.pages.compare import options, share
from levelmap.pages.compare.options import EntryGroup, Subject, first_of, of_recipe
from levelmap.pages.compare.query import ComparePageQuery
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, inputs
from levelmap.pages.shared.plain_text import plain
from levelmap.terms import AreaType, Geography, Polarity

TOP, SHARE, BEYOND = "top", "share", "beyond"
"""Choices of a number and of a share of the worst places, and of a figure as the cut."""

WORDS = {
    TOP: "A number of the worst places",
    SHARE: "A share of the worst places",
    BEYOND: "Those beyond a figure",
}

USUAL = {EntryGroup.LIST: "luf-round-1", EntryGroup.METHOD: "levelmap_13_2021"}
"""What a group begins with, where it is held; indicators begin with their first."""

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
    kind = options[name].kind
    st.segmented_control(
        f"{_WHICH[side]} side",
        list(EntryGroup),
        format_func=lambda kind: kind.label,
        required=True,
        **inputs.bound(
            PAGE,
            f"{side}.kind",
            kind,
            lambda query, kind: _with(query, side, first_of(_begin(kind, options))),
        ),
    )
    st.selectbox(
        f"{_WHICH[side]} list, method or indicator",
        [key for key, subject in options.items() if subject.kind is kind],
        format_func=lambda name: options[name].bare_label,
        **inputs.bound(
            PAGE, side, name, lambda query, name: _with(query, side, first_of(options[name]))
        ),
    )
    if options[name].choices:
        _show_choice(side, options[name], choice)


def _begin(kind: EntryGroup, options: dict[str, Subject]) -> Subject:
    """Return the entry that is shown when a group is opened."""
    usual = options.get(USUAL.get(kind, ""))
    return usual or next(subject for subject in options.values() if subject.kind is kind)


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


def _with(query: ComparePageQuery, side: str, reference: str) -> ComparePageQuery:
    two = query.two
    changed = replace(two, a=reference) if side == "a" else replace(two, b=reference)
    return replace(query, two=changed, area="")


def _show_choice(side: str, subject: Subject, choice: str) -> None:
    words = dict(subject.choices)
    if subject.is_method:
        words |= {TOP: WORDS[TOP], SHARE: WORDS[SHARE]}
    if subject.kind is EntryGroup.INDICATOR:
        words[BEYOND] = WORDS[BEYOND]
    kind, _, number = choice.partition("=")
    kind = kind or subject.choices[0][0]
    words.setdefault(kind, kind)
    which, beside = st.columns(2)
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
    if kind in WORDS:
        with beside:
            _show_number(side, subject, kind, number)


def _show_number(side: str, subject: Subject, kind: str, written: str) -> None:
    """Show the number of a cut: of places, a share in per cent, or a figure."""
    name = f"{_WHICH[side]}: "

    def changed(query: ComparePageQuery, number: float) -> ComparePageQuery:
        said = f"{number / 100:.15g}" if kind == SHARE else f"{number:.15g}"
        return _with(query, side, f"{subject.name}:{kind}={said}")

    if kind == TOP:
        bound = inputs.bound(PAGE, f"{side}.top", int(written), changed)
        st.number_input(f"{name}how many", min_value=1, step=1, **bound)
    elif kind == SHARE:
        bound = inputs.bound(PAGE, f"{side}.share", round(float(written) * 100, 6), changed)
        st.number_input(f"{name}per cent", 0.5, 100.0, step=5.0, **bound)
    else:
        unit = cache.atlas().catalogue.indicator(subject.name.partition("@")[0]).unit
        bound = inputs.bound(PAGE, f"{side}.beyond", float(written), changed)
        st.number_input(f"{name}figure ({plain(unit)})", step=1.0, format="%g", **bound)


def _with_choice(
    query: ComparePageQuery, side: str, subject: Subject, kind: str
) -> ComparePageQuery:
    """Return the query for a choice; a number begins at what the other side or the third has."""
    if kind == TOP:
        kind = f"{TOP}={_length_of_other(query.two, side)}"
    elif kind == SHARE:
        kind = f"{SHARE}=0.1"
    elif kind == BEYOND:
        kind = f"{BEYOND}={_edge(subject):.15g}"
    return _with(query, side, f"{subject.name}:{kind}" if kind else subject.name)


def _edge(subject: Subject) -> float:
    """Return the figure at the edge of the worst third of an indicator, as it is printed."""
    atlas = cache.atlas()
    indicator = atlas.catalogue.indicator(subject.name.partition("@")[0])
    named = places_of(subject.name, atlas)
    if named.scored is None or not named.places.codes:
        return 0.0
    (values,) = named.scored.used.values()
    figures = values.table["value"].reindex(sorted(named.places.codes))
    is_high = indicator.polarity is Polarity.HIGHER_IS_WORSE
    return round(float(figures.min() if is_high else figures.max()), indicator.decimals)


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
