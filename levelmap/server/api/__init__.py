"""The read-only interface for other programs, `/api/v1`: the answers of pages and library.

An `Operation` says what can be asked; `openapi` describes all of them, `answers` makes, keeps and
sends what they answer.
"""
