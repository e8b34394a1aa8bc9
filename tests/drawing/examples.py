"""One small example of every drawing, of numbers that are easy to place by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import geopandas as gpd
import shapely

from levelmap.drawing import map_image
from levelmap.drawing.charts import Line, Strip, strip_svg, trend_svg
from levelmap.drawing.correlations import MemberRow, correlations_svg
from levelmap.drawing.curves import Curve, curves_svg
from levelmap.drawing.legends import Histogram, Legend, LegendRow, histogram_svg
from levelmap.drawing.map_image import PAGE, SLIDE, MapImage
from levelmap.drawing.parts_of_all import Interval, PartOfAll, intervals_svg, parts_svg
from levelmap.drawing.rank_ranges import Range, ranges_svg
from levelmap.drawing.timeline import NARROW, Bar, BarGroup, timeline_svg
from levelmap.periods import Period

NAN = float("nan")


def _trend() -> str:
    periods = [Period.parse(f"{year}-01-01/P1Y") for year in (2015, 2016, 2017)]
    alder = Line(
        "Alder", (10, 20, 30), ("10%", "20%", "30%"), lower=(5, NAN, 25), upper=(15, NAN, 35)
    )
    median = Line("Median", (15, NAN, 25), ("15%", "", "25%"), is_reference=True)
    return trend_svg(periods, [alder, median], "Work")


def _strip() -> str:
    marks = ((0, "Low", "0"), (10, "High", "10"))
    return strip_svg(Strip((0, 5, 10), (0, 0, 1), ("#111111", "#222222"), marks, ("0", "10"), "t"))


def _curves() -> str:
    curves = [Curve("Steep", (0, 0.2, 1), (0, 0.6, 1)), Curve("Flat", (0, 1), (0, 1), True)]
    return curves_svg(curves, ("People", "Money"), "Curves")


def _histogram() -> str:
    marks = ((30, "Alder"),)
    colours = ("#111111", "#222222")
    spread = Histogram((0, 0, 15, 30), (0, 0, 0, 1), colours, marks, ("0", "15", "30"))
    return histogram_svg(spread)


def _timeline() -> str:
    bars = (
        Bar("a", "Fund", "closed", "closed fund", date(2019, 1, 1), date(2021, 1, 1), to="b"),
        Bar("b", "List", "in_force", "a list", date(2021, 1, 1), None, is_open=True),
    )
    return timeline_svg((BarGroup("Lists", bars),), (2019, 2022), date(2022, 7, 1), "Time", NARROW)


def _correlations() -> str:
    rows = [MemberRow("Pay", 0.75, 0.9), MemberRow("Walk", 0.25, -0.1)]
    between = {(0, 0): 1.0, (0, 1): -0.5, (1, 0): -0.5, (1, 1): 1.0}
    return correlations_svg(rows, between, "Together")


def _ranges() -> str:
    ranges = (Range("Alder", 1, 1, 3, 0.9), Range("Birch", 4, 2, 5, 0.2, is_marked=True))
    return ranges_svg(ranges, 2, "Ranks")


def _parts() -> str:
    parts = [PartOfAll(3, "both", "#111111"), PartOfAll(1, "one", "#222222")]
    return parts_svg([("First", parts), ("Second", parts[:1])], "Parts")


def _intervals() -> str:
    return intervals_svg(
        [Interval("Alder", 10, 5, 15, "10"), Interval("Elm", 20, 20, 20, "20")], "I"
    )


def _image(form: map_image.Format) -> str:
    squares = [shapely.box(4e5 + 1e4 * x, 3e5, 4.1e5 + 1e4 * x, 3.1e5) for x in range(3)]
    areas = gpd.GeoDataFrame({"code": ["a", "b", "c"]}, geometry=squares, crs="EPSG:27700")
    rows = (LegendRow("#112233", "low", 1), LegendRow("#445566", "high", 1))
    told = Legend("Pay", "£ a week", "Darker = lower", rows, "A note")
    shown = MapImage(
        areas=areas,
        classes=[0, 1, -1],
        colours=["#112233", "#445566"],
        words=["A: £1", "B: £2", "C: no data"],
        chosen=("b",),
        legend=told,
        lines=["Source: an office."],
        address="https://example.org/explore",
    )
    return map_image.draw(shown, form)


DRAWN: Mapping[str, Callable[[], str]] = {
    "trend": _trend,
    "strip": _strip,
    "curves": _curves,
    "histogram": _histogram,
    "timeline": _timeline,
    "correlations": _correlations,
    "ranges": _ranges,
    "parts": _parts,
    "intervals": _intervals,
    "page": lambda: _image(PAGE),
    "slide": lambda: _image(SLIDE),
}
