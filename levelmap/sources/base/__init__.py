"""What every step of the build stands on: the raw folder, the build's context, observations."""
