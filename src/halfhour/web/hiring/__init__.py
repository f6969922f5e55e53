"""The hiring team: openings and their kits, candidates, evidence, decisions."""
