"""The map on a page, as tests of it use it."""

from __future__ import annotations

import shapely
from playwright.sync_api import Frame, Page, expect


class Map:
    """The map on a page, as a test uses it."""

    def __init__(self, page: Page, address: str) -> None:
        page.goto(address)
        self.page = page
        self.box = page.frame_locator("iframe").locator("#map_div")
        self.painted("lad_2025, turn 0")

    @property
    def frame(self) -> Frame:
        """The map's own document."""
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def painted(self, name: str) -> None:
        """Wait until a picture is painted, and fitted to the frame as it is laid out."""
        expect(self.box).to_have_attribute("data-painted", name)
        self.frame.wait_for_function(
            """async () => {
                const box = document.querySelector("#map_div");
                const before = [box.clientWidth, box.clientHeight, map.getZoom()].join();
                await new Promise((done) => setTimeout(done, 120));
                return before === [box.clientWidth, box.clientHeight, map.getZoom()].join() &&
                    map.getSize().y === box.clientHeight;
            }"""
        )

    def view(self) -> list[float]:
        """Return centre and zoom."""
        script = "[map.getCenter().lat, map.getCenter().lng, map.getZoom()]"
        return [round(number, 4) for number in self.frame.evaluate(script)]

    def look_at(self, point: shapely.Point, zoom: float) -> None:
        """Move the map as a script would; no rerun is expected."""
        self.frame.evaluate(f"map.setView([{point.y}, {point.x}], {zoom}, {{animate: false}})")

    def spot(self, point: shapely.Point) -> dict[str, float]:
        """Return where a place is on the map's box, in pixels."""
        x, y = self.frame.evaluate(
            f"(p => [p.x, p.y])(map.latLngToContainerPoint([{point.y}, {point.x}]))"
        )
        return {"x": x, "y": y}

    def colours(self, point: shapely.Point, reach: int = 0, layer: str = "areas") -> set[str]:
        """Return the colours at a place and up to *reach* pixels around it, on one canvas.

        Where nothing is painted they are `#000000`.
        """
        spot = self.spot(point)
        found = self.frame.evaluate(
            """([x, y, reach, layer]) => {
                const canvas = document.querySelector(`canvas.levelmap-${layer}`);
                const corner = canvas.getBoundingClientRect();
                const side = 2 * reach + 1;
                const data = canvas.getContext("2d").getImageData(
                    Math.round(x - corner.left) - reach, Math.round(y - corner.top) - reach,
                    side, side).data;
                const hex = (at) => "#" + [0, 1, 2].map(
                    (part) => data[at + part].toString(16).padStart(2, "0")).join("");
                return Array.from({ length: side * side }, (_, i) => hex(4 * i));
            }""",
            [spot["x"], spot["y"], reach, layer],
        )
        return set(found)
