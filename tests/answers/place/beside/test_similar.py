"""Where a place stands out beside others: far, clearly, worse named first, two of each."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from levelmap.answers.indicators.figures import Figure
from levelmap.answers.place.beside.similar import (
    FAR,
    RULE,
    TO_STANDARD,
    Apart,
    Beside,
    Others,
    beside,
)
from levelmap.pages.place.beside import tables


@dataclass(frozen=True)
class Label:
    label: str
    short: str = ""
    unit: str = ""
    slug: str = "pay"

    @property
    def label_with_rate(self) -> str:
        return f"{self.label}, {self.rate}" if self.rate else self.label

    @property
    def rate(self) -> str:
        return " ".join(self.unit.split()[:2])

    def format(self, value: float) -> str:
        return f"{value:g}"


@dataclass(frozen=True)
class Reading:
    indicator: Label
    printed: str = "9"
    origin: str = ""
    differs: bool = True
    derived: str = ""
    status: str = ""
    value: float | None = 9.0
    when: str = "2024"

    @property
    def printed_with_rate(self) -> str:
        return f"{self.printed} {self.indicator.rate}".strip()

    def clearly_differs_from(self, _: float) -> bool:
        return self.differs


def test_a_rate_says_what_it_is_a_rate_of() -> None:
    reading = Reading(Label("Learners", unit="per 100,000 population"))
    row = Beside(reading, (), 5.0, 1, 3, 2.0)  # type: ignore[arg-type]
    assert _said(row).endswith("learners (9 per 100,000; median 5).")


def test_a_figure_computed_here_says_so_in_the_sentence_too() -> None:
    reading = Reading(Label("Rent"), derived="computed here for 90% of its people")
    row = Beside(reading, (), 5.0, 1, 3, -2.0)  # type: ignore[arg-type]
    assert _said(row) == (
        "Beside its neighbours, it does far worse on rent (9, computed here for 90% of its people; "
        "median 5)."
    )
    assert row.own_printed == "9, computed here for 90% of its people"


@pytest.mark.parametrize("short", ["Learners, S", "Learners (UK)", "Learners (NI)", "Learners, NI"])
def test_the_nation_of_a_series_is_not_said_of_a_place_in_it(short: str) -> None:
    row = Beside(Reading(Label("Starts", short)), (), 5.0, 1, 3, 2.0)  # type: ignore[arg-type]
    assert _said(row).endswith("far better on learners (9; median 5).")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Learners in work", "learners in work"),
        ("A levels", "A levels"),
        ("AB pupils", "AB pupils"),
        ("Aged 16 and over", "aged 16 and over"),
        ("Free Meals", "Free Meals"),
    ],
)
def test_a_label_in_a_sentence_keeps_the_letters_of_a_name(label: str, said: str) -> None:
    row = Beside(Reading(Label(label)), (), 5.0, 1, 3, 2.0)  # type: ignore[arg-type]
    assert _said(row).endswith(f"better on {said} (9; median 5).")


def _row(label: str, distance: float | None, **given: object) -> Beside:
    reading = Reading(Label(label), **given)  # type: ignore[arg-type]
    return Beside(reading, (), 5.0, 1, 3, distance)  # type: ignore[arg-type]


def _said(*rows: Beside) -> str:
    return Others("its neighbours", (), rows).standing_out


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (1, "the one other with a figure 5"),
        (4, "median of 4: 5"),
        (5, "median 5"),
    ],
)
def test_a_median_of_few_says_of_how_many_it_is(known: int, said: str) -> None:
    """Of ten similar places one alone may be of the nation whose series it is."""
    figures = (*[5.0] * known, *[None] * (10 - known))
    row = Beside(Reading(Label("Pay")), (), 5.0, 1, known + 1, 2.0, figures)  # type: ignore[arg-type]
    assert _said(row) == f"Beside its neighbours, it does far better on pay (9; {said})."


def test_the_two_furthest_on_either_side_are_named_the_furthest_first() -> None:
    rows = [
        _row("Pay", -1.5),
        _row("Crime", -3.0),
        _row("Rent", -1.2),
        _row("Life", 2.0),
        _row("NHS", 4.0),
        _row("Sun", 0.2),
    ]
    assert _said(*rows) == (
        "Beside its neighbours, it does far worse on crime (9; median 5) and pay (9; median 5) and "
        "far better on NHS (9; median 5) and life (9; median 5)."
    )


@pytest.mark.parametrize(("distance", "is_far"), [(-FAR, True), (-FAR + 0.01, False)])
def test_from_one_robust_deviation_on_it_stands_out(distance: float, is_far: bool) -> None:
    assert ("does far worse on pay" in _said(_row("Pay", distance))) == is_far


@pytest.mark.parametrize("given", [{"differs": False}, {"origin": "county value"}])
def test_what_is_not_clear_or_not_its_own_does_not_stand_out(given: dict[str, object]) -> None:
    assert _said(_row("Pay", -5.0, **given)) == ""
    assert "it does far worse on crime (" in _said(_row("Pay", -5.0, **given), _row("Crime", -2.0))


def test_where_nothing_is_far_it_says_so() -> None:
    assert _said(_row("Pay", 0.5), _row("Crime", 0.1), _row("Rent", -0.3)) == (
        "On no measure is it far from its neighbours: it does worst on rent (9; median 5) and "
        "best on pay (9; median 5)."
    )
    assert _said(_row("Pay", 0.0)) == "On no measure is it far from its neighbours."
    assert _said(_row("Pay", None)) == ""


def test_where_one_side_alone_is_far_the_other_end_is_said_not_to_be() -> None:
    assert _said(_row("Pay", -0.5), _row("Rent", -0.2), _row("Crime", 2.0)) == (
        "Beside its neighbours, it does worst on pay (9; median 5; not far) and far better on "
        "crime (9; median 5)."
    )


@pytest.mark.parametrize(
    ("distance", "given", "side"),
    [
        (FAR, {}, Apart.BETTER),
        (-FAR, {}, Apart.WORSE),
        (FAR - 0.01, {}, Apart.NEAR),
        (-FAR + 0.01, {}, Apart.NEAR),
        (-3.0, {"differs": False}, Apart.NEAR),
        (-3.0, {"origin": "county value"}, Apart.NEAR),
        (-3.0, {"printed": "5"}, Apart.NEAR),
        (None, {}, Apart.UNKNOWN),
    ],
)
def test_one_rule_says_what_is_far(
    distance: float | None, given: dict[str, object], side: Apart
) -> None:
    assert _row("Pay", distance, **given).side is side


def test_the_rule_names_its_threshold() -> None:
    assert RULE.startswith(f"Far: at least {'one' if FAR == 1 else FAR} standard deviation")
    assert f"{TO_STANDARD:.2f} times their median distance" in RULE


def test_the_rule_says_what_is_not_called_worst() -> None:
    assert "No measure is called worst or best whose interval holds that median." in RULE


def _beside_two(
    said: tuple[str, str], value: float | None = 9.0, other: float | None = 8.0
) -> tuple[str, ...]:
    """Return the row of a table beside one place with 7 and one with *other*."""
    reading = Reading(Label("Pay"), status="provisional", value=value)
    printed = tuple(
        f"{n:g} ({word})" if n else "not held" for n, word in zip((7.0, other), said, strict=True)
    )
    row = Beside(reading, printed, 7.5, 1, 3, 0.0, (7.0, other), said)  # type: ignore[arg-type]
    places = [SimpleNamespace(name=name) for name in ("Alder", "Birch")]
    return tables.of("Ash", Others("two others", (), (row,)), places, str).rows[0]  # type: ignore[arg-type]


def test_a_word_on_all_figures_of_a_row_stands_once() -> None:
    both = ("provisional", "provisional")
    assert _beside_two(both) == ("Pay, 2024, provisional", "9", "7.5", "1 of 3", "7", "8")
    assert _beside_two(("provisional", ""), other=None)[-2:] == ("7", "not held")


def test_a_row_of_a_rate_says_for_how_many() -> None:
    row = Beside(Reading(Label("Sales", unit="per 1,000 dwellings")), (), 5.0, 1, 3, 2.0)  # type: ignore[arg-type]
    group = Others("two others", (SimpleNamespace(name="Alder"),), (row,))  # type: ignore[arg-type]
    assert tables.of("Ash", group, (), str).rows[0][0] == "Sales, per 1,000, 2024"
    assert tables.similar("Ash", group).rows[0][0] == "Sales, per 1,000"


def test_a_word_on_some_figures_of_a_row_stands_with_each() -> None:
    row = _beside_two(("provisional", "revised"))
    assert row == (
        "Pay, 2024", "9, provisional", "7.5", "1 of 3", "7 (provisional)", "8 (revised)"
    )  # fmt: skip


def _beside_figures(*figures: Figure) -> Beside:
    """Return a place with 9 beside others; of all authorities the middle distance is 1."""
    measure = SimpleNamespace(sign=1, spread=1.0)
    given = dict(enumerate(figures))
    group = beside(
        "others",
        list(given),  # type: ignore[arg-type]
        [Reading(Label("Pay"))],  # type: ignore[list-item]
        {"pay": measure},  # type: ignore[dict-item]
        None,  # type: ignore[arg-type]
        lambda place, _: given[place],  # type: ignore[call-overload]
    )
    return group.rows[0]


def test_a_countys_figure_that_stands_in_for_its_districts_is_not_counted() -> None:
    """Own figures 8 and 10; two districts show 20 of one county, which would make the middle 15."""
    own = [Figure(Label("Pay"), value) for value in (8.0, 10.0)]  # type: ignore[arg-type]
    county = Figure(Label("Pay"), 20.0, status="inherited")  # type: ignore[arg-type]
    row = _beside_figures(*own, county, county)
    assert (row.median, row.position_words, row.side) == (9.0, "2 of 3", Apart.NEAR)
    assert row.figures == (8.0, 10.0, 20.0, 20.0), "still shown, as its county's"
    alone = _beside_figures(county, Figure(Label("Pay"), why="not held"))  # type: ignore[arg-type]
    assert (alone.median_printed, alone.side) == ("none has a figure of its own", Apart.UNKNOWN)
    none = _beside_figures(Figure(Label("Pay"), why="not held"))  # type: ignore[arg-type]
    assert none.median_printed == "none has a figure"
