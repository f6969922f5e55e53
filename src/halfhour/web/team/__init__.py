"""What members of a hiring team see by their own secret address."""
