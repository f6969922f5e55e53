"""A host's page for guests, and the host's side of it."""
