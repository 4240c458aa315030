"""What rendering asks of stories, as statements: most of what a queryset took was making it."""

_PLACEMENT = """
    SELECT place.published_at, place.revised_at,
        place.id, place.article_id, place.edition_id, place.section_id, section.slug,
        place.canonical, place.sort_order, place.slug,
        COALESCE(NULLIF(place.headline, ''), article.headline),
        COALESCE(NULLIF(place.summary, ''), article.summary),
        COALESCE(NULLIF(place.city, ''), article.city),
        COALESCE(
            (SELECT id FROM newsroom_photo WHERE id = place.lead_photo_id AND NOT expired),
            (SELECT id FROM newsroom_photo WHERE id = article.lead_photo_id AND NOT expired)
        ),
        article.kicker, article.caption, article.agency, article.headline_only, place.headline <> '',
        CASE WHEN article.covered_since IS NULL THEN ''
            WHEN article.covered_until IS NULL THEN 'live' ELSE 'ended' END,
        article.kind
    FROM newsroom_placement place
        JOIN newsroom_article article ON article.id = place.article_id
        JOIN editions_section section ON section.id = place.section_id
"""
"""A PlacementRow: what readers of an edition are told, its own words or else the article's; no expired photo."""

PLACED = _PLACEMENT + "WHERE place.live AND place.article_id IN ({these})"
"""All placements of stories that readers see, in no order."""

PLACED_IN = PLACED + " AND place.edition_id IN ({editions})"
"""The same in some editions alone, whose numbers stand in the statement."""

HELD_BACK = """
    SELECT article_id, edition_id, '' FROM newsroom_placement WHERE NOT live AND article_id IN ({these})
    UNION ALL
    SELECT CAST(object_id AS BIGINT), 0, CAST(content AS TEXT) FROM wagtailcore_revision
    WHERE base_content_type_id = %s AND approved_go_live_at IS NOT NULL AND object_id IN ({these})
"""
"""Where stories wait for their time or have ended: their editions, and the revisions that go live at a time, whole.

Given numbers, the type of stories, and the numbers as text.
"""

OWN_PAGE = """
    (place.headline <> '' OR NOT EXISTS (
        SELECT 1 FROM newsroom_placement other
        WHERE other.article_id = place.article_id AND other.live
            AND (NOT other.canonical, other.sort_order, other.id) < (NOT place.canonical, place.sort_order, place.id)
    ))
"""
"""Whether a live placement's page is its own: see `newsroom.own_pages`, which says the same of rows."""

_IN_SITEMAP = f"""
    FROM newsroom_placement place
        JOIN newsroom_article article ON article.id = place.article_id
        JOIN editions_section section ON section.id = place.section_id
    WHERE place.live AND place.edition_id = %s AND place.published_at >= %s AND place.published_at < %s
        AND {OWN_PAGE}
"""

PUBLISHED_BETWEEN = f"""
    SELECT place.published_at, place.revised_at, place.article_id, section.slug, place.slug,
        COALESCE(NULLIF(place.headline, ''), article.headline)
    {_IN_SITEMAP}
"""
"""The stories that an edition published between two times and that have their own page there, as SitemapRows."""

IN_RANGE = " AND place.article_id >= %s AND place.article_id < %s ORDER BY place.article_id"
"""Of these those of a range of numbers."""

NEWEST_FIRST = " ORDER BY place.published_at DESC, place.article_id DESC LIMIT %s"

RANGES_BETWEEN = f"""
    SELECT place.article_id / %s, MAX(place.published_at), MAX(place.revised_at)
    {_IN_SITEMAP} GROUP BY 1 ORDER BY 1
"""
"""In which ranges of numbers such stories are, and when the newest of each range was published and revised."""

SPAN = """
    SELECT * FROM (
        SELECT published_at FROM newsroom_placement
        WHERE live AND edition_id = %s AND published_at IS NOT NULL ORDER BY published_at LIMIT 1
    ) AS oldest
    UNION ALL SELECT * FROM (
        SELECT published_at FROM newsroom_placement
        WHERE live AND edition_id = %s AND published_at IS NOT NULL ORDER BY published_at DESC LIMIT 1
    ) AS newest
"""
"""When an edition published its oldest and its newest story; nothing where it has none."""

LISTINGS_IN_RANGE = """
    SELECT one.slug, (
        SELECT listed.published_at FROM newsroom_listed listed
        WHERE listed.edition_id = %s AND listed.kind = %s AND listed.subject = one.id
        ORDER BY listed.published_at DESC LIMIT 1
    ) FROM {table} one WHERE one.id >= %s AND one.id < %s AND one.deleted_at IS NULL ORDER BY one.id
"""
"""Topics or authors of a range of numbers, each with the time of its newest story in an edition."""

LAST_LISTED = "SELECT MAX(subject) FROM newsroom_listed WHERE edition_id = %s AND kind = %s"
"""The highest number of a topic or an author that lists stories in an edition."""

ANY_LISTED = """
    SELECT 1 FROM newsroom_listed
    WHERE edition_id = %s AND kind = %s AND subject >= %s AND subject < %s LIMIT 1
"""
"""Whether any of a range of numbers does."""

NEWEST = """
    SELECT * FROM (
        SELECT {list} AS list, article_id, published_at FROM newsroom_placement
        WHERE live AND edition_id = %s {section} AND published_at IS NOT NULL
        ORDER BY published_at DESC, article_id DESC LIMIT %s
    ) AS newest_{list}
"""
"""An edition's or one of its section's newest stories; many are asked for at once, each under a number of its own."""

IN_SECTION = "AND section_id = %s"

WHOLE = """
    SELECT id, credit, body, covered_since, covered_until FROM newsroom_article WHERE id IN ({these})
"""
"""What only a story's own page shows; the body is JSON."""

BYLINES = """
    SELECT byline.article_id AS story, byline.sort_order AS line, byline.id AS number, 0 AS topic,
        author.name, author.role, CASE WHEN author.deleted_at IS NULL THEN author.slug ELSE '' END,
        CASE WHEN author.deleted_at IS NULL THEN author.photo_id END
    FROM newsroom_byline byline JOIN newsroom_author author ON author.id = byline.author_id
    WHERE byline.article_id IN ({these})
    UNION ALL
    SELECT about.article_id, about.sort_order, about.id, topic.id, '', '', '', NULL
    FROM newsroom_storytopic about JOIN newsroom_topic topic ON topic.id = about.topic_id
    WHERE about.article_id IN ({these}) AND topic.deleted_at IS NULL
    ORDER BY story, line, number
"""
"""Who wrote stories, each with the slug of a page if there is one, and which topics they are about."""

LISTED = """
    SELECT * FROM (
        SELECT {list} AS list, article_id, published_at FROM newsroom_listed
        WHERE edition_id = %s AND kind = %s AND subject = %s
        ORDER BY published_at DESC, article_id DESC LIMIT %s
    ) AS listed_{list}
"""
"""The newest stories of a topic's or author's list; many are asked for at once, each under a number of its own."""

LISTS_WITH = "SELECT DISTINCT kind, subject FROM newsroom_listed WHERE article_id IN ({these})"
"""The lists that have any of these stories."""

FOUND_AT = """
    SELECT slug, id, slug, CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END FROM {table} WHERE slug IN ({these})
    UNION ALL
    SELECT former.slug, former.target, now.slug, CASE WHEN now.deleted_at IS NULL THEN 0 ELSE 1 END
    FROM newsroom_formeraddress former JOIN {table} now ON now.id = former.target
    WHERE former.kind = %s AND former.edition = 0 AND former.slug IN ({these})
"""
"""What has a slug or had it: its number, its slug now, and whether it was deleted."""

PAGE_AT = """
    SELECT slug, id, slug, CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END FROM newsroom_editionpage
    WHERE edition_id = %s AND slug IN ({these})
    UNION ALL
    SELECT former.slug, former.target, now.slug, CASE WHEN now.deleted_at IS NULL THEN 0 ELSE 1 END
    FROM newsroom_formeraddress former JOIN newsroom_editionpage now ON now.id = former.target
    WHERE former.kind = %s AND former.edition = %s AND former.slug IN ({these})
"""
"""What of an edition's pages has a slug or had it, likewise."""

EDITION_PAGES = """
    SELECT id, title, CAST(body AS TEXT) FROM newsroom_editionpage WHERE id IN ({these}) AND deleted_at IS NULL
"""
"""Pages that editors write; the body is JSON."""

NAMED_PAGES = """
    SELECT edition_id, slug, title, CASE WHEN in_footer THEN 1 ELSE 0 END, changed_at
    FROM newsroom_editionpage WHERE edition_id IN ({these}) AND deleted_at IS NULL ORDER BY position, title, id
"""
"""All pages that editors write in editions."""

TOPICS = """
    SELECT id, slug, kind, parent_id, language, name, aliases, text
    FROM newsroom_topic WHERE id IN ({these}) AND deleted_at IS NULL
"""
"""Topics that are there."""

TOPIC_WORDINGS = (
    "SELECT topic_id, language, name, aliases, text FROM newsroom_topicwording WHERE topic_id IN ({these})"
)
"""What topics are called in other languages."""

TOPIC_PARTS = """
    SELECT parent_id, id FROM newsroom_topic WHERE parent_id IN ({these}) AND deleted_at IS NULL
    ORDER BY parent_id, name, id
"""
"""The topics that belong to these."""

AUTHORS = """
    SELECT id, slug, name, role, biography, photo_id
    FROM newsroom_author WHERE id IN ({these}) AND deleted_at IS NULL
"""
"""Authors that are there."""

CORRECTIONS = """
    SELECT article_id, text, made_at FROM newsroom_correction WHERE article_id IN ({these}) ORDER BY made_at, id
"""
"""What was corrected in stories, the first first."""

SEE_ALSO = """
    SELECT article_id, target_id FROM newsroom_seealso WHERE article_id IN ({these})
    ORDER BY article_id, sort_order, id
"""
"""What editors picked to go with stories, in their order."""

PHOTOS = """
    SELECT id, description, caption, credit, decorative, tone, file, file_hash, width, height,
        focal_point_width, focal_point_height, focal_point_x, focal_point_y, crop_list, crop_wide, crop_share
    FROM newsroom_photo WHERE id IN ({these}) AND NOT expired
"""
"""Photos that may be shown."""

VIDEOS = """
    SELECT id, title, file, captions, poster_id, description, credit, width, height, seconds
    FROM newsroom_video WHERE id IN ({these})
"""
"""Videos."""

DELETED = """
    SELECT gone.number, COALESCE(withdrawal.note, '')
    FROM newsroom_gonestory gone LEFT JOIN newsroom_withdrawal withdrawal ON withdrawal.number = gone.number
    WHERE gone.number IN ({these})
"""
"""Which of these were stories that readers could open, and were deleted, with what readers are told of it."""

WITHDRAWN = """
    SELECT place.edition_id, place.article_id,
        CASE WHEN article.live THEN '' ELSE COALESCE(withdrawal.note, '') END
    FROM newsroom_placement place JOIN newsroom_article article ON article.id = place.article_id
        LEFT JOIN newsroom_withdrawal withdrawal ON withdrawal.number = article.id
    WHERE place.article_id IN ({these}) AND NOT place.live
        AND place.published_at IS NOT NULL AND article.last_published_at IS NOT NULL
"""
"""Where readers could once open stories, and now cannot, with what they are told of a story that is wholly down."""

REMOVED = """
    SELECT removed.edition_id, removed.article_id,
        CASE WHEN article.live THEN '' ELSE COALESCE(withdrawal.note, '') END
    FROM newsroom_removedplacement removed JOIN newsroom_article article ON article.id = removed.article_id
        LEFT JOIN newsroom_withdrawal withdrawal ON withdrawal.number = article.id
    WHERE removed.article_id IN ({these})
"""
"""Where readers could once open stories that are no longer placed there, with what they are told likewise."""

FRONTS = """
    SELECT edition_id, section_id, CAST(document AS TEXT), next_end FROM newsroom_front WHERE edition_id IN ({these})
"""
"""How the pages of editions are laid out by hand: documents as JSON, and when the next pin of each ends."""

BREAKING = """
    SELECT edition_id, text, story, since, until FROM newsroom_breakingnews WHERE edition_id IN ({these})
"""
"""What the breaking bars of editions say."""

REFERRING = """
    SELECT * FROM (
        SELECT DISTINCT object_id, 0 FROM wagtailcore_referenceindex
        WHERE base_content_type_id = %s AND to_content_type_id = %s AND to_object_id IN ({these}) LIMIT %s
    ) AS referring
    UNION ALL SELECT '', edition_id FROM newsroom_breakingnews WHERE story IN ({these})
"""
"""Stories that show any of these by an editor's hand, and the editions whose breaking news leads to one.

Given the type of stories, twice, numbers as text, a limit, and numbers.
"""

SEARCHED = """
    SELECT id, headline, kicker, summary, city, agency, caption, body
    FROM newsroom_article WHERE id IN ({these}) AND live
"""
"""What readers find stories by; the body is JSON."""

SEARCHED_PLACES = """
    SELECT place.article_id, edition.language,
        place.edition_id, place.section_id, place.published_at, place.headline, place.summary
    FROM newsroom_placement place JOIN editions_edition edition ON edition.id = place.edition_id
    WHERE place.article_id IN ({these}) AND place.live AND place.published_at IS NOT NULL
    ORDER BY place.article_id, place.canonical DESC, place.sort_order, place.id
"""
"""Where readers find stories, the canonical place of each first, and what is said otherwise there."""

SEARCHED_AUTHORS = """
    SELECT byline.article_id, author.id, author.name
    FROM newsroom_byline byline JOIN newsroom_author author ON author.id = byline.author_id
    WHERE byline.article_id IN ({these}) ORDER BY byline.article_id, byline.sort_order, byline.id
"""
"""Who wrote stories, by their numbers."""

_UPDATE = """
    SELECT id, made_at, edited_at, headline, text, embed, author, is_key FROM newsroom_liveupdate
"""

UPDATES = _UPDATE + "WHERE story_id = %s AND id < %s ORDER BY id DESC LIMIT %s"
"""A coverage's updates before one of them, the youngest first."""

SEARCHED_UPDATES = """
    SELECT story_id, headline, text FROM newsroom_liveupdate WHERE story_id IN ({these}) ORDER BY story_id, id DESC
"""
"""What updates of live coverages say, the youngest first."""

MOMENTS = _UPDATE + "WHERE story_id = %s AND is_key ORDER BY id DESC LIMIT %s"
"""A coverage's key moments, the youngest first."""

IN_SPAN = """
    SELECT * FROM (
        SELECT {list} AS list, published_at FROM newsroom_placement
        WHERE live AND edition_id = %s AND published_at >= %s AND published_at < %s
        ORDER BY published_at DESC LIMIT 1
    ) AS in_{list}
"""
"""Whether an edition's readers got a story in a span; many are asked for at once, each under a number of its own."""

AROUND = """
    SELECT * FROM (
        SELECT {before} AS list, published_at FROM newsroom_placement
        WHERE live AND edition_id = %s AND published_at < %s ORDER BY published_at DESC LIMIT 1
    ) AS around_{before} UNION ALL SELECT * FROM (
        SELECT {after} AS list, published_at FROM newsroom_placement
        WHERE live AND edition_id = %s AND published_at >= %s ORDER BY published_at LIMIT 1
    ) AS around_{after}
"""
"""The last story before a span and the first after it, likewise."""
