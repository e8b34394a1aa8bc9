"""A map's picture as the files that people take away."""

from __future__ import annotations

from collections.abc import Mapping

from levelmap import work
from levelmap.drawing.map_image import PAGE, SLIDE, Format, MapImage, draw
from levelmap.errors import ExportError

PICTURES: Mapping[str, tuple[Format, float]] = {
    "slide.png": (SLIDE, 1.5),
    "slide.svg": (SLIDE, 0),
    "page.png": (PAGE, 2),
    "page.svg": (PAGE, 0),
}
"""What can be taken away, by the ending of its name: the size, and pixels of the PNG for each."""


def made(image: MapImage, kind: str) -> bytes:
    """Return one of `PICTURES`; hundreds of areas take a fifth of a second (see `work.do_short`).

    Raises
    ------
    ExportError
        The picture cannot be drawn.
    """
    form, scale = PICTURES[kind]
    drawn = draw(image, form)
    return png(drawn, scale) if scale else drawn.encode()


def png(picture: str, scale: float = 2.0) -> bytes:
    """Return an SVG as PNG.

    Raises
    ------
    ExportError
        The picture cannot be drawn.
    """
    try:
        return work.do_short(_drawn, picture, scale)
    except ValueError as error:
        raise ExportError(f"The picture could not be drawn as PNG: {error}") from error


def _drawn(picture: str, scale: float) -> bytes:
    import vl_convert  # noqa: PLC0415 (large, and needed in the processes that work alone)

    return bytes(vl_convert.svg_to_png(picture, scale=scale))
