"""The line of changes: one counter for the installation, and the outbox of what was changed.

In: what a transaction changed. Out: its number, and rows for whoever refreshes pages and indexes.
"""
