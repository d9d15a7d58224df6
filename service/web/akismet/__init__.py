"""Akismet's API for blog software that has a client of it: form fields in, one word of plain text out."""
