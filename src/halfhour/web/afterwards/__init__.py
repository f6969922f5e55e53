"""What follows from a talk."""
