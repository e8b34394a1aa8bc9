"""Areas: codes, names, what lies in what, boundaries and layouts of hexagons, towns."""
