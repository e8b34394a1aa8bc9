from levelmap.drawing.palettes import NO_DATA_LINES
from levelmap.pages.place import small_maps


def test_the_field_of_areas_without_a_figure_is_hatched() -> None:
    assert small_maps.swatch("#123456", "1 to 2").count("<path") == 0
    hatched = small_maps.swatch(None, "no figure")
    assert hatched.count("<path") == 1
    assert NO_DATA_LINES in hatched
