"""May an employer ask this? What a question touches, and what the law of a country makes of it."""
