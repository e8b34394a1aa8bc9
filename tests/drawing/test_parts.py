"""The page that shows every part of the visual system, and the pictures of the README."""

import re

from benchmarks import parts
from levelmap.drawing.style import sheet
from levelmap.paths import package_root

PICTURES = package_root() / "docs" / "pictures"


def test_the_page_in_the_documentation_is_what_the_code_makes() -> None:
    found = parts.FILE.read_text(encoding="utf-8")
    assert found == parts.page(), "run python -m benchmarks.parts"


def test_every_mark_of_the_style_sheet_is_shown() -> None:
    marks = set(re.findall(r"\.(levelmap-mark-\w+)", sheet("parts")))
    assert marks
    assert all(mark in parts.page() for mark in marks)


def test_every_part_is_shown_on_a_light_and_a_dark_page() -> None:
    html = parts.page()
    for name in ("legend", "table", "card", "figure", "ends", "row", "lines", "doors", "steps"):
        assert html.count(f'"levelmap-{name}"') >= 2, name


def test_the_readme_shows_four_pictures_in_at_most_400_kilobytes() -> None:
    readme = (package_root() / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"docs/pictures/([\w-]+\.png)", readme))
    assert len(named) == 4
    assert {file.name for file in PICTURES.iterdir()} == named
    assert sum((PICTURES / name).stat().st_size for name in named) <= 400_000
