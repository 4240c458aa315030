"""What the desk sees of search: stories that say the same as the one being written, beside its form.

In: what stands in a story's form. Out: pieces of HTML that duplicates.js puts beside it, and the page on
which a story that is there already is placed in this edition.
"""
