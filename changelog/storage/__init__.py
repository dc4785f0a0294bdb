"""What is recorded, on SQLite or PostgreSQL, and its text form.

Statements (snapshots, the documents that attest them, people's decisions) are the record: appended, never changed. The
versions with validity intervals are an index computed elsewhere and written here in the same transaction; dropping and
rebuilding it changes no answer. `store` is the way in; `snapshot_files` is the text form and needs no database.

Nothing is imported here, so that reading a snapshot file does not load the database libraries.
"""
