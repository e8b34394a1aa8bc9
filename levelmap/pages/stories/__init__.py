"""Guided stories."""
