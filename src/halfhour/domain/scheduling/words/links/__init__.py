"""A second reader of times: it has learned which hour belongs to which day, and composes slots from that (docs/decisions/0034)."""
