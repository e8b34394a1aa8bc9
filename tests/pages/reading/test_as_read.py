"""What How to read this says of the toy country, line by line."""

import pytest

from levelmap.paths import Folders
from tests.pages.page_text import page_part, written

PAGES = {
    "": (
        "",
        "## A rank",
        """
# How to read this
What maps, lists and scores say, and what they do not. Every picture is made of the data that
  LevelMap holds.
## The colours of a map
Areas are put in order and cut into classes; each class has a colour, and the darkest is the
  worst. The bars say how many areas have such a figure.
drawing Histogram of 11 areas from £400 to £600, middle £500: £400 / £600 /
**Median weekly pay: 11 areas in 5 classes of about as many areas, from £400 to £600.**
**Beware.** Two areas of one colour may differ more than two neighbours in colour: read the
  figure.
-> See it at work explore?indicator=gross-median-weekly-pay
## Missing is not zero
Hatched areas have no figure. The reason stands where the figure would: not published, not
  covered, too few in the sample.
drawing Modelled unemployment, 2023: of 11 authorities, 1 has no figure.: have a figure: 10 / not
  published: 1 /
**Modelled unemployment, 2023: of 11 authorities, 1 has no figure.**
**Beware.** An area without a figure is neither good nor bad, and is left out of ranks and means.
-> See it at work explore?indicator=modelled-unemployment-rate
## A figure has an interval
A survey asks some people, not all. Had it asked others, the figure would most likely have been
  somewhere on the line.
drawing 8 places in the middle of median weekly pay: the dots are their figures, the lines their
  95% intervals. Of 28 pairs of them, 7 overlap.: Birch / £420 / Cedar / £440 / Dogwood / £460 /
  Elm / £480 / Fir / £500 / Gorse / £520 / Hazel / £540 / Ivy / £560 /
**8 places in the middle of median weekly pay: the dots are their figures, the lines their 95%
  intervals. Of 28 pairs of them, 7 overlap.**
**Beware.** Where lines overlap widely, which of two places is higher cannot be told.
-> See it at work explore?indicator=gross-median-weekly-pay
## Two lists overlap
Every place is on both lists, on one of them, on neither, or could not have been on one. Only
  places that both could name are counted.
drawing 2 authorities are in category 1 of the Score of two and not in category 1 of Levelling
  fund; for 3 it is the other way round.: On both: 2 / Only in category 1 of Levelling fund: 3 /
  Only in category 1 of the Score of two: 2 / On neither: 5 /
**2 authorities are in category 1 of the Score of two and not in category 1 of Levelling fund; for
  3 it is the other way round.**
**Beware.** That two lists differ does not say which is right: each was made for an end.
-> See it at work compare?
""",
    ),
    "x=1": (
        "## Whom",
        "",
        """
Go along the bottom to the share of people who live in the places named, and up to the share of
  the people in need who live there. Higher is better aimed.
drawing Levelling fund, category 1 reaches 45% of income-deprived people (2019) with 42% of the
  people: 5 of 12 places. As many people in the places of the highest need would be 70%.: 0% / 0%
  / 20% / 20% / 40% / 40% / 60% / 60% / 80% / 80% / 100% / 100% / Share of the people, those named
  or worst in rank first / Share of income-deprived people (2019) / Score of two, category 1 / 41%
  at a fifth, 75% at half / The order of need itself / 41% at a fifth, 75% at half / Levelling
  fund, category 1 / 22% at a fifth, 53% at half /
**Levelling fund, category 1 reaches 45% of income-deprived people (2019) with 42% of the people:
  5 of 12 places. As many people in the places of the highest need would be 70%.**
**Beware.** To live in a place that is named is not to be helped.
-> See it at work compare?read=reach
""",
    ),
}


@pytest.mark.parametrize("asked", PAGES)
def test_it_reads(asked: str, furnished: Folders) -> None:
    after, until, reads = PAGES[asked]
    assert page_part(furnished.root, "reading", asked, after, until) == written(reads)
