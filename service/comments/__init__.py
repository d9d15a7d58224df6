"""What a comment is. Standard library only, no input or output; everything else in the house builds on these words."""
