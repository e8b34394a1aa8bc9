"""Priority lists: a place on each of them, when each counted, what is held of them."""
