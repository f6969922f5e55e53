"""Invented talks to look round in: for the tour in the terminal, the sample workspace and tests."""
