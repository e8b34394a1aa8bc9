"""Whole drawings of few numbers: every line, bar, dot and word at its place."""

import pytest

from tests.drawing.drawn import described
from tests.drawing.examples import DRAWN
from tests.pages.page_text import written

WHOLE = {
    "trend": """
svg aria-label=Work fill=currentColor viewBox=0 0 720 260
line stroke=#d5d8db x1=64 x2=532.8 y1=185.22 y2=185.22
text text-anchor=end x=58 y=189.22 “10%”
line stroke=#d5d8db x1=64 x2=532.8 y1=58.78 y2=58.78
text text-anchor=end x=58 y=62.78 “30%”
text text-anchor=start x=64 y=252 “2015”
text text-anchor=end x=532.8 y=252 “2017”
line stroke=#0072b2 stroke-opacity=0.45 stroke-width=5 x1=64 x2=64 y1=216.83 y2=153.61
line stroke=#0072b2 stroke-opacity=0.45 stroke-width=5 x1=532.8 x2=532.8 y1=90.39 y2=27.17
path d=M64 185.22L298.08 122L532.8 58.78 fill=none stroke=#0072b2 stroke-width=2.5
circle cx=64 cy=185.22 fill=#0072b2 r=2.5
circle cx=298.08 cy=122 fill=#0072b2 r=2.5
circle cx=532.8 cy=58.78 fill=#0072b2 r=2.5
line stroke=#d5d8db x1=535.8 x2=546.8 y1=58.78 y2=58.78
text x=550.8 y=62.78 “Alder”
path d=M64 153.61L532.8 90.39 fill=none stroke=#5b6670 stroke-dasharray=7 3 stroke-width=1.5
line stroke=#d5d8db x1=535.8 x2=546.8 y1=90.39 y2=90.39
text x=550.8 y=94.39 “Median”
""",
    "strip": """
svg aria-label=t fill=currentColor viewBox=0 0 720 108
rect fill=#3d4449 height=36 width=692 x=14 y=42
path d=M20 44v32M360 44v32 stroke=#111111 stroke-width=1.6
path d=M700 44v32 stroke=#222222 stroke-width=1.6
line stroke=currentColor stroke-width=1.5 x1=20 x2=20 y1=3 y2=82
text text-anchor=start x=24 y=12 “Low: 0”
line stroke=currentColor stroke-width=1.5 x1=700 x2=700 y1=17 y2=82
text text-anchor=end x=696 y=26 “High: 10”
text x=20 y=96 “0”
text text-anchor=end x=700 y=96 “10”
""",
    "curves": """
svg aria-label=Curves fill=currentColor viewBox=0 0 780 400
line stroke=#d5d8db x1=64 x2=64 y1=348 y2=16
line stroke=#d5d8db x1=64 x2=470 y1=348 y2=348
text fill=#5b6670 text-anchor=middle x=64 y=364 “0%”
text fill=#5b6670 text-anchor=end x=58 y=352 “0%”
line stroke=#d5d8db x1=145.2 x2=145.2 y1=348 y2=16
line stroke=#d5d8db x1=64 x2=470 y1=281.6 y2=281.6
text fill=#5b6670 text-anchor=middle x=145.2 y=364 “20%”
text fill=#5b6670 text-anchor=end x=58 y=285.6 “20%”
line stroke=#d5d8db x1=226.4 x2=226.4 y1=348 y2=16
line stroke=#d5d8db x1=64 x2=470 y1=215.2 y2=215.2
text fill=#5b6670 text-anchor=middle x=226.4 y=364 “40%”
text fill=#5b6670 text-anchor=end x=58 y=219.2 “40%”
line stroke=#d5d8db x1=307.6 x2=307.6 y1=348 y2=16
line stroke=#d5d8db x1=64 x2=470 y1=148.8 y2=148.8
text fill=#5b6670 text-anchor=middle x=307.6 y=364 “60%”
text fill=#5b6670 text-anchor=end x=58 y=152.8 “60%”
line stroke=#d5d8db x1=388.8 x2=388.8 y1=348 y2=16
line stroke=#d5d8db x1=64 x2=470 y1=82.4 y2=82.4
text fill=#5b6670 text-anchor=middle x=388.8 y=364 “80%”
text fill=#5b6670 text-anchor=end x=58 y=86.4 “80%”
line stroke=#d5d8db x1=470 x2=470 y1=348 y2=16
line stroke=#d5d8db x1=64 x2=470 y1=16 y2=16
text fill=#5b6670 text-anchor=middle x=470 y=364 “100%”
text fill=#5b6670 text-anchor=end x=58 y=20 “100%”
text text-anchor=middle x=267 y=390 “People”
text text-anchor=middle transform=rotate(-90 14 182) x=14 y=182 “Money”
line stroke=#5b6670 x1=64 x2=470 y1=348 y2=16
g stroke=#0072b2 stroke-width=2.5
title “Steep”
path d=M64 348L145.2 148.8L470 16 fill=none
g stroke=#5b6670 stroke-dasharray=4 4 stroke-width=1.5
title “Flat”
path d=M64 348L470 16 fill=none
line stroke=#0072b2 stroke-width=2.5 x1=488 x2=514 y1=52 y2=52
text x=522 y=56 “Steep”
text fill=#5b6670 x=522 y=72 “60% at a fifth, 75% at half”
line stroke=#5b6670 stroke-dasharray=4 4 stroke-width=1.5 x1=488 x2=514 y1=100 y2=100
text x=522 y=104 “Flat”
text fill=#5b6670 x=522 y=120 “20% at a fifth, 50% at half”
""",
    "histogram": """
svg aria-label=Histogram of 4 areas from 0 to 30, middle 15; Alder marked fill=currentColor
  viewBox=-4 0 308 88
line stroke=#5b6670 x1=0 x2=300 y1=70.5 y2=70.5
g stroke=#5b6670 stroke-width=0.5
path d=M0 70V14h9V70zM150 70V42h9V70z fill=#111111
path d=M290 70V42h9V70z fill=#222222
line stroke=currentColor stroke-width=1.5 x1=300 x2=300 y1=8 y2=70
path d=M296 2h8l-4 7z
title “Alder”
text x=0 y=84 “0”
text text-anchor=end x=300 y=84 “30”
""",
    "timeline": """
svg aria-label=Time fill=currentColor viewBox=0 0 360 152
line stroke=currentColor stroke-opacity=0.18 x1=0 x2=0 y1=24 y2=152
text text-anchor=middle x=43.47 y=16 “2019”
line stroke=currentColor stroke-opacity=0.18 x1=86.94 x2=86.94 y1=24 y2=152
text text-anchor=middle x=130.53 y=16 “2020”
line stroke=currentColor stroke-opacity=0.18 x1=174.12 x2=174.12 y1=24 y2=152
text text-anchor=middle x=217.59 y=16 “2021”
line stroke=currentColor stroke-opacity=0.18 x1=261.06 x2=261.06 y1=24 y2=152
text text-anchor=middle x=304.53 y=16 “2022”
line stroke=currentColor stroke-opacity=0.18 x1=348 x2=348 y1=24 y2=152
text x=0 y=47 “Lists”
g
title “Fund: closed fund”
text x=0 y=82 “Fund”
rect fill=#7a8893 height=12 rx=3 width=174.12 x=0 y=87
g
title “List: a list”
text x=0 y=120 “List”
rect fill=#0b7a57 height=12 rx=3 width=173.88 x=174.12 y=125
path d=M348 121l10 10l-10 10z fill=#0b7a57
path d=M174.12 93H179.12V123 fill=none stroke=currentColor stroke-width=1.5
path d=M175.12 117L179.12 123L183.12 117 fill=none stroke=currentColor stroke-width=1.5
line stroke=currentColor stroke-dasharray=2 3 x1=304.17 x2=304.17 y1=26 y2=152
""",
    "correlations": """
svg aria-label=Together fill=#16232e viewBox=0 0 524 120
rect fill=#9aa3aa height=10 width=10 x=332 y=4
text x=346 y=13 “weight given”
rect fill=#1b4f72 height=10 width=10 x=332 y=20
text x=346 y=29 “share of the variation”
text fill=#5b6670 text-anchor=middle x=267 y=36 “1”
text fill=#5b6670 text-anchor=middle x=301 y=36 “2”
line stroke=#d5d8db x1=347 x2=347 y1=44 y2=112
text text-anchor=end x=242 y=65 “1  Pay”
rect fill=#9aa3aa height=10 width=112.5 x=347 y=49
text x=463.5 y=58 “75%”
rect fill=#1b4f72 height=10 width=135 x=347 y=62
text x=486 y=71 “90%”
text text-anchor=end x=242 y=99 “2  Walk”
rect fill=#9aa3aa height=10 width=37.5 x=347 y=83
text x=388.5 y=92 “25%”
rect fill=#1b4f72 height=10 width=15 x=332 y=96
text x=351 y=105 “-10%”
rect fill=#f3f4f5 height=32 width=32 x=251 y=45
g
title “Pay and Walk: -0.50”
rect fill=#b2abd2 height=32 width=32 x=285 y=45
text fill=#0b0c0c text-anchor=middle x=301 y=65 “-.50”
g
title “Walk and Pay: -0.50”
rect fill=#b2abd2 height=32 width=32 x=251 y=79
text fill=#0b0c0c text-anchor=middle x=267 y=99 “-.50”
rect fill=#f3f4f5 height=32 width=32 x=285 y=79
""",
    "ranges": """
svg aria-label=Ranks fill=currentColor viewBox=0 0 720 78
line stroke=currentColor stroke-dasharray=4 3 x1=382.25 x2=382.25 y1=28 y2=70
text text-anchor=middle x=382.25 y=22 “the list ends at 2”
text fill=#5b6670 text-anchor=start x=224 y=22 “rank 1”
text fill=#5b6670 text-anchor=end x=646 y=22 “rank 5”
text fill=#5b6670 text-anchor=end x=716 y=22 “on the list”
g
title “Alder: rank 1, 1 to 3 in nine of ten ways, on the list in 90%”
line stroke=#d5d8db x1=210 x2=720 y1=52 y2=52
text text-anchor=end x=210 y=47 “Alder”
line stroke=#3a6ea5 stroke-opacity=0.55 stroke-width=7 x1=222 x2=437 y1=43 y2=43
circle cx=224 cy=43 fill=#3a6ea5 r=4
text text-anchor=end x=716 y=47 “90%”
g
title “Birch: rank 4, 2 to 5 in nine of ten ways, on the list in 20%”
line stroke=#d5d8db x1=210 x2=720 y1=70 y2=70
text text-anchor=end x=210 y=65 “Birch”
line stroke=#d55e00 stroke-opacity=0.55 stroke-width=7 x1=327.5 x2=648 y1=61 y2=61
circle cx=540.5 cy=61 fill=#d55e00 r=4
text text-anchor=end x=716 y=65 “20%”
""",
    "parts": """
svg aria-label=Parts fill=currentColor viewBox=0 0 460 160
text text-anchor=end x=160 y=22 “First”
rect fill=#111111 height=26 stroke=#ffffff width=214.5 x=170 y=4
title “both: 3”
rect fill=#111111 height=10 width=10 x=170 y=38
text x=186 y=47 “both: 3”
rect fill=#222222 height=26 stroke=#ffffff width=71.5 x=384.5 y=4
title “one: 1”
rect fill=#222222 height=10 width=10 x=170 y=54
text x=186 y=63 “one: 1”
text text-anchor=end x=160 y=100 “Second”
rect fill=#111111 height=26 stroke=#ffffff width=286 x=170 y=82
title “both: 3”
rect fill=#111111 height=10 width=10 x=170 y=116
text x=186 y=125 “both: 3”
""",
    "intervals": """
svg aria-label=I fill=currentColor viewBox=0 0 460 64
line stroke=#d5d8db x1=170 x2=460 y1=32 y2=32
text text-anchor=end x=170 y=25 “Alder”
line stroke=#5b6670 stroke-width=3 x1=186 x2=322 y1=21 y2=21
circle cx=254 cy=21 fill=#16232e r=5
text text-anchor=end x=456 y=25 “10”
line stroke=#d5d8db x1=170 x2=460 y1=54 y2=54
text text-anchor=end x=170 y=47 “Elm”
line stroke=#5b6670 stroke-width=3 x1=390 x2=390 y1=43 y2=43
circle cx=390 cy=43 fill=#16232e r=5
text text-anchor=end x=456 y=47 “20”
""",
}


@pytest.mark.parametrize("name", WHOLE)
def test_every_element_stands_where_it_belongs(name: str) -> None:
    assert described(DRAWN[name]()) == written(WHOLE[name])
