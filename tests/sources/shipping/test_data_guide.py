from __future__ import annotations

from pathlib import Path

import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.paths import Folders, package_root
from levelmap.sources.shipping import data_guide

GUIDE = package_root() / "docs" / "data.md"
EMPTY = "Before\n<!-- held -->\n<!-- end -->\nbetween\n<!-- sources -->\n<!-- end -->\nafter\n"


def test_the_guide_says_what_the_catalogue_holds(shipped: Catalogue):
    text = GUIDE.read_text(encoding="utf-8")
    assert data_guide.filled(text, shipped) == text


def test_every_source_is_used_or_says_what_for(shipped: Catalogue):
    table = data_guide.sources(shipped)
    for slug in shipped.sources:
        assert f"| `{slug}` |" in table


def test_every_indicator_tells_where_it_is_read_from(shipped: Catalogue):
    for indicator in shipped.indicators.values():
        assert data_guide._raw_files(indicator)


def test_parts_are_filled_and_the_text_around_them_stays(toy: Folders):
    catalogue = Catalogue(toy)
    catalogue.indicators.clear()
    text = data_guide.filled(EMPTY, catalogue)
    assert text.startswith("Before\n<!-- held -->\n| mission |")
    assert "between" in text
    assert text.endswith("<!-- end -->\nafter\n")
    assert data_guide.filled(text, catalogue) == text


def test_a_missing_part_is_named(toy: Folders):
    with pytest.raises(ContractError, match=r"are \['end'\], expected \['held', 'sources'\]"):
        data_guide.filled("<!-- end -->\n", Catalogue(toy))


def test_without_a_guide_nothing_is_written(tmp_path: Path):
    assert data_guide.refresh(Folders(tmp_path)) is False
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize(
    "promise",
    ["7,431 of 7,433", "7,427 of 7,463", "6,784 of 6,817", "7,536 of 7,579", "276 of 296"],
)
def test_joins_that_other_tests_pin_are_told(promise: str):
    assert promise in GUIDE.read_text(encoding="utf-8")
