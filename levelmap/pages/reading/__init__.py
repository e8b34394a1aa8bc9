"""How to read what LevelMap shows: one picture for each idea, drawn from its own data."""
