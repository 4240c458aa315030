"""Editions of the network, their sections and conventions (host, language, time zone, digits).

In: what an editor or the command line sets. Out: editions for everything that shows a story.
"""
