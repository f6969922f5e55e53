"""Asking somebody for a conversation: what a message has, and what it lacks."""
