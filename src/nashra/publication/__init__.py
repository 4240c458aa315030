"""What follows a change: consumers of the outbox, and jobs that run by the clock.

In: rows of the outbox. Out: fragments in the store, related lists, signatures, the search index."""
