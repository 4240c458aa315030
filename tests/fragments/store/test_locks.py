"""Locks that all processes of a machine share."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Sequence
from pathlib import Path
from threading import Barrier, Thread

from nashra.fragments.store.locks import KeyLocks

_spawn = multiprocessing.get_context("spawn")


def run(threads: Sequence[Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def test_only_one_holds_a_key_at_a_time(tmp_path: Path) -> None:
    locks = KeyLocks(tmp_path)
    barrier = Barrier(4)
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        barrier.wait()
        for _ in range(200):
            with locks.holding([b"a"]):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    run([Thread(target=work) for _ in range(4)])
    assert max(most) == 1


def test_keys_in_any_order_never_wait_in_a_circle(tmp_path: Path) -> None:
    locks = KeyLocks(tmp_path)
    keys = [b"key %d" % number for number in range(200)]  # more than there are files

    def work(order: list[bytes]) -> None:
        for _ in range(50):
            with locks.holding(order):
                pass

    run([Thread(target=work, args=(order,)) for order in (keys, keys[::-1], keys[100:], keys[:100][::-1])])


def hold_for_ever(folder: Path, holding: object) -> None:
    with KeyLocks(folder).holding([b"a", b"b"]):
        holding.set()  # type: ignore[attr-defined]
        signal.pause()


def test_killed_process_lets_go(tmp_path: Path) -> None:
    holding = _spawn.Event()
    process = _spawn.Process(target=hold_for_ever, args=(tmp_path, holding))
    process.start()
    assert holding.wait(30)
    assert process.pid is not None
    got: list[bool] = []

    def wait() -> None:
        with KeyLocks(tmp_path).holding([b"b"]):
            got.append(True)

    waiter = Thread(target=wait)
    waiter.start()
    waiter.join(0.2)
    assert not got
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    waiter.join(30)
    assert got
