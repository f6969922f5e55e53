"""What was said, and what it comes to."""
