"""Random recipes, for tests that hold for any."""

from __future__ import annotations

from hypothesis import strategies as st

from levelmap.methods.recipes import (
    Categories,
    Domain,
    Grade,
    Member,
    MissingRule,
    Recipe,
    Step,
)
from levelmap.terms import Geography, Nation, Polarity

slugs = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
numbers = st.one_of(st.integers(1, 1000).map(float), st.floats(0.001, 999))
directions = st.sampled_from([Polarity.HIGHER_IS_BETTER, Polarity.HIGHER_IS_WORSE])
steps = st.one_of(
    st.sampled_from([Step("zscore"), Step("percentile"), Step("imd_exponential")]),
    st.builds(lambda x: Step("distance_to_target", (("target", x),)), numbers),
    st.builds(lambda x: Step("goalposts", (("low", -x), ("high", x))), numbers),
)
aggregations = st.sampled_from(
    [Step("sum"), Step("geometric"), Step("generalised", (("power", 2.0),))]
)
geographies = st.sampled_from([None, Geography.parse("lad_2021"), Geography.parse("ward_2017")])


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Draw a recipe of up to three levels with unique keys."""
    keys = iter(draw(st.lists(slugs, min_size=12, max_size=12, unique=True)))
    leaves = tuple(
        draw(_members(key)) for key in [next(keys) for _ in range(draw(st.integers(1, 3)))]
    )
    inner = Domain(next(keys), (draw(_members(next(keys))),), weight=draw(numbers))
    outer = Domain(
        next(keys),
        (draw(_members(next(keys))), inner),
        label=draw(st.one_of(st.just(""), texts)),
        aggregation=draw(st.one_of(st.none(), aggregations)),
        normalisation=draw(st.one_of(st.just(Step("none")), steps)),
    )
    return Recipe(
        slug=draw(slugs),
        title=draw(texts),
        members=draw(st.sampled_from([leaves, (*leaves, outer)])),
        description=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60)),
        geography=draw(geographies),
        nations=tuple(draw(st.sets(st.sampled_from(list(Nation))))),
        direction=draw(directions),
        outliers=draw(st.sampled_from(["none", "winsorise", "log"])),
        normalisation=draw(steps),
        aggregation=draw(aggregations),
        weighting=draw(st.sampled_from(["given", "equal", "critic"])),
        missing=MissingRule("group_mean", draw(st.floats(0, 1))),
        categories=draw(
            st.sampled_from([Categories(), Categories("count", (20.0,), ("in", "out"))])
        ),
        tie_break=draw(st.sampled_from(["", "percentile"])),
        grade=draw(st.sampled_from(list(Grade))),
        caveats=tuple(draw(st.lists(texts, max_size=2))),
    )


@st.composite
def _members(draw: st.DrawFn, key: str) -> Member:
    source = draw(st.sampled_from(["indicator", "column"]))
    return Member(
        key,
        **{source: draw(st.one_of(st.just(key), slugs))},
        label=draw(st.one_of(st.just(""), texts)),
        weight=draw(numbers),
        points=tuple(draw(st.lists(numbers, max_size=2))),
        polarity=draw(st.one_of(st.none(), directions)),
        normalisation=draw(st.one_of(st.none(), steps)),
        grade=draw(st.sampled_from(list(Grade))),
        proxy=draw(st.booleans()),
        note=draw(st.one_of(st.just(""), texts)),
        period=draw(st.sampled_from(["", "2023-01-01/P1Y"])),
        releases=draw(st.integers(1, 3)),
        geography=draw(geographies),
        inherit=draw(st.booleans()),
        active=draw(st.booleans()),
    )
