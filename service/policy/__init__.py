"""What we accept: the allowed HTML, the fields, and the identifiers that may never be published."""
