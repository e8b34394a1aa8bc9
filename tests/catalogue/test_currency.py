"""Series that are superseded, ended or old; sources whose newer figures are due; other series."""

from datetime import date

import pytest

from levelmap import check
from levelmap.answers.indicators.readings import read_place
from levelmap.answers.listings import listing
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.values import read
from levelmap.atlas import Atlas
from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.currency import Currency, currency
from levelmap.catalogue.provenance import Source
from levelmap.cli import main
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import explore
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.terms import Nation


def source(published: str, cadence: str) -> Source:
    return Source(
        slug="toy",
        publisher="Office for Toys",
        title="Toy statistics",
        url="https://example.org",
        licence="OGL",
        attribution="Office for Toys",
        published=published,
        retrieved="2024-02-01",
        caution="",
        cadence=cadence,
        files_at="",
        file_shape="",
    )


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2022-01-01/P3Y", date(2024, 12, 31)),
        ("2022-04-01/P1Y", date(2023, 3, 31)),
        ("2023-12-01/P3M", date(2024, 2, 29)),
        ("2024-02-29/P1Y", date(2025, 2, 27)),
        ("2025-04-30/P1D", date(2025, 4, 30)),
    ],
)
def test_the_last_day_of_a_period_belongs_to_it(text: str, last: date) -> None:
    assert Period.parse(text).last_day == last


@pytest.mark.parametrize(
    ("slug", "kind", "words"),
    [
        ("gross-median-weekly-pay", "current", ""),
        (
            "imd-2019-average-score",
            "superseded",
            "Superseded: IMD 2025: average score has newer figures.",
        ),
        (
            "employment-rate",
            "ended",
            "Figures end with 2023. ONS suspended updates of the Annual Population Survey series "
            "by area until the survey is reweighted.",
        ),
        (
            "travel-time-to-employment-centre-by-car",
            "ended",
            "Figures end with 2019. The Department for Transport has published no later year of "
            "these journey times.",
        ),
    ],
)
def test_what_stands_beside_a_number(shipped: Catalogue, slug: str, kind: str, words: str) -> None:
    found = shipped.currency(slug)
    assert (found.kind, found.words) == (kind, words)
    assert found.is_current == (kind == "current")


def test_age_is_counted_against_the_data_and_not_a_year(shipped: Catalogue) -> None:
    indicator = shipped.indicator("museums")
    last = Period.parse("2021-09-30/P1D")
    young = currency(indicator, last, date(2024, 9, 30), shipped.indicators)
    old = currency(indicator, last, date(2024, 10, 1), shipped.indicators)
    assert young.is_current
    assert old.words == (
        "Figures end with 30 September 2021, more than 3 years before the newest data held "
        "(October 2024)."
    )


def test_the_day_of_the_data_is_when_the_newest_were_published(shipped: Catalogue) -> None:
    published = [s.published_last for s in shipped.sources.values() if s.published_last]
    assert shipped.data_day == max(published)
    assert shipped.data_day < date.fromisoformat(
        max(source.retrieved for source in shipped.sources.values())
    )


@pytest.mark.parametrize(
    ("published", "cadence", "expected", "overdue"),
    [
        ("2024-01-31", "P1Y", date(2025, 1, 31), True),
        ("2024-01-31", "P1M", date(2024, 2, 29), True),
        ("2023-10;2024-06", "P1Y", date(2025, 6, 30), False),
        ("2023", "P1Y", date(2024, 12, 31), True),
        ("2020", "none", None, False),
        ("2020", "", None, False),
        ("", "P1Y", None, False),
    ],
)
def test_newer_figures_are_due_by_the_cadence(
    published: str, cadence: str, expected: date | None, overdue: bool
) -> None:
    found = source(published, cadence)
    assert found.next_expected == expected
    assert found.is_overdue(date(2025, 5, 1)) == overdue


def test_check_says_what_is_overdue_and_finds_no_fault_in_it(
    toy: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.notes(toy, date(2025, 2, 1)) == []
    assert check.notes(toy, date(2025, 4, 1)) == [
        "Toy statistics (toy), published 1 January 2024: newer figures were expected by 2025-01-01."
    ]
    monkeypatch.setenv("LEVELMAP_DATA", str(toy.root))
    assert main(["check"]) == 0
    assert "Newer figures may be out:\nToy statistics (toy)" in capsys.readouterr().out


def test_where_another_nation_publishes_the_same(shipped: Catalogue) -> None:
    northern = shipped.elsewhere("employment-rate", Nation.NORTHERN_IRELAND)
    assert northern is not None
    assert northern.slug == "employment-rate-ni"
    assert shipped.elsewhere("employment-rate", Nation.WALES) is None
    assert shipped.elsewhere("gross-median-weekly-pay", Nation.SCOTLAND) is None
    scottish = shipped.elsewhere("imd-2025-extent", Nation.SCOTLAND)
    assert scottish is not None
    assert scottish.slug == "simd-2020-extent"
    both = shipped.together("employment-rate", "employment-rate-ni")
    assert both is not None
    assert both.slug == "employment-rate-uk"
    assert shipped.together("apprenticeship-starts", "apprenticeship-starts-ni") is None


def test_a_period_is_marked_where_its_figures_are_not_current() -> None:
    kinds = ("superseded", "ended", "old", "current")
    assert [Currency(kind, "").mark("2019") for kind in kinds] == [
        "2019 (superseded)",
        "2019 (no later figures)",
        "2019 (over 3 years old)",
        "2019",
    ]


def test_every_place_that_shows_a_figure_says_how_current_it_is(shipped_atlas: Atlas) -> None:
    slug = "employment-rate"
    words = "Figures end with 2023. ONS suspended updates"
    view = explore(ExploreQuery(slug), shipped_atlas)
    assert any(note.startswith(words) for note in view.notes)
    assert read_place(slug, "E06000021", shipped_atlas).period == "2023 (no later figures)"
    group = place_of("E10000024", shipped_atlas)
    assert read(group, slug, shipped_atlas).when == "2023 (no later figures)"
    listed = listing("indicators", shipped_atlas).set_index("slug")
    assert listed.loc[slug, "currency"].startswith(words)
