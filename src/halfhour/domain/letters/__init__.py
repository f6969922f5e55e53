"""Messages that people write to each other: their parts, and what each sentence does."""
