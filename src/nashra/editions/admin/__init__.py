"""Editions and sections in Wagtail's admin."""
