"""Small encoders that are shipped, taught by a large one that stays at home (docs/decisions/0013)."""
