"""What blog pages call."""
