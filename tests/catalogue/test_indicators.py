"""What the catalogue says of each indicator: who computed it, its names, its kin."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from levelmap import tables
from levelmap.catalogue import indicators
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.paths import Folders
from levelmap.terms import AreaType, Polarity

WARD, DISTRICT = AreaType.WARD, AreaType.LOCAL_AUTHORITY


def changed(toy: Folders, **cells: str) -> None:
    """Load the toy catalogue with cells of its first row changed."""
    path = toy.data / "indicators.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column, text in cells.items():
        frame.loc[0, column] = text
    frame.to_csv(path, index=False)
    indicators.load(path)


@pytest.mark.parametrize(
    ("slug", "kind", "sentence"),
    [
        ("employment-rate", DISTRICT, "Published by ONS."),
        ("imd-2025-average-score", DISTRICT, "Published by ONS."),
        (
            "imd-2025-average-score",
            WARD,
            "Computed by LevelMap from figures of ONS. Mean of small areas weighted by the index's "
            "own denominator of residents; wards by the best fit of ONS.",
        ),
        (
            "imd-2025-employment-average-score",
            WARD,
            "Computed by LevelMap from figures of ONS. Mean of small areas weighted by people of "
            "working age, the denominator of the domain; wards by the best fit of ONS.",
        ),
        (
            "census-no-qualifications",
            WARD,
            "Computed by LevelMap from figures of ONS. Share made from the published counts of "
            "people, which are added up.",
        ),
        (
            "wimd-2019-extent",
            DISTRICT,
            "Computed by the R package humaniverse/IMD from figures of ONS. Summarised from the "
            "published ranks and people of small areas.",
        ),
        (
            "employment-rate-uk",
            DISTRICT,
            "Published by ONS. Put together by LevelMap from series of several nations; each "
            "figure as published.",
        ),
    ],
)
def test_who_made_the_figures_is_said(
    shipped: Catalogue, slug: str, kind: AreaType, sentence: str
) -> None:
    assert shipped.indicator(slug).made_by(kind, "ONS") == sentence


def test_what_the_builders_compute_is_marked_as_computed(shipped: Catalogue) -> None:
    for indicator in shipped.indicators.values():
        held = {series.geography.area_type for series in shipped.series(indicator.slug)}
        assert set(indicator.computed) <= held, indicator.slug
        if indicator.computed or indicator.compiled_by:
            assert indicator.method, indicator.slug
        if indicator.builder in ("explore_local_statistics", "subnational_indicators"):
            assert not indicator.computed, indicator.slug
        if indicator.builder in ("census", "small_area_shares", "devolution", "referendum"):
            assert set(indicator.computed) == held - {AreaType.LSOA}, indicator.slug
        if indicator.builder == "deprivation":
            published, computed = (part.strip() for part in indicator.origin.split(";"))
            assert (WARD in indicator.computed) == bool(computed), indicator.slug
            assert (DISTRICT in indicator.computed) == (not published), indicator.slug


def test_every_indicator_has_a_short_name_and_a_reason_for_its_role(shipped: Catalogue) -> None:
    for indicator in shipped.indicators.values():
        assert 0 < len(indicator.short) <= indicators.LONGEST_SHORT
        words = indicator.role_reason
        assert ("Our choice" in words) == (indicator.role in ("proxy", "context")) or (
            indicator.role == "supporting" and "close to" in words
        ), indicator.slug


def test_series_of_other_nations_are_named_both_ways(shipped: Catalogue) -> None:
    assert shipped.indicator("employment-rate").twins == ("employment-rate-ni",)
    assert "apprenticeship-starts-ni" in shipped.indicator("apprenticeship-starts").twins
    assert "wimd-2019-extent" in shipped.indicator("imd-2025-extent").twins
    assert shipped.indicator("gross-median-weekly-pay").twins == ()


def test_labels_do_not_say_the_opposite_of_the_number(shipped: Catalogue) -> None:
    for slug, label in {
        "internet-access": "No sufficient internet access (Health Index)",
        "patients-offered-acceptable-gp-practice-appointments": (
            "Patients not offered an acceptable GP appointment (Health Index)"
        ),
    }.items():
        indicator = shipped.indicator(f"health-index-indicator-{slug}")
        assert indicator.label == label
        assert indicator.polarity is Polarity.HIGHER_IS_WORSE


def test_every_unit_is_in_words(shipped: Catalogue) -> None:
    vague = [i.slug for i in shipped.indicators.values() if "as defined by" in i.unit]
    assert vague == []
    dementia = shipped.indicator("health-index-indicator-dementia")
    assert dementia.format(0.703) == "0.70%"
    assert "The data name no unit" in dementia.caveat


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (18.34, "£18.3 million"),
        (0.06, "£0.1 million"),
        (0.0494, "£0.05 million"),
        (0.00053, "£0.0005 million"),
        (-0.02, "-£0.02 million"),
        (0, "£0.0 million"),
    ],
)
def test_some_millions_never_print_as_none(value: float, printed: str, shipped: Catalogue) -> None:
    assert shipped.indicator("urban-heat-regulating").format(value) == printed


def test_money_in_millions_has_its_pound(shipped: Catalogue) -> None:
    bare = [i.slug for i in shipped.indicators.values() if "£" in i.unit and i.prefix != "£"]
    assert bare == []


def test_amounts_in_the_prices_of_one_year_are_not_before_inflation(shipped: Catalogue) -> None:
    assert not shipped.indicator("urban-heat-regulating").in_cash
    assert shipped.indicator("gross-median-weekly-pay").in_cash
    assert not shipped.indicator("employment-rate").in_cash


@pytest.mark.parametrize(
    ("unit", "label", "rate", "named"),
    [
        ("per 1,000 dwellings", "Sales", "per 1,000", "Sales, per 1,000"),
        ("£ a week", "Pay", "a week", "Pay"),
        ("£ per head", "Income per head", "", "Income per head"),
        ("£ million", "Exports", "", "Exports"),
        ("%", "Employment rate", "", "Employment rate"),
    ],
)
def test_a_figure_says_for_what_it_is(
    unit: str, label: str, rate: str, named: str, shipped: Catalogue
) -> None:
    found = replace(shipped.indicator("employment-rate"), unit=unit, label=label)
    assert (found.rate, found.label_with_rate) == (rate, named)


def test_services_travel_and_air_are_not_housing(shipped: Catalogue) -> None:
    wrong = [
        indicator.slug
        for indicator in shipped.indicators.values()
        if re.match(r"(wimd|simd|nimdm)-\d{4}-(access|environment)-", indicator.slug)
        and indicator.mission is not None
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"short": "A name that is longer than twenty-eight"}, "longer than 28"),
        ({"twins": "unemployment|ghost"}, "pay: ghost"),
        ({"superseded_by": "ghost"}, "pay: ghost"),
        ({"computed": "parish"}, "other than uk, country"),
        ({"role_reason": ""}, "role_reason: is empty"),
    ],
)
def test_rows_that_cannot_be_are_refused(
    own_toy: Folders, cells: dict[str, str], message: str
) -> None:
    with pytest.raises(ContractError, match=message):
        changed(own_toy, **cells)


def test_the_contract_names_every_column(shipped: Catalogue) -> None:
    header = (shipped.folders.data / "indicators.csv").read_text().split("\n", 1)[0]
    assert header.split(",") == list(tables.INDICATORS.columns)


def test_no_figure_is_said_to_be_published_by_who_puts_it_together(shipped: Catalogue) -> None:
    for indicator in shipped.indicators.values():
        publisher = shipped.source(indicator.source).publisher
        for kind in AreaType:
            assert "Published by LevelMap" not in indicator.made_by(kind, publisher)


def test_no_description_claims_a_denominator_that_is_not_held(shipped: Catalogue) -> None:
    """A mean weighted by residents for want of its own denominator says so in both its texts."""
    for one in shipped.indicators.values():
        if "not held" in one.method:
            assert "own denominator" not in one.description, one.slug


def test_what_it_is_and_its_unit_are_two_sentences(toy: Folders) -> None:
    one = next(iter(indicators.load(toy.data / "indicators.csv").values()))
    for text in ("Pay of a week", "Pay of a week."):
        said = replace(one, description=text, unit="£ a week").in_words
        assert said == "Pay of a week. Unit: £ a week."
