"""Preparing a casual job interview from the candidate's chair."""
