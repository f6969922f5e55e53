"""Pages of messages in both directions."""
