"""`python -m halfhour` is `halfhour`."""

import sys

from halfhour.cli import main

if __name__ == "__main__":  # not in the processes of `--jobs`
    sys.exit(main())
