"""What is fuzzed: every way in which a stranger's text reaches LevelMap.

A target takes any bytes and returns nothing. A `LevelMapError` is an answer; anything else that is
raised is a fault, and so is taking more than `MOST_SECONDS` of processor for each 100 kB, or
`LONGEST_ANSWER` where what was read is answered too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from levelmap import intake
from levelmap.answers.laboratory.methods import structure_of
from levelmap.answers.scores import firmness_of, score_recipe
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.recipe_files import read_recipe
from levelmap.catalogue.recipe_links import recipe_of_link
from levelmap.comparison.robustness import changes_of_list
from levelmap.comparison.sensitivity import LIST, importance
from levelmap.errors import LevelMapError
from levelmap.intake import Answers
from levelmap.intake.forms import code_in
from levelmap.intake.names import book_of
from levelmap.methods.aggregation import AGGREGATIONS
from levelmap.methods.missing_data import MISSING_RULES
from levelmap.methods.normalisation import NORMALISATIONS
from levelmap.methods.outliers import OUTLIER_RULES
from levelmap.methods.weighting import WEIGHTINGS
from levelmap.pages.compare import query as compare
from levelmap.pages.data import query as data
from levelmap.pages.explore import query as explore
from levelmap.pages.method import view as own
from levelmap.pages.place import query as place
from levelmap.pages.scenarios import page as scenarios
from levelmap.pages.scenarios.ready import READY
from levelmap.pages.site import ADDRESSES
from levelmap.pages.start import query as start
from levelmap.pages.stories import scenes
from levelmap.pages.stories.page import STORIES
from levelmap.paths import package_root
from tests.pages.alone import open_page

MOST_SECONDS = 2.0
"""Of processor for each 100 kB begun."""

LONGEST_ANSWER = 5.0
"""Seconds of processor to answer what was read, whatever it is."""

Target = Callable[[bytes], None]


_OF_SEVERAL = Answers(worst="3", several="together")
"""What is said of a table beside nothing: the way in which rows of one area are put together."""


@cache
def atlas() -> Atlas:
    return open_atlas(package_root())


def reader(content: bytes) -> None:
    """Read a file as a table, and ask all that a page asks of it."""
    found = intake.read(content, "own.csv", atlas().gazetteer)
    assert len(found.outcomes.every) == len(found.table.cells), "a row has vanished"
    assert all(one.words for one in found.outcomes.of(*"asked named".split())), "no reason"
    _ = found.report, found.questions, found.columns.unused, found.outcomes.shown_unmatched
    worst = intake.understand(found.file, atlas().gazetteer, _OF_SEVERAL)
    for part in (
        lambda: found.list.report,
        found.value_table,
        lambda: worst.list_questions,
        lambda: worst.list.report,
    ):
        with suppress(LevelMapError):
            part()


def matcher(content: bytes) -> None:
    """Look up every line as a name and as a code."""
    book = book_of(atlas().gazetteer)
    texts = content.decode("utf-8", errors="replace").splitlines()
    for text in texts:
        for meaning in (book.of_name(text), book.of_code(code_in(text) or text)):
            assert meaning.code or meaning.why, f"no reason for {text!r}"
    book.nearest(texts[:100])


def recipe(content: bytes) -> None:
    """Read a method as TOML, and as it stands in a link."""
    text = content.decode("utf-8", errors="replace")
    for read in (read_recipe, recipe_of_link):
        with suppress(LevelMapError):
            read(text)


def method(content: bytes) -> None:
    """Read a method as TOML, score places by it, and ask how firm it is and what it is made of."""
    found = read_recipe(content.decode("utf-8", errors="replace"))
    scored = score_recipe(found, atlas())
    inputs = scored.inputs
    for part in (
        lambda: firmness_of(scored, 20),  # not what is remembered: slowness must show twice
        lambda: structure_of(found, atlas()),
        lambda: changes_of_list(found, inputs, 5),
        lambda: importance(found, inputs, of=LIST, draws=8),
    ):
        with suppress(LevelMapError):
            part()


def screen(content: bytes) -> None:
    """Open the page of an address."""
    page, told = _address(content)
    app = open_page(page if page in ADDRESSES else "compare", **told)
    assert not app.exception, app.exception[0].message


QUERIES: dict[str, Callable[[dict[str, str]], Any]] = {
    "start": start.read_link,
    "explore": lambda told: explore.read_link(told, atlas()),
    "compare": lambda told: compare.read_link(told, atlas()),
    "method": lambda told: own.read_link(told, atlas()),
    "place": lambda told: place.read_link(told, atlas()),
    "data": lambda told: data.read_link(told, atlas()),
    "stories": lambda told: scenes.read_link(told, STORIES),
    "scenarios": scenarios.read_link,
}
"""What reads the parameters of each page's address."""


def query(content: bytes) -> None:
    """Read the address of a page: its name, a question mark and parameters."""
    page, told = _address(content)
    QUERIES.get(page, QUERIES["explore"])(told)


def _address(content: bytes) -> tuple[str, dict[str, str]]:
    page, _, told = content.decode("utf-8", errors="replace").partition("?")
    return page, dict(parse_qsl(told))


TARGETS: dict[str, Target] = {
    "reader": reader,
    "matcher": matcher,
    "recipe": recipe,
    "query": query,
    "method": method,
    "screen": screen,
}

_SCREENS = (
    b"compare?part=pot&divide=need&need=imd-2019-income-scale&floor=1000&cap=9000000&tiers=3~2~1",
    b"compare?part=pot&before=head&taper=20&nations=E%3D84,S%3D8,W%3D5,N%3D3&limits=yes&pot=1e9",
    b"compare?part=scores&x=levelmap_13&y=imd-2025-average-score&by=region&look=thirds",
    b"compare?part=many&lists=luf-round-1:1;towns-fund&on=luf-round-1:1&off=towns-fund&high=50",
    b"compare?part=two&a=levelmap_13:top=9&b=need_4&universe=E!E12000007&read=reach&nation=E",
    b"method?start=ifs_style_4&read=firmness&against=luf-round-1&painted=firm&area=E06000009",
    b"method?start=imd_2019&read=inside&painted=domain&domain=income",
    b"method?start=need_4&read=clusters",
    b"explore?indicator=claimant-count&mode=change&since=2013-01-01&fit=yes&palette=puor&read=table",
    b"place?area=E06000009&read=all&beside=E06000001",
    b"place?area=E06000009|E06000001&name=Ours&read=money",
    b"data?list=luf-round-1&read=time",
    b"scenarios?cards=eJyLjgUAARUAuQ",
    b"progress?area=E06000009",
)

SEEDS: dict[str, tuple[bytes, ...]] = {
    "reader": (
        b"area_code,x\nE06000009,1\nE08000016,2.5%\ne06000006,\n",
        "\ufeffname;wert\nBrent Council;1.234,5\nLeeds;-999\nNowhere;[c]\n".encode(),
        b"Title\n\nlocal authority\tmnemonic\t2023\nHartlepool\tE06000001\t4.1\nSource: ours\n",
        b"Area Code,Sex,Time period,Value\nE06000001,Male,2020,1\nE06000001,Female,2020,2\n",
        b'code|"a ""b"""|priority\n"=""E06000001"""|1|Yes\nTS24 8BT|2|No\nE01011954|3|No\n',
        "name,x\nLlŷn,1\nCaerdydd,2\nBath & NE Somerset,3".encode("cp1252", errors="replace"),
        "code\tx\nE06000001\t1\n".encode("utf-16"),
        b"area,year,fund,on,grant\nYork,2019,a,Yes,001\nYork,2021,b,No,2\nLeeds,2021,a,No,[c]\n",
        b"area,31/03/2023,Mar-24\nYork,1,2\nYork,3,4\nAllerdale,5,6\nCopeland,7,8\n",
    ),
    "matcher": (
        b"London Borough of Brent\nNewcastle\nE06 000 001\nTS24 8BT\nE14001063\nShepway\n",
        b"Cyngor Dinas Caerdydd\nBristol, City of\nBath & NE Somerset\nE02000001",
    ),
    "recipe": (
        b'slug = "mine"\ntitle = "Mine"\ngeography = "lad_2025"\nnations = ["E"]\n'
        b'normalisation = "percentile"\ncategories = { rule = "share", cuts = [0.4] }\n'
        b'[[members]]\ncolumn = "x"\npolarity = "higher_is_worse"\nweight = 1\n',
        b'slug = "a"\ntitle = "b"\naggregation = "geometric_mean"\n[[domains]]\nkey = "d"\n'
        b'[[domains.members]]\nindicator = "imd-2025-rank"\n',
    ),
    "query": (
        b"explore?indicator=imd-2025-proportion&level=ward&breaks=1,2.5&classes=5",
        b"compare?part=two&a=levelmap_13&b=luf-round-1&universe=E&read=places",
        b"compare?part=many&lists=levelmap_13:1;luf-round-1",
        b"method?start=levelmap_13&recipe=1eJxLBAAAYgBi",
        b"place?area=E06000001&beside=E06000002",
        b"start?score=levelmap_13&flip=yes",
        b"data?indicator=imd-2025-rank&utm_source=x",
        b"stories?story=fund&step=2",
    ),
}

_STEPS = {
    "normalisation": NORMALISATIONS,
    "aggregation": AGGREGATIONS,
    "weighting": WEIGHTINGS,
    "outliers": OUTLIER_RULES,
    "missing": MISSING_RULES,
}
_STEPS_AS_VALUES = "\n".join(
    f'{key} = {{ rule = "{name}" }}' if key == "missing" else f'{key} = "{name}"'
    for key, registry in _STEPS.items()
    for name in registry
)
"""No recipe, but every step that one may have, to take values from."""

SEEDS["method"] = (
    *(path.read_bytes() for path in sorted((package_root() / "data" / "recipes").glob("*.toml"))),
    _STEPS_AS_VALUES.encode(),
)
SEEDS["screen"] = (*SEEDS["query"], *(one.address.encode() for one in READY), *_SCREENS)


def run(name: str, content: bytes) -> None:
    """Give bytes to a target; whatever this raises is a fault.

    What is slow is tried again: tables that are read once are no fault of the input.
    """
    allowed = MOST_SECONDS * (1 + len(content) // 100_000)
    if name in ("method", "screen"):
        allowed = LONGEST_ANSWER
    if _spent(name, content) > allowed:
        spent = _spent(name, content)
        assert spent < allowed, f"{spent:.1f} s of processor for {len(content):,} bytes"


def _spent(name: str, content: bytes) -> float:
    began = time.process_time()
    with suppress(LevelMapError):
        TARGETS[name](content)
    return time.process_time() - began
