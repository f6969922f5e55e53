"""What programs see: JSON over the same actions and questions."""
