"""Writing a message with the coach beside it, handing it over, and noting that it was sent."""
