"""Offering times: what is free for both, held while they choose; and one's own hours."""
