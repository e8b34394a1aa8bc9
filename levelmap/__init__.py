"""LevelMap: priority places, and the methods that choose them, on a map of the UK."""

__version__ = "0.1.0"
