"""What a step of a story says of a place, by hand."""

from types import SimpleNamespace

import pandas as pd
import pytest

from levelmap.pages.stories import place
from levelmap.terms import Geography
from tests.toy_country import OLD


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Four wards: two on both lists, one on neither, one that was not compared."""
    monkeypatch.setattr(place, "codes_on", lambda *_: ["W1", "W2", "W3", "W4"])
    classes = pd.Series({"W1": "both", "W2": "neither", "W3": "both"}, name="class")
    labels = {"both": "On both", "only_a": "Only on the first", "neither": "On neither"}
    view = SimpleNamespace(
        geography=Geography.parse("ward_2025"),
        places=classes.to_frame(),
        rows=[SimpleNamespace(key=key, label=label) for key, label in labels.items()],
        sides=[SimpleNamespace(on="on the first"), SimpleNamespace(on="on the second")],
    )
    names = SimpleNamespace(gazetteer=SimpleNamespace(name=lambda _: "Elm"))
    return SimpleNamespace(
        scene=SimpleNamespace(comparison=view, scatter=None, dots=()), atlas=names
    )


def test_wards_are_counted_by_class_and_empty_classes_left_out(compared: SimpleNamespace) -> None:
    said = place.sentence(compared.scene, OLD["Elm"], compared.atlas)
    assert said == "Of the 3 wards of Elm, 2 on both and 1 on neither."


def test_a_place_without_wards_compared_is_said_to_have_none(compared: SimpleNamespace) -> None:
    compared.scene.comparison.places = compared.scene.comparison.places.iloc[:0]
    said = place.sentence(compared.scene, OLD["Elm"], compared.atlas)
    assert said == "Elm is not among the places compared here."
