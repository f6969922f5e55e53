"""What one knows of people, of places and of oneself: sources, the facts in them, and common ground."""
