"""The change log: a sequence that numbers all changes, and the outbox of those not yet consumed.

In: what a transaction changed. Out: its number, and rows for the consumers in `publication`.

- `sequence`: the one counter of an installation
- `change`: what a change says
- `outbox`: recording, reading and acknowledging changes
"""
