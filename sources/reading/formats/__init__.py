"""One module a file format; each registers its reader when it is imported."""
