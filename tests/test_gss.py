import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap import gss
from levelmap.errors import BadGSSCode
from levelmap.terms import AreaType, Nation


@pytest.mark.parametrize(
    ("code", "kind", "nation"),
    [
        ("E06000021", AreaType.LOCAL_AUTHORITY, Nation.ENGLAND),
        ("S12000049", AreaType.LOCAL_AUTHORITY, Nation.SCOTLAND),
        ("N09000003", AreaType.LOCAL_AUTHORITY, Nation.NORTHERN_IRELAND),
        ("W05000981", AreaType.WARD, Nation.WALES),
        ("E10000016", AreaType.COUNTY, Nation.ENGLAND),
        ("E47000006", AreaType.COMBINED_AUTHORITY, Nation.ENGLAND),
        ("K02000001", AreaType.UK, None),
    ],
)
def test_a_code_says_its_kind_and_nation(code: str, kind: AreaType, nation: Nation | None) -> None:
    assert gss.area_type(code) is kind
    assert gss.nation(code) is nation


@pytest.mark.parametrize(
    "text", ["", "e06000021", "E0600002", "E060000211", "E99000001", "E06 00021", "Stoke"]
)
def test_what_is_not_a_code_is_refused(text: str) -> None:
    assert not gss.is_code(text)
    with pytest.raises(BadGSSCode, match="expected a letter"):
        gss.area_type(text)


def test_normalise_forgives_case_and_space() -> None:
    assert gss.normalise(" e06000021 ") == "E06000021"


@given(st.text())
def test_any_text_is_judged_without_failing(text: str) -> None:
    assert gss.is_code(text) in (True, False)
