"""Whom we talk to: one folder a trade, one file a partner; only the wiring imports from here."""
