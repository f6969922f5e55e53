"""One's own mail account: by which server letters leave, and where answers are noticed."""
