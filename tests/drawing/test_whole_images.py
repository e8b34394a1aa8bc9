"""The picture of a map of three squares: map, legend and words at their places."""

import pytest

from tests.drawing.drawn import described
from tests.drawing.examples import DRAWN
from tests.pages.page_text import written

WHOLE = {
    "page": """
svg aria-label=Pay fill=#16232e height=1414 viewBox=0 0 1000 1414 width=1000
title “Pay”
defs
style “.k0{fill:#112233}.k1{fill:#445566}.none{fill:url(#no-data)}.out{fill:#e9ecef}.a
  path{stroke:#868d93;stroke-width:.4;stroke-linejoin:round}”
pattern height=5 id=no-data patternTransform=rotate(45) patternUnits=userSpaceOnUse width=5
rect fill=#f3f4f5 height=5 width=5 x=0 y=0
path d=M0 0V5 stroke=#6f777b stroke-width=2
rect fill=#fff height=1414 width=1000 x=0 y=0
text x=36 y=56.25 “Pay”
svg height=1255.65 width=604 x=36 y=69.75
g class=a
path class=k0 d=M202.7 727.2l0 -198.7 -198.7 0 0 198.7z data-code=a
title “A: £1”
path class=k1 d=M401.3 727.2l0 -198.7 -198.6 0 0 198.7z data-code=b
title “B: £2”
path class=none d=M600 727.2l0 -198.7 -198.7 0 0 198.7z data-code=c
title “C: no data”
path d=M401.3 727.2l0 -198.7 -198.6 0 0 198.7z fill=none stroke=#ffffff stroke-width=4.5
path d=M401.3 727.2l0 -198.7 -198.6 0 0 198.7z fill=none stroke=#0b0c0c stroke-width=2.2
text stroke=#ffffff stroke-linejoin=round stroke-width=4 x=297.99 y=632.73 “B”
text x=297.99 y=632.73 “B”
text x=664 y=83.75 “£ a week. Darker = lower.”
rect class=k0 height=15.4 stroke=#868d93 width=28 x=664 y=97.75
text x=701.8 y=110.63 “low (1 area)”
rect class=k1 height=15.4 stroke=#868d93 width=28 x=664 y=121.35
text x=701.8 y=134.23 “high (1 area)”
text x=664 y=158.95 “A note”
text x=36 y=1360.4 “Source: an office.”
text x=36 y=1374.7 “LevelMap: https://example.org/explore”
""",
    "slide": """
svg aria-label=Pay fill=#16232e height=900 viewBox=0 0 1600 900 width=1600
title “Pay”
defs
style “.k0{fill:#112233}.k1{fill:#445566}.none{fill:url(#no-data)}.out{fill:#e9ecef}.a
  path{stroke:#868d93;stroke-width:.4;stroke-linejoin:round}”
pattern height=5 id=no-data patternTransform=rotate(45) patternUnits=userSpaceOnUse width=5
rect fill=#f3f4f5 height=5 width=5 x=0 y=0
path d=M0 0V5 stroke=#6f777b stroke-width=2
rect fill=#fff height=900 width=1600 x=0 y=0
text x=40 y=65.5 “Pay”
svg height=717.1 width=1096 x=40 y=82.5
g class=a
path class=k0 d=M366.7 539.9l0 -362.7 -362.7 0 0 362.7z data-code=a
title “A: £1”
path class=k1 d=M729.3 539.9l0 -362.7 -362.6 0 0 362.7z data-code=b
title “B: £2”
path class=none d=M1092 539.9l0 -362.7 -362.7 0 0 362.7z data-code=c
title “C: no data”
path d=M729.3 539.9l0 -362.7 -362.6 0 0 362.7z fill=none stroke=#ffffff stroke-width=4.5
path d=M729.3 539.9l0 -362.7 -362.6 0 0 362.7z fill=none stroke=#0b0c0c stroke-width=2.2
text stroke=#ffffff stroke-linejoin=round stroke-width=4 x=542.85 y=364.85 “B”
text x=542.85 y=364.85 “B”
text x=1160 y=100.5 “£ a week. Darker = lower.”
rect class=k0 height=19.8 stroke=#868d93 width=36 x=1160 y=118.5
text x=1208.6 y=135.06 “low (1 area)”
rect class=k1 height=19.8 stroke=#868d93 width=36 x=1160 y=147.7
text x=1208.6 y=164.26 “high (1 area)”
text x=1160 y=194.9 “A note”
text x=40 y=837.6 “Source: an office.”
text x=40 y=855.8 “LevelMap: https://example.org/explore”
""",
}


@pytest.mark.parametrize("name", WHOLE)
def test_every_element_stands_where_it_belongs(name: str) -> None:
    assert described(DRAWN[name]()) == written(WHOLE[name])
