"""Languages we read and write: bytes or text to values and back, pure."""
