"""What has arrived and waits to be told where it belongs."""
