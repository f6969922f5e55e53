"""Small trained models, each with a card: what, from what, how measured, how to rebuild."""
