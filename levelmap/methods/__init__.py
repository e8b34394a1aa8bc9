"""How: from values to a composite indicator, step by step, and from values to classes."""
