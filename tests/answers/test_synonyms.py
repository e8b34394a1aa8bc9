"""Words that readers use, and what they lead to."""

from itertools import chain

import pytest

from levelmap.answers.search import find
from levelmap.answers.synonyms import LEADS, leads
from levelmap.atlas import Atlas


def test_every_slug_is_held(shipped_atlas: Atlas) -> None:
    catalogue = shipped_atlas.catalogue
    held = {*catalogue.indicators, *catalogue.priority_lists, *catalogue.recipes}
    assert set(chain.from_iterable(LEADS.values())) <= held


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("house prices", "housing-affordability-ratio"),
        ("Deprivation", "imd-2025-average-score"),
        ("wages", "gross-median-weekly-pay"),
        ("fast internet", "gigabit-capable-broadband"),
    ],
)
def test_a_word_leads_to_what_readers_mean_first(
    typed: str, slug: str, shipped_atlas: Atlas
) -> None:
    measures = [found.key for found in find(typed, shipped_atlas) if "-" in found.key]
    assert measures[0] == slug


def test_a_name_that_only_holds_the_letters_leads_nowhere() -> None:
    assert leads("hartlepool") == ()
    assert leads("jo") == ()
