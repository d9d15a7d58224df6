"""Simulated bots and people against a running installation; `python -m tests.simulation.bots URL`."""
