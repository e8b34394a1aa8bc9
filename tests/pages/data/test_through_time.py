"""Lists and funds through time as a table: until when each counts, by its own dates."""

from datetime import date
from html import unescape

import pytest

from levelmap.answers.lists.timeline import Span, Timeline
from levelmap.pages.data.through_time import table_html


@pytest.mark.parametrize(
    ("status", "end", "until"),
    [
        ("in_force", date(2027, 3, 31), "2027-03"),
        ("in_force", None, "goes on"),
        ("closed", date(2022, 3, 22), "2022-03"),
        ("closed", None, "not held"),
    ],
)
def test_until_when_a_list_counts(status: str, end: date | None, until: str) -> None:
    span = Span("towns", "Towns", status, date(2019, 9, 6), end, "", "Why.")
    shown = unescape(table_html(Timeline((span,), (), ())))
    assert 'data-title="From">2019-09<' in shown
    assert f'data-title="To">{until}<' in shown
