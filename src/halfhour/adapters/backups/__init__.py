"""Where backups stand."""
