"""The work of each kind of job: one module a kind, found by being here."""
