"""Knowledge as data: cues, questions, wording and signals, each with its source."""
