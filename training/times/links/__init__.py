"""A second reader of times in the making: it learns which hour belongs to which day, and composes slots from that (README.md)."""
