"""What we keep: the one Django app with tables."""
