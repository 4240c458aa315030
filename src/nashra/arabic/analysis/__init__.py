"""What search understands of words: folding, tokens, stems, grams, and the weights of a query's words.

In comes text as it was written; out come tokens that still know where in that text they stood, and keys
under which words of one origin meet. All pure functions; the analysis of a distinct word is made once
and kept in a bounded cache (``words``).
"""
