"""A small blog of its own origin that carries the form: what `up --demo` shows. Nothing else in the house needs it."""
