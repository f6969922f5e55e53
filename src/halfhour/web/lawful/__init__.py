"""Planned questions of an employer, by the law of a country."""
