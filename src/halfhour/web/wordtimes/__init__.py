"""Times that somebody proposed in words."""
