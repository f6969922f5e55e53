"""Practising a talk with an invented host."""
