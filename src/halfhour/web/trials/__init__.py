"""A page that looks on while servers are tried."""
