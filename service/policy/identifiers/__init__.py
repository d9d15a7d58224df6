"""Deterministic finders of identifiers: personal numbers, phones, mail, addresses, accounts … one a file."""
