"""Who sent whom: drawn, and as a table."""
