"""So what: place sets, agreement, who gains and loses, robustness."""
