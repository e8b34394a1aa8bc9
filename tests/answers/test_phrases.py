import pytest

from levelmap.answers.phrases import percent, position, pounds


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
        (999_949_999, "£999.9 million"),
        (999_999_999, "£1.0 billion"),
        (5_700_000_000, "£5.7 billion"),
    ],
)
def test_money_as_people_read_it(amount: float | None, words: str) -> None:
    assert pounds(amount) == words
