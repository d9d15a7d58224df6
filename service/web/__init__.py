"""The HTTP edge, by audience: blog pages, moderators, owners, operators. Parse, make one call, shape the answer."""
