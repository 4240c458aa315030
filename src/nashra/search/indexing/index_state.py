"""What is noted beside the index: from what it was made, how far it followed, whether it is to be rebuilt.

Small files, each replaced in one step, so that a process that is killed leaves none in halves.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from nashra.search.instance import folder


def basis() -> dict[str, object] | None:
    """What the index was made from, as `write_basis` had it; None where that is unknown."""
    try:
        found = json.loads((folder() / "basis.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def write_basis(made_from: dict[str, object]) -> None:
    """Note what the index has been made from."""
    _replace(folder() / "basis.json", json.dumps(made_from, sort_keys=True))


def followed() -> int:
    """The highest change that the index may hold."""
    try:
        return int((folder() / "followed").read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return 0


def note_followed(number: int, *, lower: bool = False) -> None:
    """Note that the index may now hold this change; a lower number than is noted only where `lower`."""
    if lower or number > followed():
        _replace(folder() / "followed", str(number))


def ask_for_rebuild() -> None:
    """Let the worker rebuild the index."""
    folder().mkdir(parents=True, exist_ok=True)
    (folder() / "rebuild-wanted").touch()


def is_rebuild_asked_for() -> bool:
    """Whether somebody asked, or a rebuild that was asked for was broken off."""
    return (folder() / "rebuild-wanted").exists() or (folder() / "rebuild-begun").exists()


def begin_rebuild() -> None:
    """From now on, stories that change are noted as missed, and a rebuild is asked for anew."""
    folder().mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        (folder() / "rebuild-wanted").replace(folder() / "rebuild-begun")
    (folder() / "missed").write_text("", encoding="ascii")


def note_missed(numbers: list[int]) -> None:
    """Note changed stories for a rebuild, if one is under way."""
    try:
        file = os.open(folder() / "missed", os.O_WRONLY | os.O_APPEND)
    except FileNotFoundError:
        return
    with os.fdopen(file, "w", encoding="ascii") as missed:
        missed.write("".join(f"{number}\n" for number in numbers))


def missed() -> list[int]:
    """Stories that changed since the rebuild began; a line left in halves is skipped."""
    try:
        lines = (folder() / "missed").read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return []
    return [int(line) for line in lines if line.isdecimal()]


def forget_missed() -> None:
    """No rebuild is under way for which changed stories would be noted."""
    (folder() / "missed").unlink(missing_ok=True)


def end_rebuild() -> None:
    """What was asked for is done."""
    for name in ("missed", "rebuild-begun"):
        (folder() / name).unlink(missing_ok=True)


def _replace(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)
