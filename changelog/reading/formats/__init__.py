"""The only modules that know a file format."""
