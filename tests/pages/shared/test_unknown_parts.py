"""A part of an address that no page knows is told on every page, also where a page asks nothing."""

import pytest

from levelmap.pages import site
from levelmap.paths import Folders
from tests.pages.page_text import read_page

NAMES = [name for name, *_ in (*site.PAGES, *site.ASIDE)]


@pytest.mark.parametrize("page", NAMES)
def test_it_is_told_on_every_page(page: str, furnished: Folders) -> None:
    lines = read_page(furnished.root, page, colour="blue")
    assert "! The link has a part that LevelMap does not know: 'colour'." in lines
