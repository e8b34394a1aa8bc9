"""The page of the missions: every number of its tables, and the bars by their geometry."""

import re
from html import unescape

import pytest

from levelmap.answers.missions.policy import FACTS
from levelmap.answers.missions.progress import progress
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.to_2030.progress import of_place
from levelmap.atlas import Atlas
from levelmap.pages.progress import bars, tables
from levelmap.terms import MISSIONS
from tests.pages.alone import open_page, texts


def test_the_page_shows_every_measure_and_whose_the_missions_are(shipped_atlas: Atlas) -> None:
    app = open_page("progress")
    assert not app.exception
    shown = unescape("\n".join(str(part.body) for part in app.get("html")))
    found = progress(shipped_atlas)
    for mission in MISSIONS:
        for row in tables.national(mission, found).rows:
            assert all(cell in shown for cell in row)
    assert tables.summary(found) in texts(app)
    assert "former government's White Paper" in texts(app)
    assert all(fact.source in shown for fact in FACTS)


def test_bars_are_as_long_as_their_shares(shipped_atlas: Atlas) -> None:
    found = bars.counted(progress(shipped_atlas))
    html = bars.bars(progress(shipped_atlas))
    drawn = [float(width) for width in re.findall(r'style="width: ([\d.]+)%"', html)]
    assert drawn == pytest.approx([each.target.share_improved for each in found], abs=0.05)
    said = [int(share) for share in re.findall(r"<strong>(\d+)%</strong>", html)]
    assert said == [round(each.target.share_improved or 0) for each in found]
    assert all(each.areas_words in html for each in found)


def test_the_summary_counts_every_measure_once(shipped_atlas: Atlas) -> None:
    said = tables.summary(progress(shipped_atlas))
    numbers = [int(word) for word in said.replace(",", "").split() if word.isdecimal()]
    assert numbers[0] == sum(numbers[1:]) == 43


def test_a_rise_in_money_is_told_as_one_before_inflation(shipped_atlas: Atlas) -> None:
    said = {each.target.measure: each.areas_words for each in progress(shipped_atlas)}
    assert said["Pay rises in every area"] == "rose in 353 of 353 areas, before inflation"
    assert said["Employment rises in every area"] == "rose in 164 of 348 areas"
    stoke = of_place(place_of("E06000021", shipped_atlas), shipped_atlas)
    moved = {each.national.target.measure: each.moved_words for each in stoke}
    assert moved["Pay rises in every area"] == "moved as asked, before inflation"
    assert "inflation" not in moved["Employment rises in every area"]
