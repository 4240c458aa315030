"""Who may do what is posted in the newsroom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.newsroom.posts import (
    authors,
    breaking,
    comments,
    duplicates,
    editions,
    fronts,
    live,
    pages,
    people,
    photos,
    related,
    stories,
    topics,
    workflow,
)
from tests.newsroom.posts.post import Desk, Post
from tests.newsroom.roles import MANAGERS, NO_ONE, PHOTO_EDITORS, PUBLISHERS, SUPERUSERS, WRITERS


@dataclass(frozen=True, slots=True)
class Row:
    """Who may do what is posted, and who may leave something else of it behind: a draft instead of a publication."""

    prepare: Callable[[Desk], Post]
    who: frozenset[str]
    saves: frozenset[str] = NO_ONE


POSTS: tuple[Row, ...] = (
    Row(related.pin, PUBLISHERS),
    Row(related.unpin, PUBLISHERS),
    Row(related.raise_pinned, PUBLISHERS),
    Row(related.strike, PUBLISHERS),
    Row(related.restore, PUBLISHERS),
    Row(related.pin_in_locked_story, NO_ONE),
    Row(duplicates.ask_for_duplicates, WRITERS),
    Row(duplicates.read_duplicate_beside, WRITERS),
    Row(duplicates.place, PUBLISHERS),
    Row(duplicates.place_locked_story, NO_ONE),
    Row(stories.add_draft, WRITERS),
    Row(stories.add_and_publish, PUBLISHERS, saves=WRITERS),
    Row(stories.save_draft, WRITERS),
    Row(stories.publish, PUBLISHERS, saves=WRITERS),
    Row(stories.publish_locked_story, NO_ONE),
    Row(stories.schedule, PUBLISHERS, saves=WRITERS),
    Row(stories.go_back_to_version, WRITERS),
    Row(stories.publish_version, PUBLISHERS, saves=WRITERS),
    Row(stories.unpublish, PUBLISHERS),
    Row(stories.unpublish_locked_story, NO_ONE),
    Row(stories.kill_story, PUBLISHERS),
    Row(stories.kill_locked_story, PUBLISHERS),
    Row(stories.unkill_story, PUBLISHERS),
    Row(stories.publish_killed_story, NO_ONE, saves=WRITERS),
    Row(stories.copy_story, WRITERS),
    Row(stories.unschedule, PUBLISHERS),
    Row(stories.delete_story, PUBLISHERS),
    Row(stories.delete_ticked_stories, PUBLISHERS),
    Row(stories.lock_story, PUBLISHERS),
    Row(stories.unlock_story, PUBLISHERS),
    Row(stories.preview_story, WRITERS),
    Row(stories.preview_new_story, WRITERS),
    Row(comments.comment, WRITERS),
    Row(comments.reply, WRITERS),
    Row(comments.resolve, WRITERS),
    Row(comments.reopen, WRITERS),
    Row(comments.edit, SUPERUSERS),
    Row(comments.delete, PUBLISHERS),
    Row(workflow.submit_to_workflow, WRITERS),
    Row(workflow.approve_in_workflow, PUBLISHERS),
    Row(authors.add_author, WRITERS),
    Row(authors.add_author_in_chooser, WRITERS),
    Row(authors.edit_author, WRITERS),
    Row(authors.delete_author, PUBLISHERS),
    Row(topics.add_topic, WRITERS),
    Row(topics.add_topic_in_chooser, WRITERS),
    Row(topics.edit_topic, WRITERS),
    Row(topics.delete_topic, PUBLISHERS),
    Row(photos.add_photo, PHOTO_EDITORS),
    Row(photos.edit_photo, PHOTO_EDITORS),
    Row(photos.delete_photo, PHOTO_EDITORS),
    Row(photos.delete_ticked_photos, PHOTO_EDITORS),
    Row(editions.add_edition, MANAGERS),
    Row(editions.edit_edition, MANAGERS),
    Row(editions.delete_edition, MANAGERS),
    Row(editions.delete_ticked_editions, MANAGERS),
    Row(editions.add_section, MANAGERS),
    Row(editions.edit_section, MANAGERS),
    Row(editions.delete_section, MANAGERS),
    Row(live.post_live_update, PUBLISHERS),
    Row(live.remove_live_update, PUBLISHERS),
    Row(breaking.set_news, SUPERUSERS),
    Row(breaking.clear_news, SUPERUSERS),
    Row(fronts.publish_front, SUPERUSERS),
    Row(fronts.restore_front, SUPERUSERS),
    Row(pages.add_page_of_edition, SUPERUSERS),
    Row(pages.edit_page, SUPERUSERS),
    Row(pages.delete_page, SUPERUSERS),
    Row(people.end_sessions, SUPERUSERS),
    Row(people.delete_user, SUPERUSERS),
    Row(people.delete_group, SUPERUSERS),
)
