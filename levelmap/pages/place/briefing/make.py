"""Briefings as files: one, or one for every authority, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from levelmap.answers.place.methods import changes
from levelmap.atlas import Atlas
from levelmap.errors import ExportError, QueryError
from levelmap.files import write_whole
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.geography.search import plain
from levelmap.pages.place.briefing.content import content
from levelmap.pages.place.briefing.html import html
from levelmap.pages.place.briefing.pdf import pdf
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.shapes import Outlines
from levelmap.pages.place.view import PlaceView, data_version, place
from levelmap.pages.place.wider.content import content as wide_content
from levelmap.pages.place.wider.documents import html as wide_html
from levelmap.pages.place.wider.documents import pdf as wide_pdf
from levelmap.pages.place.wider.view import wider

FORMATS = ("pdf", "html")


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

    def make(self, query: PlaceQuery, kind: str) -> bytes:
        """Return the briefing on a place as `pdf` or `html`.

        Raises
        ------
        LevelMapError
            The place is unknown, data are damaged, or the document cannot be set.
        """
        if not is_authority(query, self.atlas):
            found = wider(query, self.atlas)
            is_pdf = kind == "pdf"
            return wide_pdf(found, self.atlas) if is_pdf else wide_html(found, self.atlas).encode()
        view = place(query, self.atlas)
        shapes, changes = self.outlines.of(view), self.changes(view)
        return pdf(view, shapes, changes) if kind == "pdf" else html(view, shapes, changes).encode()

    def texts(self, query: PlaceQuery) -> dict[str, Any]:
        """Return everything that the briefing says, without its drawings."""
        if not is_authority(query, self.atlas):
            wide: dict[str, Any] = _without_drawings(
                wide_content(wider(query, self.atlas), self.atlas)
            )
            return wide
        view = place(query, self.atlas)
        made = content(view, self.outlines.of(view), self.changes(view))
        found: dict[str, Any] = _without_drawings(made)
        return found

    def changes(self, view: PlaceView) -> dict[str, str]:
        """Return what would move a place across the cut, by slug of the method."""
        return changes(view.profile.code, self.atlas)

    def every(self) -> list[Area]:
        """Return the authorities of today in the order of their codes."""
        return list(self.atlas.gazetteer.by_code(CURRENT).values())

    def write_all(self, areas: Sequence[Area], folder: Path, kind: str) -> Iterator[bool]:
        """Write a briefing on each area into *folder*; yield whether it had to be made.

        A file that was made from the same data is left as it is, so that an interrupted run goes on
        where it stopped.

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
        digest = data_version(self.atlas).digest.encode()
        for area in areas:
            path = folder / file_name(area, kind)
            is_made = path.is_file() and digest in path.read_bytes()
            if not is_made:
                write_whole(path, self.make(PlaceQuery(area.code), kind))
            yield not is_made


def is_authority(query: PlaceQuery, atlas: Atlas) -> bool:
    """Say whether the place of *query* is one authority of today."""
    return query.area in atlas.gazetteer.by_code(CURRENT)


def file_name(area: Area, kind: str) -> str:
    """Return the name of a briefing's file, such as `E06000021-stoke-on-trent.pdf`."""
    return f"{area.code}-{plain(area.name).replace(' ', '-')}.{kind}"


def kind_of(path: Path) -> str:
    """Return the kind of briefing that a file name asks for.

    Raises
    ------
    QueryError
        It ends neither in .pdf nor in .html.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in FORMATS:
        raise QueryError(f"{path.name!r} is no briefing: expected a name ending in .pdf or .html.")
    return kind


def _without_drawings(part: object) -> Any:  # noqa: ANN401 (the shape of JSON)
    if isinstance(part, dict):
        return {key: _without_drawings(value) for key, value in part.items() if key != "svg"}
    return [_without_drawings(each) for each in part] if isinstance(part, list | tuple) else part
