"""The map's elements: a base that never changes, pictures that carry any text as text."""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from levelmap.drawing.map_layers import Addresses, BaseMap, PaintedAreas
from levelmap.drawing.picture import MOST_CLASSES, NO_DATA, OUTSIDE, Dot, Picture, pack

ADDRESSES = Addresses(leaflet="../leaflet", browser="../browser")

PICTURE = Picture(
    geometry="../geometry/lad_2021.0123456789.json.gz",
    classes=[0, 1, NO_DATA, OUTSIDE, 1],
    colours=["#ffffff", "#000000"],
    name="Pay, 2023",
    values=["1.5", "2.5", "not published", "", "2.5"],
)


def unpack(packed: str) -> dict[str, Any]:
    """Return what the browser reads, with class mark and printed value of each area."""
    content = json.loads(zlib.decompress(base64.b64decode(packed)))
    texts = content["texts"].split("\n")
    places = [
        (ord(high) - 0x30) * 64 + ord(low) - 0x30
        for high, low in zip(content["high"], content["low"], strict=True)
    ]
    return content | {"areas": [(content["marks"][place], texts[place]) for place in places]}


def test_every_area_gets_its_class_and_value() -> None:
    assert unpack(pack(PICTURE))["areas"] == [
        ("0", "1.5"),
        ("1", "2.5"),
        ("-", "not published"),
        (" ", ""),
        ("1", "2.5"),
    ]


@given(
    st.lists(
        st.tuples(
            st.integers(-2, MOST_CLASSES - 1), st.text(st.characters(exclude_categories=["Cs"]))
        ),
        max_size=30,
    )
)
def test_any_classes_and_values_survive(areas: list[tuple[int, str]]) -> None:
    picture = replace(
        PICTURE,
        classes=[number for number, _ in areas],
        values=[text for _, text in areas],
        colours=["#000000"] * MOST_CLASSES,
    )
    marks = {NO_DATA: "-", OUTSIDE: " "}
    expected = [
        (marks.get(number) or "0123456789abcdefghijklmnopqrstuvwxyz"[number], text)
        for number, text in areas
    ]
    found = unpack(pack(picture))["areas"]
    assert found == [(mark, text.replace("\n", " ")) for mark, text in expected]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_reaches_the_script_as_it_is(text: str) -> None:
    picture = replace(
        PICTURE,
        name=text,
        values=[text] * 5,
        labels=[text, text],
        selected=[text],
        frame=text,
        credit=text,
        geometry=text,
    )
    assert re.fullmatch("[A-Za-z0-9+/=]+", pack(picture))
    assert unpack(pack(picture))["name"] == text


def test_the_base_is_the_same_on_every_run() -> None:
    first, second = (generate_leaflet_string(BaseMap(ADDRESSES)) for _ in range(2))
    assert first == second
    assert len(first) < 1000


def test_the_base_asks_no_other_host() -> None:
    base = BaseMap(ADDRESSES)
    addresses = [address for _, address in [*base.default_js, *base.default_css]]
    assert all(address.startswith("../") for address in addresses)
    assert "http" not in generate_leaflet_string(base)
    assert "user-scalable" not in base.get_root().render()


def test_the_picture_is_painted_on_its_map() -> None:
    base, painted = BaseMap(ADDRESSES), PaintedAreas(PICTURE)
    painted.add_to(base)
    base.get_root().render()
    script = generate_leaflet_string(painted, base_id="group")
    assert f'levelmap.paint({base.get_name()}, "{pack(PICTURE)}")' in " ".join(script.split())


def test_a_picture_of_all_wards_stays_small() -> None:
    """Printed to one decimal, as a score from 0 to 80 is: 800 different texts, 8,482 areas."""
    scores = [(i * 7919) % 800 for i in range(8482)]
    picture = replace(
        PICTURE,
        classes=[score // 160 for score in scores],
        colours=["#000000"] * 5,
        values=[f"{score / 10:.1f}" for score in scores],
    )
    assert len(pack(picture)) < 20_000


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"classes": [0, 1, 2, 0, 0]}, r"classes \[0, 1, 2\] for 2 colours"),
        ({"classes": [0, -3, 0, 0, 0]}, r"classes \[-3, 0\] for 2 colours"),
        ({"values": ["1"]}, "1 values for 5 classes"),
        ({"labels": ["one"]}, "1 labels for 2 colours"),
        ({"patterns": ["dots", "", ""]}, "3 patterns for 2 colours"),
    ],
)
def test_an_inconsistent_picture_is_a_fault_of_the_program(
    change: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        pack(replace(PICTURE, **change))


def test_dots_and_focus_travel_in_the_picture() -> None:
    colours = ["#111111", "#222222"]
    dotted = replace(PICTURE, dots=[Dot(53.0, -2.2, 4.5, 1)], dot_colours=colours)
    found = unpack(pack(replace(dotted, focus=["a", "b"])))
    assert found["dots"] == [[53.0, -2.2, 4.5, 1]]
    assert found["dotColours"] == ["#111111", "#222222"]
    assert found["focus"] == "a b"
    assert "dots" not in unpack(pack(PICTURE))


def test_chosen_areas_that_are_one_place_say_its_name() -> None:
    assert unpack(pack(replace(PICTURE, together="Ash")))["together"] == "Ash"
    assert "together" not in unpack(pack(PICTURE))


def test_a_dot_of_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="dots"):
        pack(replace(PICTURE, dots=[Dot(53.0, -2.2, 4.5, 2)], dot_colours=["#111111"]))
