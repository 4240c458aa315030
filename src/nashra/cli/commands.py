"""All commands, in the order of the help."""

from __future__ import annotations

import argparse
from typing import Any

from nashra.cli import (
    arguments,
    demo,
    edition,
    importing,
    installation,
    search,
    section,
    serve,
    story,
    user,
    worker,
)
from nashra.cli.command import Command
from nashra.newsroom.origin import NEWSROOM, WORKER

COMMANDS = (
    Command(
        "serve",
        serve.serve,
        "Run the sites, the newsroom and the background worker.",
        arguments.serve,
        upgrades=True,
        origin=NEWSROOM,
    ),
    Command(
        "worker", worker.work, "Run the background worker alone; serve runs one by itself.", origin=WORKER
    ),
    Command(
        "setup",
        installation.say_ready,
        "Make the data folder ready: database and static files.",
        prepares=True,
    ),
    Command("demo", demo.load, "Load the demo network into an empty installation.", arguments.demo),
    Command(
        "user add",
        user.add,
        "Add somebody with a role in an edition, or who may do everything; asks for the password.",
        arguments.user_add,
    ),
    Command(
        "user drop-second-step",
        user.drop_second_step,
        "Remove the app, passkeys and recovery codes of somebody who has lost them.",
        arguments.user_name,
    ),
    Command(
        "edition add",
        edition.add,
        "Add a new, empty edition; give it sections with section add.",
        arguments.edition_add,
    ),
    Command("edition list", edition.show_all, "List the editions with their sections."),
    Command(
        "section add",
        section.add,
        "Show a section in editions, making it where the network has none of that slug.",
        arguments.section_add,
    ),
    Command(
        "story publish", story.publish, "Publish a new story and print its address.", arguments.story_publish
    ),
    Command("story correct", story.correct, "Change a live story and publish it.", arguments.story_correct),
    Command(
        "story unpublish", story.unpublish, "Take a story down in all editions.", arguments.story_unpublish
    ),
    Command(
        "story kill",
        story.kill,
        "Withdraw a story everywhere, so that it cannot be published again until unkill allows it.",
        arguments.story_unpublish,
    ),
    Command("story unkill", story.unkill, "Let a killed story be published again.", arguments.story_number),
    Command(
        "story unschedule",
        story.unschedule,
        "Cancel what is scheduled of a story: that it goes live, or a change of it.",
        arguments.story_number,
    ),
    Command(
        "story copy",
        story.copy,
        "Copy a story into an edition as a draft of its own, and print its number.",
        arguments.story_copy,
    ),
    Command("story show", story.show, "Print what is known of a story.", arguments.story_number),
    Command(
        "import page-text",
        importing.page_text,
        "Import a story's page from the text that a browser shows of it.",
        arguments.import_page_text,
    ),
    Command(
        "search rebuild",
        search.rebuild,
        "Build the search index anew from the database; the old one answers until the new one is whole.",
    ),
    Command(
        "search check",
        search.check,
        "Say whether the search index and the database agree; the exit code is 1 where they do not.",
        arguments.search_check,
    ),
    Command(
        "search relate",
        search.relate,
        "Compute the related lists of all stories anew; what editors pinned or struck out stays.",
    ),
)

GROUPS = {
    "user": "Who may enter the newsroom.",
    "edition": "The network's editions.",
    "section": "The sections that editions show.",
    "story": "Publish, correct, take down and show stories.",
    "import": "Stories from elsewhere.",
    "search": "The search index, and the related lists that stand on it.",
}


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Let a parser take all commands; what it parses has the chosen one as `command`."""
    takers: dict[str, Any] = {"": parser.add_subparsers(metavar="COMMAND", required=True)}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if group not in takers:
            inner = takers[""].add_parser(group, help=GROUPS[group], description=GROUPS[group])
            takers[group] = inner.add_subparsers(metavar="COMMAND", required=True)
        taking = takers[group].add_parser(name, help=command.help, description=command.help)
        command.add_arguments(taking)
        taking.set_defaults(command=command)
