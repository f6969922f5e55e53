"""All data out and in, and backups."""
