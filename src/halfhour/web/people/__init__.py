"""People: the list, a page each, and what they may ask of us."""
