"""The help of the command line tells each command in a whole sentence."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from spacesviewer.cli import cli

GROUPS = [(), ("export",), ("quote",), ("person",)]


@pytest.mark.parametrize("path", GROUPS, ids=" ".join)
def test_no_sentence_is_cut(path: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(cli, [*path, "--help"])
    assert shown.exit_code == 0
    listed = shown.output.split("Commands:")[1]
    assert "..." not in listed.replace("[...]", "")
    for line in listed.splitlines():
        assert len(line) <= 80


def test_every_group_is_looked_at() -> None:
    context = click.Context(cli)
    found = {name for name in cli.list_commands(context)
             if isinstance(cli.get_command(context, name), click.Group)}  # fmt: skip
    assert found == {path[0] for path in GROUPS if path}
