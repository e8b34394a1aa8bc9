"""Two lists or methods, two scores, or many lists."""
