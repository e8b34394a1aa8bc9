"""Tables that people bring: read, understood, matched to places, asked about.

One reader for the pages, the command line and the library::

    reading = intake.read(content, "own.csv", gazetteer, Answers(where=(("Sex", ("Male",)),)))
    reading.questions      # what is to be settled, each with a guess where one can be made
    reading.places         # what every row means
    reading.chosen         # the places that are on the list
    reading.values("rate", geography, is_count=False)

Nothing is stored, and nothing that a file says is anything but text.
"""

from levelmap.intake.answers import Answers, Question
from levelmap.intake.reading import Reading, read

__all__ = ["Answers", "Question", "Reading", "read"]
