"""Numbered Alembic migrations, and the one function that brings a database to the newest."""
