"""Where: areas, their boundaries, their codes through time and what contains them."""
