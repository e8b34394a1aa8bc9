"""What cannot be trusted of the shipped files, in sentences that name no file of the server."""

from __future__ import annotations

from dataclasses import dataclass, replace

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import LevelMapError
from levelmap.paths import Folders
from levelmap.terms import Geography

TABLES = {
    "data/indicators.csv": "The catalogue of indicators",
    "data/priority_lists.csv": "The catalogue of priority lists",
    "data/sources.csv": "The register of sources",
    "data/series.csv": "The table of what is held",
    "data/layers.csv": "The table of maps",
    "data/manifest.csv": "The record of the shipped files",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One shipped file that is not what the build wrote.

    Attributes
    ----------
    kind
        indicator, list, recipe, map, boundaries or table: what rests on the file.
    slug
        Name of the indicator, list, recipe or geography; of a table its path below the root.
    path
        Below the root, for logs.
    sentence
        What readers are told.
    """

    kind: str
    slug: str
    path: str
    sentence: str


@dataclass(frozen=True)
class Health:
    """Whether everything that is shipped can be trusted, and what cannot."""

    faults: tuple[Fault, ...] = ()

    @property
    def is_well(self) -> bool:
        """Say whether every shipped file is what the build wrote."""
        return not self.faults

    @property
    def sentences(self) -> tuple[str, ...]:
        """What readers are told, one sentence for each fault."""
        return tuple(fault.sentence for fault in self.faults)


def diagnose(folders: Folders) -> Health:
    """Return what the damaged files of *folders* (see `Folders.damaged`) mean for readers."""
    labels = _labels(folders) if folders.damaged else {}
    return Health(tuple(_fault(name, labels) for name in sorted(folders.damaged)))


def _labels(folders: Folders) -> dict[str, str]:
    """Return what readers call the things that have a file of their own, by path."""
    catalogue = Catalogue(replace(folders, damaged=folders.damaged & TABLES.keys()))
    found: dict[str, str] = {}
    for folder, suffix, read in (
        ("observations", "parquet", lambda: catalogue.indicators),
        ("memberships", "csv", lambda: catalogue.priority_lists),
    ):
        found |= {f"data/{folder}/{slug}.{suffix}": thing.label for slug, thing in read().items()}
    return found


_KINDS = {
    "observations": ("indicator", "The figures of {}", "They are"),
    "memberships": ("list", "The list {}", "It is"),
    "recipes": ("recipe", "The recipe {}", "It is"),
    "boundaries": ("boundaries", "The outlines of the {}", "They are"),
    "geo": ("map", "The map of the {}", "It is"),
}


def _fault(name: str, labels: dict[str, str]) -> Fault:
    folder, _, file = name.rpartition("/")
    kind, words, verb = _KINDS.get(folder.rpartition("/")[2], ("table", "", "What rests on it is"))
    slug = name if kind == "table" else file.partition(".")[0]
    what = words.format(labels.get(name) or _plain(slug)) or TABLES.get(name) or _table(file)
    sentence = (
        f"{what} cannot be trusted: the file was changed or damaged after it was built. "
        f"{verb} not shown; everything else is."
    )
    return Fault(kind, slug, name, sentence)


def _table(file: str) -> str:
    return f"The table {_plain(file.partition('.')[0])}"


def _plain(slug: str) -> str:
    """Return a geography in words (`hex_lad_2021` too), else the slug without its joints."""
    hexagons = " as hexagons" if slug.startswith("hex_") else ""
    try:
        return f"{Geography.parse(slug.removeprefix('hex_')).label}{hexagons}"
    except LevelMapError:
        return slug.replace("-", " ").replace("_", " ")
