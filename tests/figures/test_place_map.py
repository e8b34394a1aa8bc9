from levelmap.figures import place_map
from levelmap.figures.palettes import NO_DATA_LINES


def test_the_field_of_areas_without_a_figure_is_hatched() -> None:
    assert place_map.swatch("#123456", "1 to 2").count("<path") == 0
    hatched = place_map.swatch(None, "no figure")
    assert hatched.count("<path") == 1
    assert NO_DATA_LINES in hatched
