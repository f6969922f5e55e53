"""The outbox: what waits to leave, as the recipient will see it."""
