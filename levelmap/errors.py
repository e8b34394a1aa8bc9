"""Every error that LevelMap raises on purpose.

::

    LevelMapError
      DataError            MissingFile, ChecksumMismatch, ContractError
      CatalogueError       UnknownIndicator, UnknownPriorityList, UnknownRecipe, UnknownSource
      GeographyError       BadGSSCode, UnknownArea, UnknownGeography, UnmatchedName,
                           VintageMismatch, CannotRecode
      MethodError          TooFewValues, NoPolarity, BadWeights, MixedGeographies, EmptyUniverse,
                           RecipeError
      QueryError           a parameter of a page, a link or a command that cannot be read
      ExportError          a file that cannot be written or drawn
      ClusterError         a cluster that cannot be reached, or fails
      Overloaded           work that has to wait for others: to be asked for again
      TooDear              work that takes more time or memory than there is for anybody

A message says what was found, what was expected and what to do. Pages catch `LevelMapError`
only: anything else is a fault of the program and should be seen as one.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path


class LevelMapError(Exception):
    """Base of every error that a person can act on."""

    def __str__(self) -> str:
        """Return the plain sentence (KeyError would show its repr)."""
        return str(self.args[0]) if self.args else ""


class DataError(LevelMapError, ValueError):
    """A file of the data folder, a raw file or an upload is not as it should be."""


class MissingFile(DataError, FileNotFoundError):
    """A file that the catalogue or the manifest names is not there."""


class Unanswered(DataError):
    """A table leaves open what is needed, and nothing in it allows a guess.

    Parameters
    ----------
    key, example
        What is asked, as `intake.Question.key`, and one of the answers.
    """

    def __init__(self, message: str, key: str, example: str) -> None:
        self.key, self.example = key, example
        super().__init__(message)
        field, _, heading = key.partition(":")
        answer = ((heading, (example,)),) if heading else example
        self.add_note(f"For example read_table(..., Answers({field}={answer!r})).")

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes with what is asked."""
        return type(self), (str(self), self.key, self.example)


class ChecksumMismatch(DataError):
    """A file differs from what the manifest recorded when it was built."""


class ContractError(DataError):
    """A table breaks its column contract.

    Attributes
    ----------
    table, column
        Where the fault is.
    rows
        The first offending rows as text, at most five.
    """

    def __init__(
        self, table: str | Path, column: str, reason: str, rows: Iterable[object] = ()
    ) -> None:
        self.table, self.column = str(table), column
        self.rows = [str(row) for row in rows][:5]
        found = f" First rows: {'; '.join(self.rows)}." if self.rows else ""
        super().__init__(f"{self.table}, column {column}: {reason}.{found}")


class CatalogueError(LevelMapError, KeyError):
    """Something was asked for that the catalogue does not hold.

    Parameters
    ----------
    asked
        The slug that was asked for.
    known
        Every slug that exists; the nearest ones are named in the message.
    """

    noun = "entry"

    def __init__(self, asked: object, known: Iterable[str] = ()) -> None:
        self.asked = str(asked)
        self.nearest = get_close_matches(self.asked, list(known), n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"There is no {self.noun} called {_short(self.asked)!r}.{hint}")


class UnknownIndicator(CatalogueError):
    """No indicator has this slug."""

    noun = "indicator"


class UnknownPriorityList(CatalogueError):
    """No priority list has this slug."""

    noun = "priority list"


class UnknownCategory(UnknownPriorityList):
    """A list has no such category; `asked` names both (`luf-round-1:9`)."""

    noun = "category"


class UnknownRecipe(CatalogueError):
    """No recipe has this slug."""

    noun = "recipe"


class UnknownSource(CatalogueError):
    """No source has this slug."""

    noun = "source"


class GeographyError(LevelMapError, ValueError):
    """A code, a name or a vintage of areas cannot be used as asked."""


class BadGSSCode(GeographyError):
    """A text is not a nine-character GSS code of a kind that LevelMap knows."""


class UnknownArea(GeographyError):
    """A well-formed code, or a name, that is not an area of the geography asked for."""


class UnknownGeography(GeographyError):
    """An area type or vintage for which no areas are held."""


class UnmatchedName(GeographyError):
    """A name that fits no area, or more than one."""


class VintageMismatch(GeographyError):
    """Codes of two vintages where one was expected."""


class CannotRecode(GeographyError):
    """Values or a list cannot be carried to another vintage without inventing something."""


class MethodError(LevelMapError, ValueError):
    """A method cannot be computed on the values given."""


class TooFewValues(MethodError):
    """Fewer areas with a value than the step needs, or no spread among them."""


class NoPolarity(MethodError):
    """An indicator without a good or bad direction was asked to be scored."""


class BadWeights(MethodError):
    """Weights that are negative, all zero or do not fit the members."""


class MixedGeographies(MethodError):
    """Members of one recipe, or the two sides of one comparison, on different geographies."""


class EmptyUniverse(MethodError):
    """A universe, or what two of them have in common, that holds no place."""


class RecipeError(MethodError):
    """A recipe that cannot be read; the message names the file and, where known, the line."""


class QueryError(LevelMapError, ValueError):
    """A parameter of a page, a link or a command that cannot be read."""


class NotHeld(QueryError):
    """A parameter that can be read, and asks for what is not held or does not go together."""


class ExportError(LevelMapError, OSError):
    """A file that cannot be written or drawn."""


class ClusterError(LevelMapError, OSError):
    """A cluster cannot be used: its packages are absent, nobody answers, or a worker fails."""


class Overloaded(LevelMapError):
    """A piece of work that could not be done because of others: asked for again it may be."""


class TooDear(LevelMapError):
    """A piece of work that takes more time or memory than anybody is given: less can be done."""


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else f"{text[:limit]}..."
