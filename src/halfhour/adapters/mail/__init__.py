"""Whoever takes mail along."""
