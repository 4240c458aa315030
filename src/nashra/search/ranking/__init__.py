"""The second stage: the engine's first stories, ranked again by everything that their words tell.

In comes a query and the folded words of some fifty stories that the engine found; out they come in a
better order, each with its score. Pure, and knows neither Django nor the engine. ``rank`` is the door;
each kind of evidence has a module of its own, and docs/search.md says what each of them brings.
"""
