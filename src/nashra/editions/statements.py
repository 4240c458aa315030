"""What rendering asks of editions, as statements."""

EDITIONS = """
    SELECT id, slug, name, host, tagline, language, country, time_zone, calendar, digits, sets_digits,
        see_also_heading, related_heading, latest_heading, most_read_heading, canonical_label, lead_days, feed_text, hub
    FROM editions_edition ORDER BY position, id
"""
"""All editions, the network's first one first."""

SECTIONS = """
    SELECT section.id, section.slug, section.name, section.colour,
        shown.edition_id, shown.name, shown.in_navigation, shown.block_on_stories
    FROM editions_section section LEFT JOIN editions_editionsection shown ON shown.section_id = section.id
    ORDER BY shown.sort_order, shown.id
"""
"""All sections, a row for each edition that shows one, in its order, and one for each that none does."""

FORMER_SLUGS = "SELECT slug, section_id FROM editions_formerslug"
"""Slugs that sections once had."""
