"""References compared: two, many, scores against scores, and what that says."""
