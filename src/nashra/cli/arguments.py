"""What can be given to each command: its arguments, their help, and what is refused of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from nashra.editions.models.section import COLOURS
from nashra.newsroom.reasons import Reason
from nashra.newsroom.roles import Role


def serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, help="the port to listen on (8000)")
    parser.add_argument("--workers", type=_workers, default=2, help="server processes (2)")
    parser.add_argument(
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


def demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--per-section",
        type=_ten_or_more,
        metavar="N",
        help="load a smaller network: the first N stories of each section's file (all)",
    )


def _ten_or_more(text: str) -> int:
    if not text.isdecimal() or int(text) < 10:
        raise argparse.ArgumentTypeError(
            f"{text!r} is too few: the front and the desk name the first ten stories"
        )
    return int(text)


def user_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the name to log in with")
    parser.add_argument(
        "--role",
        choices=[role.value for role in Role],
        help="what they are in an edition; without one they may do everything everywhere",
    )
    parser.add_argument("--edition", help="the slug of the edition in which they have the role")
    parser.add_argument(
        "--section", action="append", default=[], help="a section to which it is limited; may be given again"
    )


def user_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the name to log in with")


def edition_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", help="its name on the command line: letters a to z, digits, hyphens")
    parser.add_argument("--name", required=True, help="as readers know it")
    parser.add_argument(
        "--host", required=True, help="the host that it answers on, such as maghrib.example.org"
    )
    parser.add_argument(
        "--country", required=True, type=str.upper, help="its country's two letters, such as MA"
    )
    parser.add_argument("--language", default="ar", help="ar, fr or en (ar)")


def section_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", help="the first part of its stories' addresses, such as sport or رياضة")
    parser.add_argument(
        "--edition",
        required=True,
        action="append",
        help="the slug of an edition that shows it; may be given again",
    )
    parser.add_argument(
        "--name",
        default="",
        help="as readers of these editions know it; a section that is there has a name already",
    )
    parser.add_argument(
        "--colour",
        choices=[name for name, _ in COLOURS],
        default="blue",
        help="of a section that is made (blue)",
    )
    parser.add_argument(
        "--block",
        action=argparse.BooleanOptionalAction,
        help="its headlines stand under every story of the editions; without either it stays as it is there",
    )


def story_publish(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--edition", required=True, action="append", help="its edition's slug; may be given again"
    )
    parser.add_argument("--section", required=True, help="its section's slug")
    parser.add_argument("--headline", required=True, help="255 letters at the most")
    parser.add_argument(
        "--body-file",
        required=True,
        type=Path,
        help='its text: paragraphs between empty lines, "## " subheading, "> " quotation — speaker; - reads the input',
    )
    parser.add_argument("--kicker", default="", help="the few words above the headline")
    parser.add_argument("--summary", default="", help="a sentence or two for lists and the story's head")
    parser.add_argument("--city", default="", help="of the dateline")
    parser.add_argument("--agency", default="", help="the wire agency that it came from")
    parser.add_argument(
        "--at",
        metavar="TIME",
        help='when it goes live, in the first edition\'s time zone: "2026-11-24 18:30", 18:30, "tomorrow 6:00"; '
        "an offset (2026-11-24T18:30+01:00) goes before the zone",
    )


def story_correct(parser: argparse.ArgumentParser) -> None:
    story_number(parser)
    parser.add_argument(
        "--revision",
        type=_number,
        help="the revision that the correction began from, as story show prints it; needed for all but a note",
    )
    parser.add_argument("--headline", default="", help="the new headline; what is not given stays")
    parser.add_argument("--summary", default="", help="the new summary")
    parser.add_argument("--city", default="", help="the new city of the dateline")
    parser.add_argument("--body-file", type=Path, help="the new text, as for publish; - reads the input")
    parser.add_argument("--note", default="", help="what was wrong, as readers are told")
    parser.add_argument(
        "--at",
        help="change it then, as for publish, joined with what is published until then; takes no note",
    )


def story_number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=_number, help="the story's number, as in its address")


def story_unpublish(parser: argparse.ArgumentParser) -> None:
    story_number(parser)
    parser.add_argument("--reason", required=True, choices=Reason.values, help="why, for the desk")
    parser.add_argument("--details", default="", help="more of it, for the desk; needed with --reason other")
    parser.add_argument("--note", default="", help="what readers are told at its address")


def story_copy(parser: argparse.ArgumentParser) -> None:
    story_number(parser)
    parser.add_argument("--edition", required=True, help="the slug of the edition that gets the copy")
    parser.add_argument(
        "--section", help="its section's slug; without one the story's own, if the edition has it"
    )


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 2**63:
        raise argparse.ArgumentTypeError(f"{text!r} is no number, such as 12")
    return int(text)


def import_page_text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the text of the page, UTF-8")
    parser.add_argument("--edition", required=True, help="the slug of the edition that gets it")
    parser.add_argument("--headline", default="", help="the story's headline, which such a text lacks")


def search_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="write what differs as the database has it")
