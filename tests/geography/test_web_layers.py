"""What the browser is given to draw: layers, the towns that a map names, and steps of arcs."""

import gzip
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import ContractError, MissingFile
from levelmap.geography import layers, town_labels
from levelmap.geography.web_geometry import region_numbers, steps
from levelmap.paths import Folders
from levelmap.sources.shipping import manifest
from tests.geography.arcs import arcs_of

ARCS = st.recursive(st.integers(-50, 50), lambda inner: st.lists(inner, max_size=4), max_leaves=20)


@given(st.lists(ARCS))
def test_arcs_told_as_steps_and_read_again_are_the_same(arcs: list[object]) -> None:
    assert arcs_of(steps(arcs)) == arcs


def test_a_layer_of_the_toy_country_reaches_from_edge_to_edge(toy: Folders) -> None:
    found = layers.load(toy)
    assert sorted(found) == ["lad_2021", "lad_2025"]
    assert (found["lad_2021"].areas, found["lad_2025"].areas) == (12, 11)
    now = found["lad_2025"]
    # 40 km east of the meridian of the grid and 30 km north: a degree is 67.6 and 111.2 km there
    assert now.west == pytest.approx(-2.0, abs=0.003)
    assert now.east - now.west == pytest.approx(40 / 67.6, abs=0.005)
    assert now.north - now.south == pytest.approx(30 / 111.2, abs=0.005)
    assert (toy.web_geometry / now.file).is_file()


def test_a_damaged_layer_is_left_out(toy: Folders) -> None:
    file = f"static/geo/{layers.load(toy)['lad_2021'].file}"
    assert list(layers.load(Folders(toy.root, frozenset({file})))) == ["lad_2025"]


def test_layers_that_are_missing_or_wrong_are_said(own_toy: Folders) -> None:
    path = own_toy.data / "layers.csv"
    path.write_text(path.read_text().replace("areas", "number", 1))
    manifest.write(own_toy)
    with pytest.raises(ContractError, match="areas"):
        layers.load(own_toy)
    path.unlink()
    with pytest.raises(MissingFile, match=r"layers\.csv"):
        layers.load(own_toy)


def test_two_regions_are_numbered_and_one_needs_no_number() -> None:
    frame = pd.DataFrame({"within_code": ["b", "a", "", "b", "c"]})
    assert region_numbers(frame, {"a": "R2", "b": "R1", "c": "R2"}) == {"regions": [1, 0, 1]}
    assert region_numbers(frame, {"a": "R1", "b": "R1", "c": "R1"}) == {}
    assert region_numbers(frame, {}) == {}


TOWNS = pd.DataFrame(
    [
        ("Little Elm", 52.123456, -1.987654, 59_999),
        ("Elmton", 52.5, -2.0, 60_000),
        ("Firton", 52.6, -1.5, 149_999),
        ("Gorseby", 52.7, -1.25, 150_000),
        ("Alderham", 52.75, -1.5, 399_999),
        ("Port Alder", 52.8, -2.25, 400_000),
        ("Birchley", 52.2, -1.0, 400_000),
    ],
    columns=["name", "latitude", "longitude", "population"],
)


def test_towns_are_told_largest_first_with_the_class_of_their_size(own_toy: Folders) -> None:
    name = town_labels.write(TOWNS, own_toy)
    packed = (own_toy.web_geometry / name).read_bytes()
    assert json.loads(gzip.decompress(packed)) == {
        "towns": [
            ["Birchley", 52.2, -1.0, 3],
            ["Port Alder", 52.8, -2.25, 3],
            ["Alderham", 52.75, -1.5, 2],
            ["Gorseby", 52.7, -1.25, 2],
            ["Firton", 52.6, -1.5, 1],
            ["Elmton", 52.5, -2.0, 1],
            ["Little Elm", 52.1235, -1.9877, 0],
        ]
    }
    assert town_labels.CREDIT == "Place names: GeoNames, CC BY 4.0"


def test_the_file_of_towns_is_named_by_its_content_and_takes_the_place_of_the_last(
    own_toy: Folders,
) -> None:
    assert town_labels.file_name(own_toy) == ""
    first = town_labels.write(TOWNS, own_toy)
    assert town_labels.write(TOWNS.sample(frac=1, random_state=1), own_toy) == first
    second = town_labels.write(TOWNS.iloc[:2], own_toy)
    assert second != first
    assert town_labels.file_name(own_toy) == second
    assert len(list(own_toy.web_geometry.glob("towns.*"))) == 1
