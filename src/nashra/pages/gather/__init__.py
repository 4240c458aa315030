"""Gathering: from the database to the frozen values of nashra.pages.shown. Knows no template."""
