"""Bringing people in from files."""
