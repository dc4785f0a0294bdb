"""Load, faults and hostile inputs, for as long as one likes: what the short forms in tests/ try in seconds."""
