import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.phrases import coverage, first_few, listed, ordinal, percent, position, pounds


@pytest.mark.parametrize(
    ("from_highest", "from_lowest", "among", "words"),
    [
        (1, 359, 359, "highest"),
        (359, 1, 359, "lowest"),
        (2, 358, 359, "2nd highest"),
        (358, 2, 359, "2nd lowest"),
        (180, 180, 359, "180th highest"),
        (181, 180, 360, "180th lowest"),
        (357, 1, 359, "joint lowest"),
        (1, 358, 359, "joint highest"),
        (11, 340, 359, "joint 11th highest"),
        (1, 1, 5, "joint highest"),
        (1, 1, 1, "highest"),
    ],
)
def test_a_number_stands_nearest_to_one_end(
    from_highest: int, from_lowest: int, among: int, words: str
) -> None:
    assert position(from_highest, from_lowest, among) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0%"), (0.004, "1%"), (0.5, "50%"), (0.994, "99%"), (0.999, "99%"), (1, "100%")],
)
def test_a_share_is_never_rounded_to_none_or_to_all(share: float, words: str) -> None:
    assert percent(share) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (None, "not published"),
        (85_000, "£85,000"),
        (999_999, "£999,999"),
        (1_000_000, "£1.0 million"),
        (999_999.6, "£1.0 million"),
        (999_999.5, "£1.0 million"),
        (999_949_999, "£999.9 million"),
        (999_950_000, "£1.0 billion"),
        (999_999_999, "£1.0 billion"),
        (5_700_000_000, "£5.7 billion"),
    ],
)
def test_money_as_people_read_it(amount: float | None, words: str) -> None:
    assert pounds(amount) == words


@pytest.mark.parametrize(
    ("names", "all_of_them", "two_of_them"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a and b"),
        (["a", "b", "c"], "a, b and c", "a, b and 1 more"),
        (["a", "b", "c", "d"], "a, b, c and d", "a, b and 2 more"),
    ],
)
def test_names_in_a_row(names: list[str], all_of_them: str, two_of_them: str) -> None:
    assert listed(names) == all_of_them
    assert first_few(names, 2) == two_of_them


@pytest.mark.parametrize(
    ("names", "all_of_them", "two_of_them"),
    [
        (["a, b"], "a, b", "a, b"),
        (["a, b", "c"], "a, b; and c", "a, b; and c"),
        (["a, b", "c", "d"], "a, b; c; and d", "a, b; c; and 1 more"),
        (["a (1, 2)", "b 1,001", "c"], "a (1, 2), b 1,001 and c", "a (1, 2), b 1,001 and 1 more"),
    ],
)
def test_a_name_with_a_comma_is_not_read_as_two(
    names: list[str], all_of_them: str, two_of_them: str
) -> None:
    assert listed(names) == all_of_them
    assert first_few(names, 2) == two_of_them


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th")),
        *((12, "12th"), (13, "13th"), (20, "20th"), (21, "21st"), (112, "112th")),
        *((122, "122nd"), (1001, "1,001st")),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("", ""),
        ("E", "England"),
        ("WE", "England and Wales"),
        ("EWS", "Great Britain"),
        ("EWN", "England, Wales and Northern Ireland"),
        ("EWSN", "UK"),
        ("EEK", "England"),
    ],
)
def test_nations_by_their_letters(letters: str, words: str) -> None:
    assert coverage(letters) == words


@given(st.integers(1, 400), st.data())
def test_mirrored_ranks_stand_at_mirrored_ends(among: int, data: st.DataObject) -> None:
    """Turn the order round, and highest becomes lowest, unless both ends are equally near."""
    high = data.draw(st.integers(1, among))
    low = data.draw(st.integers(1, among + 1 - high))
    told, turned = position(high, low, among), position(low, high, among)
    ends = {"highest": "lowest", "lowest": "highest"}
    *before, end = told.split()
    if high != low:
        assert turned == " ".join([*before, ends[end]])
    assert ("joint" in told) == (among + 1 - high - low > 0)
