"""The model that hears what is done with a time (models/times.md)."""
