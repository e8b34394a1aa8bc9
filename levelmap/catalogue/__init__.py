"""What exists: indicators, priority lists, recipes, and where each came from."""
