"""Kommentera's service: what a comment is, what is accepted, what may happen to it, where it is kept, the HTTP edge."""

__version__ = "0.1.0"
