"""The page as one would write it first: folium.Choropleth, made again on every change.

Three things are done for it, so that it works without the internet: Leaflet comes from this
machine, and the scripts that it does not need here (jQuery, Bootstrap, D3 for the colour bar) are
left out. All three make it faster than it would be.
"""

import folium
import shapely
import streamlit as st
from streamlit_folium import st_folium

from benchmarks.pages import shared
from levelmap.pages.shared.maps import leaflet_address


@st.cache_resource
def geojson(geography: str) -> str:
    """Return the layer as GeoJSON, on the grid of the web geometry (four decimals)."""
    areas = shared.areas(geography)
    rounded = shapely.transform(areas.geometry.to_numpy(), lambda places: places.round(4))
    return areas[["code", "name"]].assign(geometry=rounded).set_geometry("geometry").to_json()


number = shared.turn()
table = shared.areas(shared.layer())[["code"]].assign(
    value=lambda frame: shared.values(len(frame), number)
)
shown = folium.Map(location=[54.5, -3.5], zoom_start=5, tiles=None)
shown.default_js = [("leaflet", f"{leaflet_address()}/leaflet.js")]
shown.default_css = [("leaflet_css", f"{leaflet_address()}/leaflet.css")]
choropleth = folium.Choropleth(
    geo_data=geojson(shared.layer()),
    data=table,
    columns=["code", "value"],
    key_on="feature.properties.code",
    fill_color="YlGnBu",
    bins=[0, 20, 40, 60, 80, 100.1],
)
for name in [child for child in choropleth._children if child.startswith("color_map")]:
    del choropleth._children[name]
choropleth.add_to(shown)
st_folium(shown, key="map", height=600, use_container_width=True, returned_objects=[])
