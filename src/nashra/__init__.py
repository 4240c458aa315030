"""Nashra (نشرة): an Arabic-first news publishing system."""

__version__ = "0.1.0"
