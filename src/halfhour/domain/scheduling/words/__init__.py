"""Proposed times in plain words: pieces, phrases of clock and calendar, clauses, and what they offer or leave open."""
