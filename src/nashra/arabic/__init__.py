"""Arabic as pure functions: folding, tokens, stems, slugs, truncation, dates and digits by country.

Knows no Django. In: text, dates and numbers. Out: text and tokens.
"""
