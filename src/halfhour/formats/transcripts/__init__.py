"""Talks in whatever form another program wrote them."""
