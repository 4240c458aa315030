"""Every fragment, a module each: what it gathers and renders under its key, and what changes touch it.

All are listed in nashra.pages.registry.
"""
