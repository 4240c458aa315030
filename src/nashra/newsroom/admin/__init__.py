"""The desk: Wagtail's admin for stories and authors. It shows and asks; the actions write.

wagtail_hooks.py lists what of it Wagtail takes.
"""
