"""The map, as folium elements: a base that never changes and a small picture painted on it.

The base is the same bytes on every rerun, so that the browser keeps the map, its position and its
geometry.
"""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass
from pathlib import Path

import folium
from folium.template import Template

from levelmap.drawing.lenses import LEAST_AREAS, LENSES, NORTHERN_ISLES
from levelmap.drawing.picture import Picture

BROWSER_FILES = Path(__file__).parent / "browser"
"""The scripts and style sheets of the small parts of a page."""

MAP_FILES = BROWSER_FILES / "map"
"""The scripts and the style sheet of the map, to be served as they are."""


@dataclass(frozen=True)
class Addresses:
    """Where the browser finds what the map needs, seen from the map's own frame.

    Attributes
    ----------
    leaflet
        Folder with `leaflet.js` and `leaflet.css`.
    browser
        Folder with the content of `MAP_FILES`.
    towns
        The file with names and points of towns; empty where there is none.
    towns_credit
        The line that a map with names of towns carries.
    """

    leaflet: str
    browser: str
    towns: str = ""
    towns_credit: str = ""


@dataclass(frozen=True)
class Behaviour:
    """What a map does besides showing pictures; the same for as long as it is on its page.

    Attributes
    ----------
    link
        Keep position and zoom in the page's address and begin where it says. For one map a page.
    channel
        Maps of one page with the same channel move together and point at the same area.
    """

    link: bool = False
    channel: str = ""


class BaseMap(folium.Map):
    """A Leaflet map without tiles, with nothing on it and nothing random in it."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}
        <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: [54.5, -3.5], zoom: 5, minZoom: 2, maxZoom: 14, zoomSnap: 0.25,
            maxBounds: [[20, -103], [80, 96]], attributionControl: false,
            trackResize: false, dragging: !L.Browser.mobile, levelmap: {{ this.settings|tojson }}
        });
        {% endmacro %}
        """
    )

    def __init__(self, addresses: Addresses, behaviour: Behaviour | None = None) -> None:
        super().__init__(tiles=None)
        self.settings = asdict(behaviour or Behaviour()) | {
            "towns": addresses.towns,
            "townsCredit": addresses.towns_credit,
            "lenses": [astuple(lens) for lens in LENSES],
            "isles": astuple(NORTHERN_ISLES),
            "leastAreas": LEAST_AREAS,
        }
        self.default_js = [
            ("levelmap", f"{addresses.browser}/start.js"),  # first: it fetches what follows
            ("leaflet", f"{addresses.leaflet}/leaflet.js"),
        ]
        self.default_css = [
            ("leaflet_css", f"{addresses.leaflet}/leaflet.css"),
            ("levelmap_css", f"{addresses.browser}/map.css"),
        ]
        self._is_rendered = False

    def render(self, **kwargs: object) -> str:
        """Render it once: streamlit-folium asks again at each run, and nothing of it changes."""
        if not self._is_rendered:
            super().render(**kwargs)  # type: ignore[no-untyped-call]
            self._is_rendered = True
        return ""


class PaintedAreas(folium.FeatureGroup):
    """The element that carries one picture to the map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} =
            levelmap.paint({{ this._parent.get_name() }}, "{{ this.packed }}");
        {% endmacro %}
        """
    )

    def __init__(self, picture: Picture) -> None:
        super().__init__(show=False)  # st_folium adds it to the map itself
        self.packed = picture.packed

    def render(self, **_kwargs: object) -> str:
        """Leave it to streamlit-folium, which sends the script alone: a page would need the rest.

        To make an element of the script for a page costs more than all else of a map.
        """
        return ""
