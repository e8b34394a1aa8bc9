"""Indicators: values, figures, readings, history; what is held of each."""
