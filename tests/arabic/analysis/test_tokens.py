"""What cutting a text into words keeps to, for every character that there is."""

import sys

from nashra.arabic.analysis.tokens import words


def test_no_word_goes_over_a_space() -> None:
    """So indexing may cut at spaces first, and remember each piece."""
    spaces = [letter for letter in map(chr, range(sys.maxunicode + 1)) if not letter.strip()]
    assert len(spaces) > 20
    assert [space for space in spaces if words(f"كأ{space}سٌ") != ["كا", "س"]] == []
