"""The archive's search as readers see it: the page of results, its feed, suggestions."""
