"""What is answered of a place of several authorities: measures, places of its kind, methods."""
