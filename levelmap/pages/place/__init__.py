"""One place and everything about it, with its briefing."""
