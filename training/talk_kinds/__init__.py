"""Talks and sentences of talks by what kind of conversation they are: job interviews among others."""
