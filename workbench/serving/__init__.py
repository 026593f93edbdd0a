"""The processes of an installation on one machine: the site and its workers, kept alive."""
