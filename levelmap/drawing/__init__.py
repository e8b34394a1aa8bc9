"""What draws and knows no screen: map layers, legends, palettes, charts, tables."""
