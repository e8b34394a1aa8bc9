import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.atlas import Atlas, open_atlas
from levelmap.drawing.palettes import Palette
from levelmap.errors import QueryError
from levelmap.methods.classification import Scheme
from levelmap.pages.explore.query import (
    PALETTES,
    ExploreQuery,
    Mode,
    ReadAs,
    Shape,
    read_breaks,
    read_link,
    write_link,
)
from levelmap.pages.explore.view import explore
from levelmap.pages.shared.tables import TableView
from levelmap.paths import Folders, package_root
from levelmap.terms import AreaType
from tests.toy_country import NOW, REGIONS, YEAR_2022

SHIPPED = open_atlas(package_root())


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_a_first_visit_has_an_address_with_its_indicator_alone() -> None:
    assert write_link(ExploreQuery("pay")) == {"indicator": "pay"}


def test_a_link_restores_everything(atlas: Atlas) -> None:
    query = ExploreQuery(
        "unemployment",
        AreaType.WARD,
        YEAR_2022,
        Mode.CHANGE,
        YEAR_2022,
        Scheme.BREAKS,
        4,
        (-1.5, 0.0, 20.25),
        fit_shown=True,
        palette="rdbu",
        shape=Shape.HEXES,
        within=REGIONS["North"],
        places=(NOW["Elm"], NOW["Fir"]),
        streets=True,
        compare=True,
        read=ReadAs.TABLE,
        seen=TableView("2-down", "elm"),
    )
    link = write_link(query)
    assert len(link) == len(ExploreQuery.__slots__) + 1  # order and filter are one
    assert read_link(link, atlas) == (query, ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("indicator", "gdp"),
        ("indicator", "x" * 100_000),
        ("level", "town"),
        ("level", "msoa"),
        ("period", "1/1/2023"),
        ("period", "2023-99-99/P1Y"),
        ("mode", "magic"),
        ("since", "yesterday"),
        ("scheme", "magic"),
        ("classes", "0"),
        ("classes", "٣"),
        ("classes", "99999999999"),
        ("breaks", "3,2,1"),
        ("breaks", "1,nan"),
        ("breaks", "1,inf"),
        ("breaks", ",".join(map(str, range(40)))),
        ("palette", "rdylgn"),
        ("shape", "circles"),
        ("within", "North"),
        ("places", "<script>alert(1)</script>"),
        ("places", ",".join(f"E0690{number:04d}" for number in range(11))),
        ("streets", "1"),
        ("read", "x" * 100_000),
        ("colour", "red"),
    ],
)
def test_a_faulty_part_of_a_link_is_told_and_left_out(atlas: Atlas, name: str, text: str) -> None:
    query, problems = read_link({"indicator": "pay", name: text}, atlas)
    assert len(problems) == 1
    assert len(problems[0]) < 400
    assert query == ExploreQuery("pay") or name == "indicator"
    assert explore(query, atlas).indicator.slug == "pay"


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=50), max_size=5))
def test_any_link_is_read(parameters: dict[str, str]) -> None:
    query, problems = read_link(parameters, SHIPPED)
    assert query == ExploreQuery() or parameters
    assert len(problems) <= len(parameters)


def test_limits_may_be_written_with_spaces_and_signs() -> None:
    assert read_breaks(" -1, +2.5 ,1e3,") == (-1.0, 2.5, 1000.0)


@pytest.mark.parametrize("text", ["", " ", ",", "a", "1;2", "2,2"])
def test_what_are_not_limits_is_said(text: str) -> None:
    with pytest.raises(QueryError, match="not limits between classes"):
        read_breaks(text)


def test_every_palette_can_be_asked_for() -> None:
    assert {palette.value for palette in Palette} == set(PALETTES)


def test_every_digit_of_own_breaks_is_kept_in_a_link() -> None:
    query = ExploreQuery("pay", scheme=Scheme.BREAKS, breaks=(0.1, 485550.5, 1234567.0, 1e300))
    assert write_link(query)["breaks"] == "0.1,485550.5,1234567,1e+300"
    assert read_breaks(write_link(query)["breaks"]) == query.breaks


def test_an_area_as_other_pages_call_it_is_read_or_limits_the_map(atlas: Atlas) -> None:
    query, problems = read_link({"area": NOW["Alder"]}, atlas)
    assert (query.places, problems) == ((NOW["Alder"],), ())
    both, _ = read_link({"area": NOW["Alder"], "places": f"{NOW['Birch']},{NOW['Alder']}"}, atlas)
    assert both.places == (NOW["Alder"], NOW["Birch"])
    assert read_link({"area": REGIONS["North"]}, atlas)[0].within == REGIONS["North"]
    _, problems = read_link({"area": "somewhere"}, atlas)
    assert "is not a GSS code" in problems[0]
