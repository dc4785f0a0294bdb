"""Acts by articles: the tree in one article, then an article or two for each unit."""
