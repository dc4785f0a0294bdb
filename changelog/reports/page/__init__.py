"""A filed report as one page of HTML that needs nothing else: `writer` makes it, the rest are its parts."""
