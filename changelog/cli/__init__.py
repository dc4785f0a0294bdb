"""The command line: parse, one call into `app`, show, exit code. Click, the environment and the terminal live only here."""
