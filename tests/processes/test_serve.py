"""Starting and stopping: one command, all processes, none left behind."""

from __future__ import annotations

import os
import signal
import socket

from tests.processes.running import lives
from tests.waiting import until


def test_ctrl_c_ends_all_processes_and_a_second_start_works(copy) -> None:
    site = copy()
    for number in (signal.SIGINT, signal.SIGTERM):
        site.start()
        started = site.processes()
        assert len(started) >= 4, started
        assert site.stop(number) == 0
        assert not [one for one in started if lives(one)]
        assert "Traceback" not in site.log


def test_taken_port_is_said_in_a_sentence(copy) -> None:
    site = copy()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", site.port))
        taken.listen()
        done = site.run("serve", "--port", str(site.port))
    assert done.returncode == 1
    assert f"Port {site.port} of 127.0.0.1 cannot be had: " in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_killed_processes_are_started_again(copy) -> None:
    site = copy()
    site.start()
    before = site.processes()
    server = next(number for number, command in before.items() if "granian" in command.split("-m ")[-1])
    worker = site.background_worker()
    for number in (worker, server):
        os.kill(number, signal.SIGKILL)
    assert until(lambda: site.answers() and not lives(server) and server not in site.processes())
    assert until(lambda: any(command.endswith(" worker") for command in site.processes().values()))
    assert not [one for one in before if lives(one)], "workers of the killed server go on"
    assert f"The background worker was ended by signal {signal.SIGKILL:d}; it is started again." in site.log
    assert len(site.workers()) == 2


def test_killed_supervisor_takes_its_processes_along(copy) -> None:
    site = copy()
    site.start()
    started, server = site.processes(), site.server
    assert server is not None
    server.kill()
    server.wait()
    site.server = None
    assert until(lambda: not [one for one in started if lives(one)]), started
