"""Briefings as files: one, or one for every authority, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from levelmap.answers.place.groups import SEPARATOR
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.methods import MethodReading, changes, read_all
from levelmap.answers.place.practice import Practice, practice
from levelmap.answers.place.to_2030.trajectories import ways
from levelmap.atlas import Atlas, atlas_apart
from levelmap.errors import ExportError, QueryError
from levelmap.files import write_whole
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.geography.search import plain
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.briefing.choice import Choice
from levelmap.pages.place.briefing.document import document
from levelmap.pages.place.briefing.sections import Material
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.shapes import Outlines
from levelmap.pages.place.view import PlaceView, data_version, place, read
from levelmap.pages.place.wider import tenths
from levelmap.pages.place.wider.content import document as wide_document
from levelmap.pages.place.wider.view import wider
from levelmap.paths import Folders

FORMATS: Mapping[str, str] = {"pdf": "pdf", "html": "html", "docx": "word", "pptx": "slides"}
"""The kinds of file, each with the module that sets it."""


@dataclass(frozen=True)
class Press:
    """What makes briefings from one data folder.

    Attributes
    ----------
    atlas
        What all places draw on; give the same to many briefings.
    """

    atlas: Atlas
    outlines: Outlines = field(init=False)

    def __post_init__(self) -> None:
        """Share the boundaries among all briefings."""
        object.__setattr__(self, "outlines", Outlines(self.atlas))

    def make(self, query: PlaceQuery, kind: str, choice: Choice = Choice()) -> bytes:  # noqa: B008
        """Return the briefing on a place as a file of a kind (of `FORMATS`).

        Raises
        ------
        LevelMapError
            The place is unknown, data are damaged, or the document cannot be set.
        """
        made = self.asked(query, choice)
        return write(made, kind, data_version(self.atlas).day)

    def asked(self, query: PlaceQuery, choice: Choice = Choice()) -> Content:  # noqa: B008
        """Return everything that the briefing on a place of any kind says, with its drawings."""
        if is_authority(query, self.atlas):
            return self.document(place(query, self.atlas), choice)
        return wide_document(wider(query, self.atlas), self.atlas, choice)

    def document(self, view: PlaceView, choice: Choice = Choice()) -> Content:  # noqa: B008
        """Return everything that the briefing on an authority says, with its drawings."""
        shown, own = choice.shown, place_of(view.profile.code, self.atlas)
        material = Material(
            view=view,
            shapes=self.outlines.of(view),
            methods=self.methods(view) if "methods" in shown else (),
            changes=self.changes(view) if "methods" in shown else {},
            progress=ways(own, view.query.goals, self.atlas) if "progress" in shown else None,
            practice=self._practice(view) if "practice" in shown else (),
            cells=tenths.drawable(view.small_areas, self.atlas) if view.wards is None else None,
        )
        return document(material, choice)

    def _practice(self, view: PlaceView) -> tuple[Practice, ...]:
        own = place_of(view.profile.code, self.atlas)
        return practice(own, view.similar.places, view.missions, (), self.atlas)

    def texts(self, query: PlaceQuery, choice: Choice = Choice()) -> dict[str, Any]:  # noqa: B008
        """Return everything that the briefing says, without its drawings."""
        found: dict[str, Any] = _without_drawings(self.asked(query, choice))
        return found

    def methods(self, view: PlaceView) -> tuple[MethodReading, ...]:
        """Return where a place stands under every method that could score its nation."""
        return read_all(self.atlas.gazetteer.area(view.profile.code, CURRENT), self.atlas)

    def changes(self, view: PlaceView) -> dict[str, str]:
        """Return what would move a place across the cut, by slug of the method."""
        return changes(view.profile.code, self.atlas)

    def every(self) -> list[Area]:
        """Return the authorities of today in the order of their codes."""
        return list(self.atlas.gazetteer.by_code(CURRENT).values())

    def write_all(
        self,
        areas: Sequence[Area],
        folder: Path,
        kind: str,
        choice: Choice = Choice(),  # noqa: B008
    ) -> Iterator[bool]:
        """Write a briefing on each area into *folder*; yield whether it had to be made.

        A file that was made from the same data with the same choice is left as it is, so that an
        interrupted run goes on where it stopped.

        Raises
        ------
        ExportError
            The folder or a file cannot be written; files already made stay.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(
                f"The folder {folder} cannot be made ({error.strerror or error}): choose another."
            ) from error
        stamp = choice.stamp(data_version(self.atlas).digest)
        for area in areas:
            path = folder / file_name(area.code, area.name, kind)
            is_made = path.is_file() and stamp in stamp_of(path, kind)
            if not is_made:
                view = read(PlaceQuery(area.code), self.atlas)  # asked once: not kept
                write_whole(path, write(self.document(view, choice), kind, view.version.day))
            yield not is_made


def make_apart(folders: Folders, query: PlaceQuery, kind: str, choice: Choice) -> bytes:
    """Return what `Press.make` does, for a process that works beside the app; raises as it does.

    The first briefing opens the data; the process keeps them.
    """
    return _press_of(folders).make(query, kind, choice)


@lru_cache(maxsize=1)
def _press_of(folders: Folders) -> Press:
    return Press(atlas_apart(folders))


def is_authority(query: PlaceQuery, atlas: Atlas) -> bool:
    """Say whether the place of *query* is one authority of today."""
    return query.area in atlas.gazetteer.by_code(CURRENT)


def write(made: Content, kind: str, day: date) -> bytes:
    """Return a document as a file; what sets a kind is loaded when it is asked for.

    Parameters
    ----------
    day
        Of the data, which the file gives as its date.
    """
    module = import_module(f"levelmap.pages.place.briefing.{FORMATS[kind]}")
    setter: Callable[[Content, date], bytes] = module.write
    return setter(made, day)


def stamp_of(path: Path, kind: str) -> str:
    """Return what a file says of the data and the choice that it was made with."""
    if kind in ("pdf", "html"):
        return path.read_bytes().decode("latin-1")
    try:
        with ZipFile(path) as archive:
            return archive.read("docProps/core.xml").decode()
    except (BadZipFile, KeyError):
        return ""


def file_name(key: str, name: str, kind: str) -> str:
    """Return the name of a briefing's file, such as `E06000021-stoke-on-trent.pdf`.

    Parameters
    ----------
    key
        Code of the place; those of a group are left out of the name.
    """
    code = "" if SEPARATOR in key else f"{key}-"
    return f"{code}{plain(name).replace(' ', '-')}.{kind}"


def kind_of(path: Path) -> str:
    """Return the kind of briefing that a file name asks for.

    Raises
    ------
    QueryError
        It does not end in one of `FORMATS`.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in FORMATS:
        endings = ", ".join(f".{each}" for each in FORMATS)
        raise QueryError(f"{path.name!r} is no briefing: expected a name ending in {endings}.")
    return kind


_UNSAID = ("svg", "leads")
"""Parts of a briefing that are no words of it."""


def _without_drawings(part: object) -> Any:  # noqa: ANN401 (the shape of JSON)
    if isinstance(part, dict):
        return {key: _without_drawings(value) for key, value in part.items() if key not in _UNSAID}
    return [_without_drawings(each) for each in part] if isinstance(part, list | tuple) else part
