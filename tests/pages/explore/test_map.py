import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.atlas import Atlas, open_atlas
from levelmap.drawing import charts, image_files, legends, map_image, palettes
from levelmap.drawing.charts import Line, Strip
from levelmap.drawing.legends import Histogram, Legend, LegendRow
from levelmap.drawing.palettes import Palette
from levelmap.geography import boundaries
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore import value_table
from levelmap.pages.explore.query import ExploreQuery, Mode
from levelmap.pages.explore.view import explore
from levelmap.paths import Folders
from levelmap.periods import Period
from tests.toy_country import MERGED, NOW, REGIONS

NAN = float("nan")
PERIODS = [Period.parse(f"{year}-01-01/P1Y") for year in (2019, 2020, 2021)]


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.mark.parametrize(
    ("query", "first", "words"),
    [
        (ExploreQuery("pay"), (Palette.YLGNBU, -1), "Darker = lower = worse"),
        (
            ExploreQuery("unemployment"),
            (Palette.YLGNBU, 0),
            "Darker = higher = worse",
        ),
        (
            ExploreQuery("unemployment", mode=Mode.GAP),
            (Palette.PUOR, -1),
            "Orange = worse, purple = better",
        ),
        (
            ExploreQuery("unemployment", mode=Mode.GAP, palette="rdbu"),
            (Palette.RDBU, -1),
            "Red = worse, blue = better",
        ),
        (
            ExploreQuery("unemployment", palette="rdbu"),
            (Palette.YLGNBU, 0),
            "Darker = higher = worse",
        ),
        (
            ExploreQuery("walk", mode=Mode.GAP),
            (Palette.PUOR, -1),
            "Orange = higher, purple = lower; neither end is better",
        ),
    ],
)
def test_colours_and_words_agree_on_what_is_worse(
    atlas: Atlas, query: ExploreQuery, first: tuple[Palette, int], words: str
) -> None:
    view = explore(query, atlas)
    palette, position = first
    found = indicator_map.colours(view)
    assert found[0] == palettes.colours(palette, len(found))[position]
    assert indicator_map.layer(view).direction == words


def test_the_picture_leaves_out_what_is_not_part_of_the_map(atlas: Atlas) -> None:
    view = explore(ExploreQuery("unemployment", within=REGIONS["South"]), atlas)
    picture = indicator_map.picture(view, indicator_map.layer(view), "address of {}".format)
    assert list(picture.classes) == [-2] * 8 + [0, 0, -1]
    assert picture.values[-1] == "not published"


def test_the_legend_counts_the_areas_shown_and_names_those_without_data(atlas: Atlas) -> None:
    legend = indicator_map.layer(explore(ExploreQuery("unemployment", classes=3), atlas)).legend()
    assert [row.areas for row in legend.rows] == [4, 3, 3, 1]
    assert legend.rows[-1] == LegendRow(None, "No data", 1)
    assert legend.rows[0].words == "0.0% to 3.0%"
    assert legend.rows[1].words == "over 3.0% to 6.0%"


def test_the_image_has_every_area_in_the_class_of_the_map(atlas: Atlas) -> None:
    view = explore(ExploreQuery("unemployment", places=(MERGED,)), atlas)
    areas = boundaries.read(atlas.folders, "lad_2025")
    drawn = map_image.draw(indicator_map.image(view, areas))
    found = dict(re.findall(r'class="(\w+)" data-code="(\w+)"', drawn))
    marks = {code: mark for mark, code in re.findall(r'class="(\w+)" data-code="(\w+)"', drawn)}
    assert len(found) > 1
    expected = {
        code: "none" if number < 0 else f"k{number}"
        for code, number in view.table["class_id"].items()
    }
    assert marks == expected
    assert "Office for Toys" in drawn
    assert "Contains OS data © Crown copyright and database right 2025" in drawn
    assert image_files.png(drawn).startswith(b"\x89PNG")


def test_the_table_says_what_the_map_says(atlas: Atlas) -> None:
    view = explore(ExploreQuery("unemployment", mode=Mode.GAP, places=(NOW["Alder"],)), atlas)
    content = value_table.content(view)
    titles = [column["title"] for column in content["columns"]]  # type: ignore[attr-defined]
    assert titles == [
        "Area",
        "In",
        "Value",
        "Gap to the median area",
        "Rank of 10, 1 is worst",
        "95% interval",
    ]
    rows = dict(zip(content["codes"], content["rows"], strict=True))  # type: ignore[call-overload]
    assert rows[NOW["Alder"]] == ["Alder", "North", "9.0%", "+4.5 points", "1", "8.5% to 9.5%"]
    assert rows[MERGED][2:5] == ["not published", "not published", ""]
    assert content["chosen"] == [NOW["Alder"]]


EVIL = '</text><script>alert("x")</script>'


def test_no_text_of_a_drawing_is_taken_for_a_tag() -> None:
    line = Line(EVIL, (1.0, 2.0, 3.0), (EVIL, EVIL, EVIL))
    strip = Strip((1.0, 2.0), (0, 0), ("#ffffff",), ((1.0, EVIL, EVIL),), (EVIL, EVIL), EVIL)
    spread = Histogram((1.0, 2.0), (0, 0), ("#ffffff",), ((1.0, EVIL),), (EVIL, EVIL, EVIL))
    legend = Legend(EVIL, EVIL, EVIL, (LegendRow("#ffffff", EVIL, 1),), EVIL, spread)
    for drawn in (
        charts.trend_svg(PERIODS, [line], EVIL),
        charts.strip_svg(strip),
        legends.histogram_svg(spread),
        legends.html(legend),
    ):
        assert "<script" not in drawn
        assert "&lt;script" in drawn


def test_a_trend_skips_what_is_missing() -> None:
    line = Line(
        "A", (1.0, NAN, 3.0), ("1", "no data", "3"), lower=(0.5, NAN, NAN), upper=(2, NAN, NAN)
    )
    drawn = charts.trend_svg(PERIODS, [line], "A")
    assert drawn.count("<circle") == 2
    assert "nan" not in drawn
    assert charts.trend_svg(PERIODS, [Line("B", (NAN,) * 3, ("",) * 3)], "B") == ""


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=40))
def test_any_numbers_make_a_histogram_and_a_strip(numbers: list[float]) -> None:
    classes = tuple(0 for _ in numbers)
    ends = ("low", "middle", "high")
    spread = Histogram(tuple(numbers), classes, ("#ffffff",), ((numbers[0], "here"),), ends)
    assert "nan" not in legends.histogram_svg(spread)
    strip = Strip(tuple(numbers), classes, ("#ffffff",), ((numbers[0], "a", "b"),), ("l", "h"), "t")
    assert charts.strip_svg(strip).count("v32") == len(numbers)


def test_the_middle_of_the_bars_is_the_median_that_is_told(shipped_atlas: Atlas) -> None:
    """Joint partnerships have one figure of recorded crime, which counts once."""
    view = explore(ExploreQuery("recorded-stalking-and-harassment"), shipped_atlas)
    histogram = indicator_map.layer(view).histogram
    assert histogram is not None
    assert histogram.ends[1] == view.medians[0].printed
    assert f"the median local authority has {histogram.ends[1]}." in view.summary
