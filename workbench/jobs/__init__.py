"""Background jobs: put in the queue by a page, claimed by a worker, seen through to an end.

A Job row is the queue, the lock and the progress report at once, so these can never disagree.
`queue` moves rows from state to state, `handlers` does the work of each kind, `perform` joins the
two, and `worker` repeats it.
"""
