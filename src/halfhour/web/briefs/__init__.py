"""The page to read beforehand, on screen and on paper, and the choice of its questions."""
