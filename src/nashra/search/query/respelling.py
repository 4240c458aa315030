"""Spelling folded words as the archive does: with the hamza, teh marbuta and capitals that folding took."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set

from nashra.arabic.analysis.tokens import tokens


def written_forms(words: Set[str], texts: Iterable[str], typed: str = "") -> dict[str, str]:
    """How ``texts`` write most often each of the folded ``words`` that they have, or as ``typed`` if they do too.

    >>> texts = ["أحمد علي في القاهرة", "احمد على", "أحمد على"]
    >>> written_forms({"احمد", "علي", "القاهره", "طنجه"}, texts, "احمد علي القاهره")
    {'احمد': 'احمد', 'علي': 'علي', 'القاهره': 'القاهرة'}
    """
    counted: dict[str, Counter[str]] = {}
    for text in texts:
        for token in tokens(text):
            if token.word in words:
                counted.setdefault(token.word, Counter())[text[token.start : token.end]] += 1
    as_typed = ((token.word, typed[token.start : token.end]) for token in tokens(typed))
    own = {word: form for word, form in as_typed if form in counted.get(word, ())}
    return {word: forms.most_common(1)[0][0] for word, forms in counted.items()} | own


def respelt(text: str, forms: Mapping[str, str]) -> str:
    """``text`` with the written forms of its words, as far as they are known.

    >>> respelt("احمد 2026", {"احمد": "أحمد"})
    'أحمد 2026'
    """
    parts, at = [], 0
    for token in tokens(text):
        if token.start >= at:
            parts += [text[at : token.start], forms.get(token.word, text[token.start : token.end])]
            at = token.end
    return "".join([*parts, text[at:]])
