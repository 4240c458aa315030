"""What is written as a telephone number: international, or in groups with a zero before."""

from __future__ import annotations

TELEPHONE = (
    r"(?<![\w.,/-])(?!\d{1,2}-\d{1,2}-\d{4})"  # not a day, 05-12-2026
    "(?:[+]|00|0(?=[0-9]{1,3}[ -]))[0-9][0-9 ().-]{5,}[0-9](?!\\w)"
)
"""A pattern for `re`, without groups. Arabic digits are none: between them no order of groups can be kept."""
