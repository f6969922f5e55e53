"""Everything we ask of the outside, on one page."""
