"""Adding people from the command line."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth import get_user_model
from tests.network import Network

from nashra.cli.installation import CommandError
from nashra.cli.main import make_parser
from nashra.newsroom.models import Membership

PASSWORD = "نشرة-الصباح-٧\n"


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD))


def run(*line: str) -> int:
    options = make_parser().parse_args(line)
    code: int = options.command.run(options)
    return code


def test_person_is_added_with_a_role_in_sections_of_an_edition(network: Network) -> None:
    run("user", "add", "huda", "--role", "desk", "--edition", "misr", "--section", "رياضة")
    role = Membership.objects.get(user__username="huda")
    assert (role.role, role.edition, list(role.sections.all())) == ("desk", network.misr, [network.sport])
    assert not role.user.is_superuser


def test_person_without_a_role_runs_the_network(network: Network) -> None:
    run("user", "add", "huda")
    assert get_user_model().objects.get(username="huda").is_superuser


@pytest.mark.parametrize(
    "options", [["--role", "desk"], ["--edition", "misr"], ["--role", "desk", "--edition", "tunis"]]
)
def test_nobody_is_added_with_half_a_role(options: list[str], network: Network) -> None:
    with pytest.raises(CommandError):
        run("user", "add", "huda", *options)
    assert not get_user_model().objects.filter(username="huda").exists()
