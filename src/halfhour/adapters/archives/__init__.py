"""Where archives stand: in one ZIP, or in a folder."""
