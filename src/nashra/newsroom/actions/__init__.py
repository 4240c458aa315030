"""Actions: a verb a file; each changes stories in one transaction that also records the change.

Forms, schedules, the command line and importers all call these. What follows a change
(pages, search) reads it from the outbox and is not known here.
"""
