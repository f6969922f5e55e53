"""The half hour as it is held, on a phone."""
