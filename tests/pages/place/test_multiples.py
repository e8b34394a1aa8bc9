"""Small multiples and the reasons for the places in them, on the toy country.

Alder is paid £400 a week, £10 more than the year before; unemployment has one year only.
"""

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers.place.beside import reasons
from levelmap.answers.place.beside.multiples import MOST_LINES, Multiple, multiples
from levelmap.answers.place.beside.reasons import Reason
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import leads
from levelmap.pages.place.beside import multiples as drawn
from levelmap.pages.place.query import PlaceQuery, read_link, write_link
from levelmap.pages.place.view import PlaceView, place
from levelmap.paths import Folders
from tests.drawing.drawn import elements, words
from tests.toy_country import NOW, PAY, UNEMPLOYMENT

ALDER = NOW["Alder"]


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.fixture(scope="module")
def view(atlas: Atlas) -> PlaceView:
    return place(PlaceQuery(ALDER), atlas)


@pytest.fixture(scope="module")
def found(view: PlaceView, atlas: Atlas) -> dict[str, Multiple]:
    made = multiples(ALDER, view.similar, atlas)
    return {each.row.indicator.slug: each for each in made}


def test_figures_through_time_are_those_published(found: dict[str, Multiple]) -> None:
    pay = found["pay"]
    assert pay.own.tolist() == [PAY["Alder"] - 10, PAY["Alder"]]
    assert pay.others.iloc[-1].tolist() == [PAY["Birch"], PAY["Elm"]]
    assert pay.middle["median"].iloc[-1] == (PAY["Birch"] + PAY["Elm"]) / 2
    assert pay.is_through_time
    assert not found["unemployment"].is_through_time


def test_a_line_is_higher_where_the_figure_is(found: dict[str, Multiple]) -> None:
    picture = drawn.drawing(found["pay"])
    dot = elements(picture, "circle")[0]
    bold = elements(picture, "path", stroke_width="2.5")[0]["d"]
    (x0, y0), (x1, y1) = [tuple(map(float, part.split())) for part in bold[1:].split("L")]
    assert x0 < x1
    assert y0 > y1, "£10 more than the year before: up"
    assert (float(dot["cx"]), float(dot["cy"])) == (x1, y1)
    assert list(words(picture)) == ["2022", "2023"]
    thin = elements(picture, "path", stroke="#b3bdc6")
    assert len(thin) == 2


def test_one_year_only_is_a_dot_among_the_others(found: dict[str, Multiple]) -> None:
    one = found["unemployment"]
    picture = drawn.drawing(one)
    marks = sorted(float(line["x1"]) for line in elements(picture, "line", stroke="#5b6670"))
    assert len(marks) == 2
    dot = float(elements(picture, "circle")[0]["cx"])
    assert UNEMPLOYMENT["Alder"] > max(UNEMPLOYMENT["Birch"], UNEMPLOYMENT["Elm"])
    assert dot > max(marks)


def test_a_line_breaks_where_a_figure_is_missing() -> None:
    gap = pd.Series([1.0, float("nan"), 2.0, 3.0])
    steps = drawn._line([0, 1, 2, 3], gap, drawn.Scale(0, 4, 4, 0))
    assert 'd="M0 3M2 2L3 1"' in steps


def test_of_many_places_the_middle_half_is_a_band(found: dict[str, Multiple]) -> None:
    pay = found["pay"]
    many = pd.DataFrame({str(n): [n, n + 10.0] for n in range(MOST_LINES + 1)}, index=pay.own.index)
    picture = drawn.drawing(replace(pay, others=many))
    assert not elements(picture, "path", stroke="#b3bdc6")
    assert len(elements(picture, "path", fill="#dfe5ea")) == 1


def test_the_side_stands_in_the_colour_of_its_level(found: dict[str, Multiple]) -> None:
    near = found["pay"]
    far = replace(near, row=replace(near.row, distance=-2.0))
    assert '<span class="levelmap-between">not far</span>' in drawn.html([near], str)
    assert '<span class="levelmap-below">far worse</span>' in drawn.html([far], str)


def test_every_drawing_is_said_in_words(found: dict[str, Multiple]) -> None:
    shown = drawn.html(list(found.values()), leads.figures(ALDER))
    for each in found.values():
        assert f'alt="{each.sentence}"' in shown
    assert found["pay"].sentence.endswith(f"£{PAY['Alder'] - 10} in 2022.")


@pytest.mark.parametrize(
    ("reason", "names"),
    [
        (Reason.SIMILAR, ["Birch", "Elm"]),
        (Reason.ECONOMY, []),
        (Reason.CLUSTER, []),
        (Reason.NEIGHBOURS, ["Birch", "Elm"]),
        (Reason.CHOSEN, []),
    ],
)
def test_each_reason_has_its_places(reason: Reason, names: list[str], atlas: Atlas) -> None:
    area = atlas.gazetteer.area(ALDER, CURRENT)
    assert [other.name for other in reasons.places(area, reason, atlas)] == names
    assert reason.rule.endswith(".")
    assert reasons.why_none("Alder", reason).endswith(".")


def test_the_reason_is_kept_in_the_link(atlas: Atlas) -> None:
    query = PlaceQuery(ALDER, by=Reason.KIND)
    assert write_link(query)["by"] == "kind"
    assert read_link(write_link(query), atlas)[0] == query
    assert read_link({"area": ALDER, "beside": NOW["Elm"]}, atlas)[0].by is Reason.CHOSEN
    assert "by" not in write_link(PlaceQuery(ALDER))


def test_a_cluster_is_that_of_the_publisher(shipped_atlas: Atlas) -> None:
    def _cluster(code: str) -> list[str]:
        area = shipped_atlas.gazetteer.area(code, CURRENT)
        return [other.code for other in reasons.places(area, Reason.CLUSTER, shipped_atlas)]

    hartlepool, york = _cluster("E06000001"), _cluster("E06000014")
    assert len(hartlepool) == len(york) == 133, "134 in cluster B"
    assert "E06000014" in hartlepool
    assert "E06000011" not in hartlepool, "East Riding is in C"
    assert _cluster("E06000053") == [], "Scilly is in none"
