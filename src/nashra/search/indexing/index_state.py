"""What is kept beside the index: from what it was made, which changes it has, whether it is to be rebuilt.

Small files, each replaced in one step, so that a process that is killed leaves none in halves.
"""

from __future__ import annotations

import fcntl
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
    """Keep what the index has been made from."""
    _replace(folder() / "basis.json", json.dumps(made_from, sort_keys=True))


def consumed() -> int:
    """The highest change that the index may hold."""
    try:
        return int((folder() / "consumed").read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return 0


def record_consumed(number: int, *, lower: bool = False) -> None:
    """Keep the highest change that the index may hold; a lower number than is kept only where `lower`."""
    with _locked("consumed"):
        if lower or number > consumed():
            _replace(folder() / "consumed", str(number))


def ask_for_rebuild() -> None:
    """Let the worker rebuild the index."""
    folder().mkdir(parents=True, exist_ok=True)
    (folder() / "rebuild-wanted").touch()


def is_rebuild_asked_for() -> bool:
    """Whether somebody asked."""
    return (folder() / "rebuild-wanted").exists()


def record_damage() -> bool:
    """Let the worker check the index's files, and rebuild damaged ones; returns whether that is news."""
    if is_damage_recorded() or is_rebuild_asked_for() or is_rebuild_begun():
        return False
    folder().mkdir(parents=True, exist_ok=True)
    (folder() / "damage-met").touch()
    return True


def is_damage_recorded() -> bool:
    """Whether something has met damage."""
    return (folder() / "damage-met").exists()


def forget_damage() -> None:
    """No damage is left, or there was none."""
    (folder() / "damage-met").unlink(missing_ok=True)


def is_rebuild_begun() -> bool:
    """Whether a rebuild that is needed is under way, or was broken off."""
    return (folder() / "rebuild-begun").exists()


def is_incomplete() -> bool:
    """Whether published stories may be missing: the index is not built yet, gone, damaged or being rebuilt."""
    return basis() is None or is_gone() or is_damage_recorded() or is_rebuild_begun()


def is_gone() -> bool:
    """Whether there is no index."""
    return not (folder() / "current").exists()


def begin_rebuild(*, is_needed: bool) -> None:
    """From now on, stories that change are noted as missed; a rebuild that is needed is begun anew if broken off."""
    folder().mkdir(parents=True, exist_ok=True)
    if is_needed or is_rebuild_asked_for():
        (folder() / "rebuild-begun").touch()
    (folder() / "rebuild-wanted").unlink(missing_ok=True)
    forget_damage()
    begin_noting()


def begin_noting() -> None:
    """From now on, stories that change are noted as missed."""
    (folder() / "missed").write_text("", encoding="ascii")


def add_missed(numbers: list[int]) -> None:
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
    """Write a file in one step; its draft has a name that no other thread's or process's has."""
    file.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=f"{file.name}.", dir=file.parent)
    draft = Path(name)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as opened:
            opened.write(text)
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def _locked(name: str) -> Iterator[None]:
    """Let no other thread or process change the file between reading and writing it."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
