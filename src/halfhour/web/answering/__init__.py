"""Practising answers with an invented interviewer."""
