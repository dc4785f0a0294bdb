"""The tests. Folders mirror the package; names say what is true."""
