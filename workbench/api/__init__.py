"""The REST API: what the commands do, for programs with a token."""
