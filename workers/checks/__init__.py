"""Pure checks: text in, findings out, no input or output."""
