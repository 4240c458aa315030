"""What rendering asks of editions, as statements."""

EDITIONS = """
    SELECT id, slug, name, host, tagline, language, country, time_zone, calendar, digits, sets_digits,
        see_also_heading, related_heading, latest_heading, most_read_heading, canonical_label, lead_days, feed_text, hub
    FROM editions_edition ORDER BY position, id
"""
"""All editions, the network's first one first."""

SECTIONS = "SELECT id, slug, name, colour FROM editions_section"
"""All sections."""

FORMER_SLUGS = "SELECT slug, section_id FROM editions_formerslug"
"""Slugs that sections once had."""

SHOWN_SECTIONS = """
    SELECT edition_id, section_id, name, in_navigation, block_on_stories
    FROM editions_editionsection ORDER BY sort_order, id
"""
"""The sections that each edition shows, in its order."""
