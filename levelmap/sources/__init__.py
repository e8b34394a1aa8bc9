"""Build time only: raw files as published to tidy facts, one module for each publisher."""
