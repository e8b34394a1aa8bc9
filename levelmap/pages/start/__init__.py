"""The first screen: which places come first, and that it depends on who counts."""
