"""Every question answered once: values, readings, standings, scores, comparisons; no screens."""
