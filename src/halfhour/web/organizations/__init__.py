"""Organizations, schools and fields: whom one knows there."""
