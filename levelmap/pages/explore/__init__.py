"""One indicator on the map."""
