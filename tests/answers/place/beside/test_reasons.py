"""Why places stand beside one another in the toy country, and what is drawn of them."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from levelmap.answers.place.beside.multiples import Multiple, multiples
from levelmap.answers.place.beside.reasons import (
    OF_AUTHORITIES,
    Reason,
    heading,
    places,
    why_none,
)
from levelmap.answers.place.beside.similar import Apart, Others, beside
from levelmap.answers.place.measures import Rules, read
from levelmap.answers.place.yardsticks import yardstick
from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.periods import Period
from tests.toy_country import NOW


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        (Reason.SIMILAR, ["Birch", "Elm"]),
        (Reason.ECONOMY, []),
        (Reason.PEOPLE, []),
        (Reason.CLUSTER, []),
        (Reason.KIND, ["Birch", "Cedar", "Dogwood"]),
        (Reason.SIZE, []),
        (Reason.CHOSEN, []),
    ],
)
def test_who_stands_beside_alder(furnished_atlas: Atlas, reason: Reason, found: list[str]) -> None:
    alder = furnished_atlas.gazetteer.area(NOW["Alder"], CURRENT)
    assert [area.name for area in places(alder, reason, furnished_atlas)] == found


def test_neighbours_are_those_with_a_common_boundary(furnished_atlas: Atlas) -> None:
    fir = furnished_atlas.gazetteer.area(NOW["Fir"], CURRENT)
    found = {area.name for area in places(fir, Reason.NEIGHBOURS, furnished_atlas)}
    assert found == {"Birch", "Elm", "Gorse", "Juniper"}


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.SIMILAR, "3 similar places (ONS)"),
        (Reason.ECONOMY, "3 places with an economy alike (ONS)"),
        (Reason.PEOPLE, "3 places with people alike (ONS)"),
        (Reason.CLUSTER, "the 3 others of ONS cluster A"),
        (Reason.NEIGHBOURS, "its neighbours"),
        (Reason.KIND, "3 of its kind nearest by people"),
        (Reason.CHOSEN, "the places chosen"),
    ],
)
def test_what_the_places_are_after_beside(
    furnished_atlas: Atlas, reason: Reason, words: str
) -> None:
    alder = furnished_atlas.gazetteer.area(NOW["Alder"], CURRENT)
    assert heading(alder, reason, 3, furnished_atlas) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.NEIGHBOURS, "Alder shares no boundary with another authority."),
        (Reason.KIND, "The region of Alder has no other authority of its kind."),
        (Reason.CHOSEN, "Choose places above to see them here."),
        (Reason.CLUSTER, "ONS puts Alder in no cluster."),
        (Reason.SIMILAR, "ONS finds no similar places for Alder."),
        (Reason.ECONOMY, "ONS finds no similar places for Alder."),
    ],
)
def test_why_nobody_stands_beside_it(reason: Reason, words: str) -> None:
    assert why_none("Alder", reason) == words


def test_every_reason_has_a_name_and_a_rule_of_its_own() -> None:
    assert len({reason.label for reason in Reason}) == len(Reason)
    assert len({reason.rule for reason in OF_AUTHORITIES}) == len(OF_AUTHORITIES)
    assert all(reason.rule.endswith(".") for reason in OF_AUTHORITIES)
    assert Reason.SIZE not in OF_AUTHORITIES
    assert len(OF_AUTHORITIES) == len(Reason) - 1


YEARS = tuple(Period.parse(f"{year}-01-01/P1Y") for year in (2021, 2022, 2023))
ROWS = [str(period) for period in YEARS]


def _multiple(
    own: tuple[float | None, ...] = (5.0, None, 9.0), side: Apart = Apart.BETTER
) -> Multiple:
    indicator = SimpleNamespace(label="Learners", format=lambda value: f"{value:g}")
    reading = SimpleNamespace(indicator=indicator, when="2023")
    row = SimpleNamespace(reading=reading, median_printed="4", printed_with_unit="9", side=side)
    others = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [3.0, 4.0, 5.0], "c": [None, 6.0, 4.0]})
    values = pd.Series(own, index=ROWS, dtype="float64")
    return Multiple(row, YEARS, values, values, values, others.set_axis(ROWS))  # type: ignore[arg-type]


def test_a_measure_through_time_is_told_from_its_first_figure() -> None:
    assert _multiple().sentence == (
        "Learners: 9, 2023; median of the others 4; far better; 5 in 2021."
    )
    once = _multiple((None, None, 9.0))
    assert not once.is_through_time
    assert once.sentence == "Learners: 9, 2023; median of the others 4; far better."
    assert _multiple((None, 7.0, 9.0)).sentence.endswith("; 7 in 2022.")


def test_without_a_distance_no_side_is_told() -> None:
    assert _multiple(side=Apart.UNKNOWN).sentence.endswith("of the others 4; 5 in 2021.")


def test_the_middle_half_of_the_others_by_period() -> None:
    middle = _multiple().middle
    assert middle.loc[ROWS[0]].tolist() == [1.5, 2.0, 2.5], "of 1 and 3, one has no figure"
    assert middle.loc[ROWS[2]].tolist() == [3.5, 4.0, 4.5]


def _beside_alder(atlas: Atlas, *names: str) -> Others:
    alder = atlas.gazetteer.area(NOW["Alder"], CURRENT)
    found = {slug: yardstick(slug, atlas) for slug in ("pay", "unemployment")}
    others = [atlas.gazetteer.area(NOW[name], CURRENT) for name in names]
    readings = [read(alder, measure, Rules(), (), atlas) for measure in found.values()]
    return beside("some", others, readings, found, atlas)


def test_a_place_is_ranked_among_itself_and_the_others(furnished_atlas: Atlas) -> None:
    """Alder has £400 and 9%, Birch £420 and 8%, Elm £480 and 5%, Kapok and Larch £600 and none."""
    pay, work = _beside_alder(furnished_atlas, "Birch", "Elm", "Kapok and Larch").rows
    assert pay.printed == ("£420", "£480", "£600")
    assert (pay.median, pay.position_words) == (480.0, "4 of 4")
    assert work.printed == ("8.0%", "5.0%", "not published")
    assert (work.median, work.position_words) == (6.5, "3 of 3")
    # half of the authorities lie within 60 of the middle, a robust deviation of 1.4826 x 60
    assert pay.distance == pytest.approx(-80 / (1.4826 * 60), abs=1e-4)


def test_multiples_come_from_what_differs_most(furnished_atlas: Atlas) -> None:
    group = _beside_alder(furnished_atlas, "Birch", "Elm", "Kapok and Larch")
    found = multiples(NOW["Alder"], group, furnished_atlas)
    distances = [abs(one.row.distance or 0) for one in found]
    assert distances == sorted(distances, reverse=True)
    pay = next(one for one in found if one.row.indicator.slug == "pay")
    assert [period.label for period in pay.periods] == ["2022", "2023"]
    assert pay.own.tolist() == [390.0, 400.0]
    assert pay.others.iloc[-1].tolist() == [420.0, 480.0, 600.0]
