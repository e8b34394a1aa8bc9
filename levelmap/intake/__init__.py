"""Tables that people bring: read, understood, matched to places, asked about.

One reader for the pages, the command line and the library::

    reading = intake.read(content, "own.csv", gazetteer, Answers(where=(("Sex", ("Male",)),)))
    reading.questions      # what is to be settled, each with a guess where one can be made
    reading.outcomes       # what became of every row
    reading.list.chosen    # the places that are on the list
    reading.values("rate", geography)

Nothing is stored, and nothing that a file says is anything but text.
"""

from levelmap.intake.answers import Answers, Question
from levelmap.intake.files import File, content_of, opened, weight
from levelmap.intake.other_areas import read_areas
from levelmap.intake.reading import PlaceTable, read, read_apart, understand

__all__ = [
    "Answers",
    "File",
    "PlaceTable",
    "Question",
    "content_of",
    "opened",
    "read",
    "read_apart",
    "read_areas",
    "understand",
    "weight",
]
