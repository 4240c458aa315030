"""The one door: a verb a file; each changes stories in one transaction that also records the change.

Forms, schedules, the command line and importers all come through here. What follows a change
(pages, search) reads it from the line of changes and is not known here.
"""
