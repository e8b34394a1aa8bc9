"""What an index is made of, in sentences and as a map of one domain."""

import numpy as np
import pandas as pd
import pytest

from levelmap.comparison.structure import Structure, structure
from levelmap.pages.method import inside
from levelmap.pages.method.map import FIFTHS, domain_layer, domain_names
from levelmap.pages.method.view import UNSCORED
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.method.test_firm import _found


def _structure(alpha: float, eigenvalues: tuple[float, ...]) -> Structure:
    members = pd.DataFrame(
        {
            "label": ["Pay", "Work"],
            "weight": [0.5, 0.5],
            "influence": [0.8, 0.2],
            "importance": [0.9, 0.4],
            "alpha_without": [np.nan, np.nan],
        },
        index=["pay", "work"],
    )
    between = pd.DataFrame(1.0, index=members.index, columns=members.index)
    return Structure(between, members, alpha, {}, eigenvalues, ("A note.",))


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (0.95, "measure nearly one thing, some of it more than once"),
        (0.9, "measure much the same thing"),
        (0.6, "measure much the same thing"),
        (0.59, "measure different things"),
    ],
)
def test_alpha_is_said_in_words(alpha: float, words: str) -> None:
    found = inside.findings(_structure(alpha, (1.5, 0.5)))
    assert found[0].startswith(f"Cronbach's alpha is {alpha:.2f}: the 2 indicators {words}.")
    assert found[1].startswith("One dimension holds")
    assert found[2:] == [
        "Pay has 50% of the weight and makes up 80% of the variation of the score.",
        "A note.",
    ]


def test_several_dimensions_are_said() -> None:
    said = inside.findings(_structure(0.5, (1.2, 1.1)))[1]
    assert said.startswith("2 dimensions hold")


def test_what_is_counted_twice_is_said_of_the_shipped_score() -> None:
    view, _ = _found("levelmap_13")
    found = structure(view.scored.composite)
    assert any(
        one.startswith("Counted twice: Claimants and Income deprivation move together (r = 0.93)")
        for one in inside.findings(found)
    )
    taken = inside.taken(found, view, shipped_sides().atlas)
    assert taken["weight"].sum() == pytest.approx(1)
    assert taken.set_index("member").loc["l3", "r_s1"] == pytest.approx(0.93, abs=0.005)


def test_a_domain_is_mapped_in_fifths_the_worst_darkest() -> None:
    view, _ = _found("levelmap_13")
    for key in domain_names(view):
        layer = domain_layer(view, key)
        scores = view.scored.composite.domains[key]
        groups = scores.groupby(pd.Series(layer.classes)).agg(["min", "max", "size"])
        groups = groups.drop(UNSCORED, errors="ignore").sort_index()
        assert len(groups) == FIFTHS
        # a high score is worse here: every fifth lies above the next
        assert (groups["min"].to_numpy()[:-1] >= groups["max"].to_numpy()[1:]).all()
        assert groups["size"].max() - groups["size"].min() <= 2
        assert set(layer.classes) == set(view.ranking.index)
