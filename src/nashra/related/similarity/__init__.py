"""Nearness: which stories are nearest to one, and by which words. Pure; docs/related.md tells why so.

``profile`` (a story's words, weighed), ``telling`` (the words to ask the engine with), ``likeness`` (what
two stories share), ``copies`` (two texts that are one), ``nearest`` (all together), ``lists`` (what a
newcomer changes in the lists of others).
"""
