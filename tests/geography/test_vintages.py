import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import CannotRecode, ContractError, UnknownGeography, VintageMismatch
from levelmap.geography.areas import Areas
from levelmap.geography.transfers import EXACT, Route, Transfer, from_people
from levelmap.geography.vintages import Recoded, ValueKind, Vintages, carry_labels, recode
from levelmap.lists.standings import StandingTable, standing_table
from levelmap.paths import Folders, folders, package_root
from levelmap.terms import Geography
from tests.toy_country import MERGED, OLD, WALK

UK = Vintages(folders(package_root()))
YEARS = (2018, 2019, 2020, 2021, 2023, 2025)


def _table(catalogue: Catalogue, name: str) -> StandingTable:
    return standing_table(name, catalogue, Areas(catalogue.folders))


def lad(year: int) -> Geography:
    return Geography.parse(f"lad_{year}")


def between(start: int, end: int) -> Transfer:
    return UK.transfer(lad(start), lad(end))


def codes(year: int) -> list[str]:
    return sorted(between(year, year).pairs["old"])


def bring(values: dict[str, float], kind: str, start: int, end: int) -> Recoded:
    return recode(pd.Series(values, dtype=float), kind, between(start, end))


@st.composite
def values_of_a_year(draw: st.DrawFn) -> tuple[int, int, pd.Series]:
    """Draw values on some districts of one year (one in five missing), and another year."""
    start, end = draw(st.sampled_from(YEARS)), draw(st.sampled_from(YEARS))
    seed = draw(st.integers(0, 10_000))
    everything = pd.Series(codes(start)).sample(frac=draw(st.floats(0.3, 1)), random_state=seed)
    numbers = pd.Series(range(1, len(everything) + 1), index=everything.to_numpy(), dtype=float)
    return start, end, numbers.mask((numbers + seed) % 5 == 0)


@settings(max_examples=40, deadline=None)
@given(values_of_a_year(), st.sampled_from(list(ValueKind)))
def test_nothing_is_lost_silently(drawn: tuple[int, int, pd.Series], kind: ValueKind) -> None:
    start, end, values = drawn
    transfer = between(start, end)
    if kind is ValueKind.RANK and not transfer.how.isin(EXACT).all():
        with pytest.raises(CannotRecode):
            recode(values, kind, transfer)
        return
    result = recode(values, kind, transfer)
    held = set(values.dropna().index)
    reached = transfer.pairs[transfer.pairs["new"].isin(result.carried.index)]
    assert held <= set(reached["old"]) | set(result.not_carried)
    assert set(result.carried.index).isdisjoint(result.empty)
    assert result.carried.index.is_monotonic_increasing


@settings(max_examples=30, deadline=None)
@given(values_of_a_year())
def test_counts_conserve(drawn: tuple[int, int, pd.Series]) -> None:
    start, end, values = drawn
    result = recode(values, "count", between(start, end))
    lost = values.reindex(list(result.not_carried)).sum()
    assert result.carried.sum() + lost == pytest.approx(values.sum())


@settings(max_examples=30, deadline=None)
@given(values_of_a_year())
def test_there_and_back_is_the_identity_on_unchanged_areas(
    drawn: tuple[int, int, pd.Series],
) -> None:
    start, end, values = drawn
    transfer = between(start, end)
    there = recode(values, "rate", transfer)
    back = recode(there.carried, "rate", between(end, start))
    exact = transfer.pairs[transfer.pairs["how"].isin(EXACT)]["old"]
    same = values.index.intersection(exact)
    pd.testing.assert_series_equal(values[same], back.carried[same], check_names=False)


@settings(max_examples=30, deadline=None)
@given(values_of_a_year())
def test_a_weighted_mean_lies_between_its_parts(drawn: tuple[int, int, pd.Series]) -> None:
    start, end, values = drawn
    transfer = between(start, end)
    result = recode(values, "rate", transfer)
    parts = transfer.pairs.assign(value=transfer.pairs["old"].map(values))
    limits = parts.groupby("new")["value"].agg(["min", "max"]).reindex(result.carried.index)
    known = result.carried.dropna()
    assert (known >= limits["min"].loc[known.index] - 1e-9).all()
    assert (known <= limits["max"].loc[known.index] + 1e-9).all()


@pytest.mark.parametrize("start", YEARS)
@pytest.mark.parametrize("end", YEARS)
def test_partitions_stay_partitions(start: int, end: int) -> None:
    transfer = between(start, end)
    pairs = transfer.pairs
    assert set(pairs["old"]) == set(codes(start))
    assert set(pairs["new"]) == set(codes(end))
    single = pairs["new"] if start > end else pairs["old"]
    assert not single.duplicated().any()
    assert pairs.groupby("new")["share_of_new"].sum().round(9).eq(1).all()
    assert pairs.groupby("old")["share_of_old"].sum().round(9).eq(1).all()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("E08000016", "E08000038"),  # Barnsley 2025
        ("E08000019", "E08000039"),  # Sheffield 2025
    ],
)
def test_new_codes_of_2025_keep_their_values(old: str, new: str) -> None:
    result = bring({old: 7.5}, "median", 2023, 2025)
    assert result.carried.to_dict() == {new: 7.5}
    assert result.how[new] == Route.RECODED
    assert (result.approximate, result.note) == ([], "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("S12000046", "S12000049"),  # Glasgow City
        ("S12000044", "S12000050"),  # North Lanarkshire
    ],
)
def test_new_codes_of_2019_keep_their_values(old: str, new: str) -> None:
    assert bring({old: 3.0}, "score", 2018, 2025).carried.to_dict() == {new: 3.0}
    assert bring({new: 3.0}, "score", 2025, 2018).carried.to_dict() == {old: 3.0}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("S12000015", "S12000047"),  # Fife
        ("S12000024", "S12000048"),  # Perth and Kinross
    ],
)
def test_fife_and_perth_are_not_exchanged(old: str, new: str) -> None:
    assert bring({old: 3.0}, "rate", 2017, 2019).carried.to_dict() == {new: 3.0}


@pytest.mark.parametrize(
    ("new", "start", "parts"),
    [
        ("E06000061", 2020, 4),  # North Northamptonshire
        ("E06000062", 2020, 3),  # West Northamptonshire
        ("E06000060", 2019, 4),  # Buckinghamshire
        ("E06000063", 2021, 3),  # Cumberland
        ("E06000064", 2021, 3),  # Westmorland and Furness
        ("E06000065", 2021, 7),  # North Yorkshire
        ("E06000066", 2021, 4),  # Somerset
        ("E06000066", 2018, 5),  # Somerset, from before Somerset West and Taunton
        ("E06000058", 2018, 3),  # Bournemouth, Christchurch and Poole
        ("E06000059", 2018, 5),  # Dorset
    ],
)
def test_counts_of_merged_districts_add_up(new: str, start: int, parts: int) -> None:
    result = bring(dict.fromkeys(codes(start), 1.0), "count", start, 2025)
    assert result.carried[new] == parts
    assert result.how[new] == Route.MERGED


def test_a_rate_of_somerset_is_weighted_through_two_mergers() -> None:
    """Residents of mid-2017 in West Somerset: 34,865 of 555,195 (ONS): 6.28 %."""
    values = dict.fromkeys(("E07000187", "E07000188", "E07000189", "E07000190"), 0.0)
    result = bring({**values, "E07000191": 100.0}, "rate", 2018, 2025)
    assert result.carried["E06000066"] == pytest.approx(6.28, abs=0.01)
    assert "residents in mid-2017" in result.note


@pytest.mark.parametrize("kind", ["median", "score"])
def test_a_median_or_an_index_of_a_merged_area_is_refused(kind: str) -> None:
    result = bring(dict.fromkeys(codes(2020), 1.0), kind, 2020, 2021)
    assert len(result.carried) == 374 - 2
    assert set(result.empty) == {"E06000061", "E06000062"}
    assert len(result.not_carried) == 7
    assert f"a {kind} of 4 areas together cannot be known" in result.empty["E06000061"]


def test_ranks_are_refused_where_the_number_of_areas_differs() -> None:
    with pytest.raises(CannotRecode, match="rank them again"):
        bring({"E06000001": 1.0}, "rank", 2019, 2025)
    assert bring({"E08000016": 1.0}, "rank", 2023, 2025).carried.to_dict() == {"E08000038": 1.0}


def test_a_merged_area_needs_a_value_for_every_part() -> None:
    values = {"E07000151": 1.0, "E07000154": 2.0}  # Daventry and Northampton
    result = bring(values, "rate", 2020, 2021)
    assert result.carried.empty
    assert set(result.not_carried) == set(values)
    assert result.empty == {"E06000062": "no value for 1 of its 3 parts (E07000155)"}


def test_an_older_area_gets_its_successors_value_and_says_so() -> None:
    result = bring({"E06000063": 4.0, "E06000001": 5.0}, "median", 2025, 2021)
    assert result.carried["E07000026"] == 4.0
    assert result.how["E07000026"] == Route.SUCCESSOR
    assert result.how["E06000001"] == Route.UNCHANGED
    assert "3 value of the larger authority" in result.note


def test_a_count_of_a_successor_is_not_divided() -> None:
    result = bring({"E06000063": 4.0, "E06000001": 5.0}, "count", 2025, 2021)
    assert result.carried.to_dict() == {"E06000001": 5.0}
    assert "cannot be divided" in result.not_carried["E06000063"]
    assert len(result.empty) == 3


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("E07000026", "E07000026"),  # Allerdale, gone in 2023
        ("E10000016", "counties"),
        ("E05000026", "wards"),
        ("nonsense", "nonsense"),
    ],
)
def test_codes_of_another_year_or_kind_are_refused(code: str, words: str) -> None:
    with pytest.raises(VintageMismatch, match=words):
        bring({"E06000001": 1.0, code: 2.0}, "rate", 2025, 2021)


def test_old_and_new_code_of_one_area_are_refused() -> None:
    with pytest.raises(VintageMismatch, match="E08000038"):
        bring({"E08000016": 1.0, "E08000038": 1.0}, "rate", 2023, 2025)


def test_an_area_given_twice_is_refused() -> None:
    values = pd.Series([1.0, 2.0], index=["E06000001", "E06000001"])
    with pytest.raises(ContractError, match="twice"):
        recode(values, "rate", between(2021, 2025))


def test_what_no_lookup_leads_to_is_refused() -> None:
    with pytest.raises(UnknownGeography, match="2011"):
        UK.transfer(lad(2011), lad(2021))
    with pytest.raises(CannotRecode, match="one kind of area alone"):
        UK.transfer(Geography.parse("region_2021"), lad(2021))


def test_categories_of_the_levelling_up_fund_carried_forward(shipped: Catalogue) -> None:
    """Five authorities of 2023 stand for districts that were in different categories."""
    standings = _table(shipped, "luf-round-1").own()
    categories = pd.Series({code: s.category for code, s in standings.items() if s.category})
    result = carry_labels(categories, between(2020, 2023))
    assert sorted(result.mixed) == [f"E0600006{number}" for number in (1, 2, 4, 5, 6)]
    assert result.share("2")["E06000063"] == 1  # Allerdale, Carlisle, Copeland
    assert result.share("1")["E06000061"] == pytest.approx(0.797, abs=0.001)
    assert result.share("1", "2", "3").eq(1).all()
    assert len(result.shares) == 361 - 11


def test_a_part_without_a_label_counts_for_none() -> None:
    labels = pd.Series({"E07000026": "named"})  # Allerdale, one of the three of Cumberland
    result = carry_labels(labels, between(2021, 2023))
    assert 0.3 < result.share("named")["E06000063"] < 0.4
    assert result.share("no such label").eq(0).all()


def test_the_toy_merger(toy: Folders) -> None:
    """Kapok (50 minutes, a quarter of the people) and Larch (90): 0.25 * 50 + 0.75 * 90 = 80."""
    values = pd.Series({OLD[name]: float(minutes) for name, minutes in WALK.items()})
    result = recode(values, "rate", Vintages(toy).transfer(lad(2021), lad(2025)))
    assert result.carried[MERGED] == 80
    assert result.approximate == [MERGED]


def test_transfers_from_people_share_out_by_where_they_live() -> None:
    wards = pd.DataFrame(
        {
            "old": ["A", "B", "B", "C", "D"],
            "new": ["A", "X", "Y", "Y", "Z"],
            "people": [100, 30, 10, 30, 50],
        }
    )
    ward = Geography.parse("ward_2017"), Geography.parse("ward_2024")
    transfer = from_people(wards, *ward, {"E": "too small for a best fit"}, "residents")
    values = pd.Series({"A": 1.0, "B": 4.0, "C": 8.0, "D": 2.0, "E": 9.0})
    counts = recode(values, "count", transfer)
    assert counts.carried.to_dict() == {"A": 1.0, "X": 3.0, "Y": 9.0, "Z": 2.0}
    rates = recode(values, "rate", transfer)
    assert rates.carried.to_dict() == {"A": 1.0, "X": 4.0, "Y": 7.0, "Z": 2.0}
    assert rates.how.to_dict() == {
        "A": Route.UNCHANGED,
        "X": Route.APPORTIONED,
        "Y": Route.APPORTIONED,
        "Z": Route.BEST_FIT,
    }
    assert rates.not_carried == {"E": "too small for a best fit"}


def test_wards_are_carried_where_residents_were_counted_by_small_areas() -> None:
    """Census 2021: 56,490,048 residents of England."""
    wards = Geography.parse("ward_2017"), Geography.parse("ward_2024")
    transfer = UK.transfer(*wards)
    everybody = pd.Series(1.0, index=sorted(set(transfer.pairs["old"])))
    assert recode(everybody, "rate", transfer).carried.round(9).eq(1).all()
    assert len(everybody) + len(transfer.lost) == 7463
    assert recode(everybody, "count", transfer).carried.sum() == pytest.approx(7427)
    back = UK.transfer(*reversed(wards))
    assert set(back.pairs["old"]) == set(transfer.pairs["new"])


def test_a_ward_without_a_small_area_is_returned_with_the_reason() -> None:
    transfer = UK.transfer(Geography.parse("ward_2017"), Geography.parse("ward_2024"))
    lost = next(iter(transfer.lost))
    result = recode(pd.Series({lost: 1.0}), "rate", transfer)
    assert result.carried.empty
    assert "too small" in result.not_carried[lost]


def test_wards_of_years_without_a_lookup_are_refused() -> None:
    with pytest.raises(CannotRecode, match="no lookup"):
        UK.transfer(Geography.parse("ward_2017"), Geography.parse("ward_2019"))


def test_one_kind_of_area_is_not_carried_to_another() -> None:
    """Small areas lie in authorities, which a lookup says: that is not why none is carried."""
    held = Vintages(folders(package_root()))
    small, later, authorities = map(Geography.parse, ("lsoa_2011", "lsoa_2021", "lad_2023"))
    with pytest.raises(CannotRecode, match="between the years of one kind of area alone"):
        held.transfer(small, authorities)
    with pytest.raises(CannotRecode, match="no lookup leads from one to the other"):
        held.transfer(small, later)
