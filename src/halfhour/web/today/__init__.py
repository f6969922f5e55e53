"""Today: what is due and why."""
