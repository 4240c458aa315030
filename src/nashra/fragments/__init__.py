"""The fragment store, the recipes' format, and joining fragments into a page.

Knows no Django. In: rendered pieces of HTML with a version. Out: a page's bytes, plain or compressed.
"""
