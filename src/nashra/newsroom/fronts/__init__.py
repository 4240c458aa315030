"""Fronts: home and section pages that editors lay out by hand, slot by slot. Values and rules alone, without Django.

A front document is a tuple of slots. A document without slots stands for the page that fills itself.
"""
