"""Links read and written: what they say, what is told of a faulty part, limits on both sides."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode

import pytest

from levelmap.errors import BadGSSCode, QueryError
from levelmap.pages.shared import links
from levelmap.pages.shared.tables import AS_MADE, LONGEST_FILTER, TableView, pack
from levelmap.terms import AreaType


def test_known_parts_are_read_and_every_fault_has_a_sentence() -> None:
    readers = {"on": links.flag, "share": lambda text: links.number(text, 0, 1)}
    values, problems = links.read(
        {"on": "yes", "share": "2", "hue": "red", "utm_source": "x", "fbclid": "y"}, readers
    )
    assert values == {"on": True}
    assert problems == (
        "The link could not be followed in full. '2' is not a number from 0 to 1.",
        "The link has a part that LevelMap does not know: 'hue'.",
    )


def test_only_what_differs_from_the_usual_is_written() -> None:
    assert links.write({"a": 1, "b": 2, "c": None}, {"a": 1, "b": 3}) == {"b": "2"}
    assert links.write({"c": 5}, {}) == {"c": "5"}


@pytest.mark.parametrize(("text", "found"), [("0", 0.0), ("1", 1.0), ("0.25", 0.25)])
def test_a_number_may_be_either_limit(text: str, found: float) -> None:
    assert links.number(text, 0, 1) == found


@pytest.mark.parametrize("text", ["-0.01", "1.01", "nan", "inf", "much", ""])
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(QueryError, match="is not a number from 0 to 1"):
        links.number(text, 0, 1)


def test_a_word_is_one_of_those_allowed() -> None:
    assert links.one_of("b", ["a", "b"]) == "b"
    with pytest.raises(QueryError, match="'c' is not one of a, b"):
        links.one_of("c", ["a", "b"])
    known = {"E": "England", "W": "Wales"}
    assert links.one_of("W", known) == "W"
    with pytest.raises(QueryError, match=r"'Q' is not one of E \(England\), W \(Wales\)"):
        links.one_of("Q", known)
    with pytest.raises(QueryError, match=r"not one of lad \(local authority\), ward\."):
        links.one_of("x", [AreaType.LOCAL_AUTHORITY, AreaType.WARD])
    assert [links.flag(word) for word in ("yes", "no")] == [True, False]
    with pytest.raises(QueryError):
        links.flag("maybe")


def test_a_code_has_the_form_of_one() -> None:
    assert links.area_code(" e06000001") == "E06000001"
    with pytest.raises(BadGSSCode):
        links.area_code("Elm")


def test_the_order_and_filter_of_a_table_are_told_and_read() -> None:
    view = TableView("2-down", "elm")
    assert str(view) == "2-down;elm"
    assert TableView.parse(str(view)) == view
    assert (str(AS_MADE), TableView.parse("")) == ("", AS_MADE)
    assert str(TableView(filter="elm")) == ";elm"
    assert TableView.parse(";elm  hill") == TableView("", "elm hill")
    assert TableView.parse("sideways;elm") == AS_MADE
    assert len(TableView.parse(f";{'a' * 90}").filter) == LONGEST_FILTER


def test_a_packed_table_is_unpacked_to_what_it_was() -> None:
    content = {"caption": "Pay – £", "rows": [["Elm", "480"]], "keys": [None, [480.0]]}
    assert json.loads(zlib.decompress(b64decode(pack(content)))) == content
