"""The page with LevelMap's map: the geometry is fetched once, a change sends classes and values."""

from benchmarks.pages import shared
from levelmap.drawing.picture import Picture
from levelmap.geography import layers
from levelmap.pages.shared.maps import geometry_address, show_map
from levelmap.paths import folders

number = shared.turn()
shown = shared.values(len(shared.areas(shared.layer())), number)
file = layers.load(folders())[shared.layer()].file
picture = Picture(
    geometry=f"{geometry_address(folders())}/{file}",
    classes=shared.classes(shown),
    colours=shared.COLOURS,
    name=f"Turn {number}",
    values=[f"{value:.1f} %" for value in shown],
)
show_map(picture, key="map", height=600, on_choose=print)
