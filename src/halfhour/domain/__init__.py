"""What we know: pure values and functions; no framework, no file, no network, no clock, no dice."""
