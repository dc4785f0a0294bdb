"""A printed line in, a token or None out. Nothing here looks at a second line or keeps anything in mind."""
