"""The glossary and the guide for contributors name files that there are."""

import ast
import re
from collections import Counter

import pytest

from levelmap.paths import package_root

READS = "code"

ROOT = package_root()
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([\w ]+) \| .+ \| (.+) \|$", GLOSSARY, flags=re.MULTILINE)[1:]


def test_words_are_in_the_order_of_the_alphabet_and_each_there_once() -> None:
    words = [word for word, _ in ROWS]
    assert sorted(set(words)) == words


@pytest.mark.parametrize(("word", "rooms"), ROWS, ids=[word for word, _ in ROWS])
def test_a_word_stands_where_the_glossary_says(word: str, rooms: str) -> None:
    for room in re.findall(r"`([^`]+)`", rooms):
        parts = (ROOT / "levelmap", ROOT)
        found = [path for part in parts for path in part.glob(room.removeprefix("levelmap/"))]
        assert found, f"{word}: there is no {room}"


def test_the_guide_names_files_that_there_are() -> None:
    named = re.findall(r"`((?:levelmap|tests|data|docs|pages)/[\w./]+)`", GUIDE)
    for name in named:
        path = ROOT / name
        assert path.exists() or (ROOT / "levelmap" / name).exists(), name


def test_the_name_of_a_class_means_one_thing() -> None:
    names = Counter(
        node.name
        for path in (ROOT / "levelmap").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert not {name for name, number in names.items() if number > 1}
