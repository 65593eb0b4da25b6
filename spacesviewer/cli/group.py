"""The command line's group: its options, errors as sentences, printing. It knows no command yet."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar, cast

import click

from spacesviewer import __version__, places
from spacesviewer.domain.errors import ArchiveError, UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line, escaped_json, printable

P = ParamSpec("P")
R = TypeVar("R")

_LONGEST_HELP = 200

# Whether it can be read is told later, in our words, and without stopping the rest of the work.
any_path = click.Path(readable=False)
archive_option = click.option(
    "--archive", type=any_path, default=None, metavar="DIR", help="The archive's folder."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")


def guarded(function: Callable[P, R]) -> Callable[P, R]:
    """Turns errors of the world into a sentence on stderr and the exit code of the design."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except WrongUsage as error:
            candidates = "".join(f"\n  {clean_line(candidate)}" for candidate in error.candidates)
            fail(error.sentence() + candidates, 2)
        except ArchiveError as error:
            fail(error.sentence(), 3)
        except UserError as error:
            fail(error.sentence(), 1)
        except BrokenPipeError:
            # The reader of our output has gone (`| head`); nothing is wrong with the work.
            sys.stderr.close()
            sys.exit(0)

    return run


class ToldGroup(click.Group):
    """A group whose help tells each command in a whole sentence, which click would cut."""

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands."""
        found = [(name, self.get_command(context, name)) for name in self.list_commands(context)]
        rows = [
            (name, command.get_short_help_str(limit=_LONGEST_HELP))
            for name, command in found
            if command is not None and not command.hidden
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class Commands(ToldGroup):
    """Loads the modules of the commands one after the other until the one that is asked for is
    known: the window needs none of them, and no command needs what the others load.
    """

    group_class = ToldGroup

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all commands."""
        for _ in _modules():
            pass
        return super().list_commands(context)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a name, None where there is none."""
        modules = _modules()
        while name not in self.commands and next(modules, None):
            pass
        return super().get_command(context, name)


def _modules() -> Iterator[object]:
    """The modules that add their commands to the group as they are loaded."""
    from spacesviewer.cli import listing  # noqa: PLC0415

    yield listing
    from spacesviewer.cli import indexing  # noqa: PLC0415

    yield indexing
    from spacesviewer.cli import showing  # noqa: PLC0415

    yield showing
    from spacesviewer.cli import reading  # noqa: PLC0415

    yield reading
    # Together: the others add to the group `export` of quotes.
    from spacesviewer.cli import evidence, notes, quotes, recaps  # noqa: PLC0415

    yield evidence, notes, quotes, recaps
    from spacesviewer.cli import quote_work  # noqa: PLC0415

    yield quote_work
    from spacesviewer.cli import editing  # noqa: PLC0415

    yield editing
    from spacesviewer.cli import asking  # noqa: PLC0415

    yield asking
    from spacesviewer.cli import arranging  # noqa: PLC0415

    yield arranging
    from spacesviewer.cli import wording  # noqa: PLC0415

    yield wording
    from spacesviewer.cli import transcribing  # noqa: PLC0415

    yield transcribing
    from spacesviewer.cli import replacing  # noqa: PLC0415

    yield replacing
    from spacesviewer.cli import versions  # noqa: PLC0415

    yield versions
    from spacesviewer.cli import comparing  # noqa: PLC0415

    yield comparing
    from spacesviewer.cli import people  # noqa: PLC0415

    yield people
    from spacesviewer.cli import worklist  # noqa: PLC0415

    yield worklist
    from spacesviewer.cli import clips  # noqa: PLC0415

    yield clips
    from spacesviewer.cli import cards  # noqa: PLC0415

    yield cards
    from spacesviewer.cli import translating  # noqa: PLC0415

    yield translating
    from spacesviewer.cli import custody  # noqa: PLC0415

    yield custody


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--archive", "folder", type=any_path, default=None, metavar="DIR")
@click.version_option(__version__, prog_name="spacesviewer")
@click.pass_context
def cli(context: click.Context, folder: str | None) -> None:
    """Review recorded sessions offline: index, search, read, quote, export.

    Without a command the window opens. TIME is 1:02:03.250, 62:03, seconds, or milliseconds with
    "ms"; a wall-clock time is written @21:47. SESSION is an id, a unique prefix of one, or a unique
    part of the title.
    """
    context.obj = folder


def chosen_archive(named: str | None) -> Path:
    """The archive's folder: the one that is named here or before the command, else the default."""
    folder = named_archive(named)
    return Path(folder) if folder is not None else places.default_archive()


def named_archive(named: str | None) -> str | None:
    """The folder that is named; an empty name is a slip, not the default archive."""
    folder = named if named is not None else click.get_current_context().find_root().obj
    if folder == "":
        raise WrongUsage("--archive takes a folder; its name is empty.")
    return cast("str | None", folder)


def print_json(document: Any) -> None:
    """Prints the one document of --json."""
    click.echo(escaped_json(json.dumps(document, ensure_ascii=False, indent=2)))


def tell(text: str) -> None:
    """Prints the result for people."""
    click.echo(printable(text))


def say(text: str) -> None:
    """Tells something that is not the result."""
    click.echo(printable(text), err=True)


def fail(text: str, code: int) -> NoReturn:
    """Ends the program with a sentence and an exit code."""
    say(text)
    sys.exit(code)
