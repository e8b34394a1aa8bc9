from dataclasses import replace

import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.provenance import boundary_attribution


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2025-10-23", "published 23 October 2025"),
        ("2025-10-23;2025-10-23", "published 23 October 2025"),
        ("2025-09;2026-03", "published September 2025 and March 2026"),
        ("2019;2020", "published 2019 and 2020"),
        ("", "date of publication not held"),
    ],
)
def test_when_a_source_was_published(shipped: Catalogue, published: str, words: str) -> None:
    source = next(iter(shipped.sources.values()))
    assert replace(source, published=published).published_words == words


def test_every_source_can_say_when(shipped: Catalogue) -> None:
    for source in shipped.sources.values():
        assert source.published_words
        assert source.url.startswith("http")
        assert source.licence
        assert source.attribution


def test_the_lines_of_a_map_name_the_year_of_its_boundaries() -> None:
    lines = boundary_attribution(2021)
    assert lines[0].startswith("Source: Office for National Statistics")
    assert lines[1].endswith("database right 2021")
