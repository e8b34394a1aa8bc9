"""Figures of authorities and constituencies, one module for each publisher's files."""
