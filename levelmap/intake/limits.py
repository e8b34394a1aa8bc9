"""How much of a file is read; all of it is checked before the work that it bounds."""

from __future__ import annotations

MOST_BYTES = 5_000_000
"""Of a file."""

MOST_ROWS = 40_000
"""Enough for every neighbourhood of England; a list of councils has 400."""

MOST_COLUMNS = 200
MOST_CELLS = 1_000_000
MOST_LETTERS = 5_000_000
"""Of all cells of a sheet: a workbook says once what many cells show."""

MOST_SHEETS = 30

LONGEST_CELL = 1_000
"""Characters of a cell that are read; the rest is named as passed over."""

LONGEST_NAME = 120
"""Characters of a cell that may be the name of a place: a longer one is none."""

MOST_UNPACKED = 40_000_000
MOST_RATIO = 100
"""An archive that unpacks to more bytes, or to this many times its size, is not opened."""

MOST_PARTS = 500
"""Of an archive."""

MOST_ELEMENTS = 1_200_000
"""Tags in all parts of a workbook: a cell with a number has four."""

MOST_FORMATS, LONGEST_FORMAT = 150_000, 4_000
"""Tags of the part of a workbook that says how cells look, and bytes of one: a spreadsheet program
writes 64,000 looks at most, and 255 characters of a format of numbers."""

MOST_LISTED = 5_000
"""Tags of a part of a workbook that lists what is in it: sheets, named ranges, other parts."""

MOST_SHOWN = 100
"""Rows for which the nearest names are looked up."""

MOST_SESSION_BYTES = 12_000_000
"""Of all files that one visitor has brought at a time: no visit takes all that is held of all."""

MOST_HELD_BYTES, KEPT_FREE = 15_000_000, 10_000_000
"""Of the files of all visits of one server: what was read of a file takes up to nine times its
size. Beyond it a further quantity is kept free for small files."""

KEEPING = 10_000
"""Bytes that a file is counted with beside its own: what keeping it takes, however small it is."""

UNREAD_SECONDS, IDLE_SECONDS = 10.0, 120.0
"""How long a file of which no page asks stays where others need its room: after it came, or while
it comes; and after a page has last shown what it says."""

STALLED_SECONDS, LONGEST_UPLOAD = 30.0, 300.0
"""A file of which nothing comes for so long, or that has not come in all after so long, is
refused."""

SMALL = 500_000
"""Bytes of a file that may take from what is kept free."""

LARGE = 10_000
"""Weight of a file from which on it is read in a process of its own where the server has some."""

PACKED = 10
"""How many bytes of what is packed weigh as one that is not."""

SHORT = 100_000
"""Weight of a file up to which that takes about a second."""
