"""Links to comparisons: what is shown comes back, and what cannot be read is a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.comparisons.chosen import Filter
from levelmap.answers.comparisons.many import ManyListsQuery
from levelmap.answers.comparisons.references import SHARED
from levelmap.answers.comparisons.scatter import Grouping, ScatterQuery
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.laboratory.pot import PotQuery
from levelmap.atlas import Atlas
from levelmap.catalogue.recipe_links import link_text
from levelmap.pages.compare.query import (
    OWN_LIST,
    ComparePageQuery,
    Part,
    ReadBelow,
    Shown,
    read_link,
    write_link,
)
from tests.answers.comparisons.sides import shipped_sides


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return shipped_sides().atlas


@pytest.mark.parametrize(
    "query",
    [
        ComparePageQuery(),
        ComparePageQuery(
            two=CompareQuery("crf", "ifs_style_4:top=40", "lad_2025", True, "E!E12000007"),
            area="E06000001",
            read=ReadBelow.MONEY,
            group="both",
            describe="missions_12",
            nation="S",
        ),
        ComparePageQuery(
            Part.SCORES,
            scores=ScatterQuery(
                "levelmap_13", "imd-2025-average-score", Grouping.REGION, with_london=False
            ),
        ),
        ComparePageQuery(
            Part.POT,
            two=CompareQuery("towns-fund", "levelmap_13_2021:top=50"),
            need="imd-2025-income-scale",
            pot=PotQuery(
                pot=1e9,
                by="score_head",
                need="imd-2025-income-scale",
                floor=5,
                cap=80.5,
                per_head=True,
                among="all",
                taper=12,
                tiers=(3, 1.5),
                nations="E=84,S=8,W=5,N=3",
                before="luf-round-1-awards",
            ),
            shown=Shown.AFTER,
        ),
        ComparePageQuery(
            Part.MANY,
            wanted=Filter(("towns-fund",), ("crf", "luf-round-1:1"), "levelmap_13", high=True),
            through="towns",
        ),
        ComparePageQuery(Part.MANY, many=ManyListsQuery(("crf", "towns-fund", "luf-round-1:1,2"))),
    ],
)
def test_a_link_restores_what_is_shown(query: ComparePageQuery, atlas: Atlas) -> None:
    found, problems = read_link(write_link(query), atlas)
    assert (found, problems) == (query, ())


def test_a_method_travels_in_the_link(atlas: Atlas) -> None:
    recipe = atlas.catalogue.recipe("ifs_style_4")
    reference = f"{SHARED}{link_text(recipe)}:top=30"
    found, problems = read_link({"a": reference}, atlas)
    assert (found.two.a, problems) == (reference, ())


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"a": "luf-round-9"}, "Did you mean"),
        ({"a": OWN_LIST}, "stays in that person's browser session"),
        ({"a": f"{SHARED}1eJxxx"}, "cannot be read"),
        ({"a": "x" * 10_000}, "too long"),
        ({"b": "levelmap_13:top=x"}, "after the colon"),
        ({"geography": "moon_2021"}, "not a geography"),
        ({"universe": "everything"}, "does not say which places count"),
        ({"part": "three"}, "is not one of"),
        ({"area": "Hartlepool"}, "not a GSS code"),
        ({"describe": "gone"}, "There is no recipe"),
        ({"colour": "1"}, "does not know"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    parameters: dict[str, str], words: str, atlas: Atlas
) -> None:
    query, problems = read_link(parameters, atlas)
    assert query == ComparePageQuery()
    assert len(problems) == 1
    assert words in problems[0]


@given(
    st.dictionaries(st.sampled_from(["a", "b", "x", "lists", "geography", "universe"]), st.text())
)
def test_any_text_gives_a_query(parameters: dict[str, str]) -> None:
    query, _ = read_link(parameters, shipped_sides().atlas)
    assert isinstance(query, ComparePageQuery)


def test_a_link_of_before_money_had_a_screen_leads_to_it(atlas: Atlas) -> None:
    found, problems = read_link({"read": "pot", "divide": "place"}, atlas)
    assert (found.part, found.pot.by, problems) == (Part.POT, "place", ())
