"""Stories to tell, which likely questions they answer, and who heard them."""
