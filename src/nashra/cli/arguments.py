"""What can be asked of the nashra command: every command's arguments and help. Imports nothing that is slow."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

Commands = Any  # argparse names the type of add_subparsers() privately


def add_commands(commands: Commands) -> None:
    """Add all commands, in the order of the help."""
    _serve(commands)
    _worker(commands)
    _setup(commands)
    _demo(commands)
    _user(commands)
    _edition(commands)
    _story(commands)
    _import(commands)
    _search(commands)


def _command(
    commands: Commands, name: str, module: str, command: str, help_text: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(module=module, command=command)
    return parser


def _group(commands: Commands, name: str, help_text: str) -> Commands:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    return parser.add_subparsers(metavar="COMMAND", required=True)


def _serve(commands: Commands) -> None:
    serve = _command(
        commands, "serve", "serve", "serve", "Run the sites, the newsroom and the background worker."
    )
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=_port, default=8000, help="the port to listen on (8000)")
    serve.add_argument("--workers", type=_workers, default=2, help="server processes (2)")
    serve.add_argument(
        "--public",
        metavar="URL",
        help="how readers reach the server where it stands behind another: https, or http://:8080 (http and --port)",
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; a port is a number from 1 to 65535")
    return int(text)


def _workers(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} processes cannot be had; take 1 to 64")
    return int(text)


def _worker(commands: Commands) -> None:
    _command(
        commands, "worker", "worker", "work", "Run the background worker alone; serve runs one by itself."
    )


def _setup(commands: Commands) -> None:
    _command(
        commands, "setup", "installation", "setup", "Make the data folder ready: database and static files."
    )


def _demo(commands: Commands) -> None:
    _command(commands, "demo", "demo", "load", "Load the demo network into an empty installation.")


def _user(commands: Commands) -> None:
    user = _group(commands, "user", "Who may enter the newsroom.")
    add = _command(user, "add", "user", "add", "Add somebody who may do everything; asks for the password.")
    add.add_argument("name", help="the name to log in with")


def _edition(commands: Commands) -> None:
    edition = _group(commands, "edition", "The network's editions.")
    add = _command(edition, "add", "edition", "add", "Add a new, empty edition.")
    add.add_argument("slug", help="its name on the command line: letters a to z, digits, hyphens")
    add.add_argument("--name", required=True, help="as readers know it")
    add.add_argument("--host", required=True, help="the host that it answers on, such as maghrib.example.org")
    add.add_argument("--country", required=True, type=str.upper, help="its country's two letters, such as MA")
    add.add_argument("--language", default="ar", help="ar, fr or en (ar)")
    _command(edition, "list", "edition", "show_all", "List the editions with their sections.")


def _story(commands: Commands) -> None:
    story = _group(commands, "story", "Publish, correct, take down and show stories.")
    publish = _command(story, "publish", "story", "publish", "Publish a new story and print its address.")
    publish.add_argument(
        "--edition", required=True, action="append", help="its edition's slug; may be given again"
    )
    publish.add_argument("--section", required=True, help="its section's slug")
    publish.add_argument("--headline", required=True, help="255 letters at the most")
    publish.add_argument(
        "--body-file",
        required=True,
        type=Path,
        help='its text: paragraphs between empty lines, "## " subheading, "> " quotation — speaker; - reads the input',
    )
    publish.add_argument("--kicker", default="", help="the few words above the headline")
    publish.add_argument("--summary", default="", help="a sentence or two for lists and the story's head")
    publish.add_argument("--city", default="", help="of the dateline")
    publish.add_argument("--agency", default="", help="the wire agency that it came from")
    publish.add_argument(
        "--at",
        metavar="TIME",
        help='when it goes live, in the first edition\'s time zone: "2026-11-24 18:30", 18:30, "tomorrow 6:00"; '
        "an offset (2026-11-24T18:30+01:00) goes before the zone",
    )
    correct = _command(story, "correct", "story", "correct", "Change a live story and publish it.")
    _number(correct)
    correct.add_argument("--headline", default="", help="the new headline; what is not given stays")
    correct.add_argument("--summary", default="", help="the new summary")
    correct.add_argument("--city", default="", help="the new city of the dateline")
    correct.add_argument("--body-file", type=Path, help="the new text, as for publish; - reads the input")
    correct.add_argument("--note", default="", help="what was wrong, as readers are told")
    _number(_command(story, "unpublish", "story", "unpublish", "Take a story down in all editions."))
    _number(_command(story, "show", "story", "show", "Print what is known of a story."))


def _number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=_story_number, help="the story's number, as in its address")


def _story_number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 2**63:
        raise argparse.ArgumentTypeError(f"{text!r} is no story's number, such as the 12 in /world/12/…")
    return int(text)


def _import(commands: Commands) -> None:
    what = _group(commands, "import", "Stories from elsewhere.")
    page = _command(
        what,
        "page-text",
        "importing",
        "page_text",
        "Import a story's page from the text that a browser shows of it.",
    )
    page.add_argument("file", type=Path, help="the text of the page, UTF-8")
    page.add_argument("--edition", required=True, help="the slug of the edition that gets it")
    page.add_argument("--headline", default="", help="the story's headline, which such a text lacks")


def _search(commands: Commands) -> None:
    search = _group(commands, "search", "The search index, and the related lists that stand on it.")
    _command(
        search,
        "rebuild",
        "search",
        "rebuild",
        "Build the search index anew from the database; the old one answers until the new one is whole.",
    )
    check = _command(
        search,
        "check",
        "search",
        "check",
        "Say whether the search index and the database agree; the exit code is 1 where they do not.",
    )
    check.add_argument("--repair", action="store_true", help="write what differs as the database has it")
    _command(
        search,
        "relate",
        "search",
        "relate",
        "Compute the related lists of all stories anew; what editors pinned or struck out stays.",
    )
