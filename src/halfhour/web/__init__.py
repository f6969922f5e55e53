"""What people see: a folder a feature."""
