"""What a candidate sees by their own secret address."""
