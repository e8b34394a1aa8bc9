"""The way to a target as a drawing, by its geometry; and a target set on the page."""

from html import unescape

import pytest

from levelmap.answers.place.to_2030.goals import Goal
from levelmap.answers.place.to_2030.trajectories import Straight, Ways
from levelmap.atlas import Atlas
from levelmap.pages.place import leads
from levelmap.pages.place import trajectories as drawn
from levelmap.pages.place.query import PlaceQuery, read_link, write_link
from levelmap.pages.progress import tables
from tests.answers.place.to_2030.test_trajectories import START, _way
from tests.drawing.drawn import boxes, elements, words
from tests.pages.alone import open_page, texts

STOKE = "E06000021"
WAY = _way(Straight(8, 7, 9, START, 8))


def _at(shape: dict[str, str]) -> tuple[float, float]:
    return float(shape["cx"]), float(shape["cy"])


def test_figures_line_and_target_stand_on_one_scale() -> None:
    picture = drawn.drawing("Skills", WAY)
    dot = _at(elements(picture, "circle")[0])
    bold = elements(picture, "path", stroke_width="2.5")[0]["d"]
    (x0, y0), (x1, y1) = [tuple(map(float, part.split())) for part in bold[1:].split("L")]
    assert (x1, y1) == dot
    assert (x1 - x0) * 11 == pytest.approx(float(drawn._RIGHT) - x0, rel=0.02), "2019 to 2030"
    dashed = elements(picture, "line")[0]
    assert float(dashed["y2"]) == pytest.approx(dot[1], abs=0.01), "8 now and 8 in 2030"
    assert float(dashed["x1"]) == pytest.approx(x0, abs=0.01), "the line begins with the figures"
    west, top, east, foot = boxes(elements(picture, "path", fill=drawn._TARGET)[0]["d"])[0]
    assert (west + east) / 2 == pytest.approx(float(dashed["x2"]), abs=0.1)
    per_unit = y0 - y1  # 7 to 8
    assert (top + foot) / 2 == pytest.approx(dot[1] - 2 * per_unit, abs=0.1), "10 is wanted"
    fan = boxes(elements(picture, "path", fill=drawn._FAN)[0]["d"])[0]
    assert fan[3] - fan[1] == pytest.approx(2 * per_unit, abs=0.1), "7 to 9"
    assert list(words(picture)) == ["2019", "2030"]


def test_the_fan_opens_where_the_line_is_at_the_latest_figure() -> None:
    picture = drawn.drawing("Skills", _way(Straight(19, 18, 20, START, 8)))
    last, _ = _at(elements(picture, "circle")[0])
    dashed = elements(picture, "line")[0]
    x1, y1, x2, y2 = (float(dashed[name]) for name in ("x1", "y1", "x2", "y2"))
    first, *_ = elements(picture, "path", fill=drawn._FAN)[0]["d"][1:].split("L")
    x, y = map(float, first.split())
    assert x == pytest.approx(last, abs=0.1)
    assert y == pytest.approx(y1 + (y2 - y1) * (x - x1) / (x2 - x1), abs=0.1), "on the line"


def test_without_a_line_there_is_no_fan() -> None:
    picture = drawn.drawing("Skills", _way(None, why="the series has ended"))
    assert not elements(picture, "path", fill=drawn._FAN)
    assert not elements(picture, "line")


def test_every_drawing_is_said_in_words() -> None:
    shown = drawn.html(Ways((), (), (WAY,)), leads.figures(STOKE))
    assert f'alt="{drawn.said("Your target: Skills", WAY)}"' in shown
    assert "not on course" in shown
    assert drawn.html(Ways((), (), ()), leads.figures(STOKE)) == ""


def test_targets_of_ones_own_are_rows_of_their_own() -> None:
    table = tables.of_place("Alder", Ways((), (), (WAY,)))
    assert table.rows == (
        (
            "Your target: Skills at least 10.0 by 2030",
            "",
            "8.0 (2020)",
            "",
            "2.0 in 10 years",
            "8.0 in 2030 (7.0 to 9.0): not on course",
        ),
    )
    assert table.caption.endswith("and on your own")


def test_a_target_is_kept_in_the_link(shipped_atlas: Atlas) -> None:
    query = PlaceQuery(STOKE, goals=(Goal("gigabit-capable-broadband", 99.0, 2028),))
    assert write_link(query)["goals"] == "gigabit-capable-broadband:99:2028"
    assert read_link(write_link(query), shipped_atlas)[0] == query
    _, problems = read_link({"area": STOKE, "goals": "gigabit-capable-broadband:99"}, shipped_atlas)
    assert "is no target" in problems[0]


def test_a_target_is_set_and_dropped_on_the_page() -> None:
    app = open_page("place", area=STOKE, read="progress")
    assert not app.exception
    app.number_input(key="place.goal.value").set_value(3000.0)
    app.selectbox(key="place.goal.measure").set_value(
        "further-education-and-skills-learner-achievements"
    )
    app.button(key="FormSubmitter:place.goal-Set this target").click().run()
    assert not app.exception
    shown = unescape("\n".join(str(part.body) for part in app.get("html")))
    assert "Your target: Further education and skills learner achievements at least 3,000" in shown
    assert "95% prediction interval" in texts(app)
    slug = "further-education-and-skills-learner-achievements"
    app.button(key=f"place.goal.drop.{slug}:3000:2030").click().run()
    assert "Your target" not in "\n".join(str(part.body) for part in app.get("html"))
