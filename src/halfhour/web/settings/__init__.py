"""The few things one may set."""
