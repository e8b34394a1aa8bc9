"""Drawing only: map layers, legends, palettes, charts and the briefing."""
