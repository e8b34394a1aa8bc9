"""Official lists: where areas stand on them, and whether their rows are what they say."""
