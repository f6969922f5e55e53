"""`python -m halfhour` is `halfhour`."""

import sys

from halfhour.cli import main

sys.exit(main())
