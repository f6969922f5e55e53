"""The same person twice: pairs to look at, merged and taken apart."""
