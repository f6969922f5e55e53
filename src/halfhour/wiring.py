"""Which adapter, model and phrase book stands behind each port; chosen once."""
