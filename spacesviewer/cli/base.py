"""What every command shares: the archive that is meant, errors as sentences, printing."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar, cast

import click

from spacesviewer import __version__, settings
from spacesviewer.domain.errors import ArchiveError, UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line, escaped_json, printable
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timecode import parse_place
from spacesviewer.domain.wallclock import start_in
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library import transcripts as stored_transcripts
from spacesviewer.library.store import Archive

P = ParamSpec("P")
R = TypeVar("R")

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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
    folder = _named(named)
    return Path(folder) if folder is not None else settings.default_archive()


def _named(named: str | None) -> str | None:
    """The folder that is named; an empty name is a slip, not the default archive."""
    folder = named if named is not None else click.get_current_context().find_root().obj
    if folder == "":
        raise WrongUsage("--archive takes a folder; its name is empty.")
    return cast("str | None", folder)


def opened(named: str | None, *, create: bool = False) -> Archive:
    """The archive; one that is not named may be made, a mistyped name may not."""
    archive = Archive.open(chosen_archive(named), create=create or _named(named) is None)
    for warning in archive.warnings:
        say(warning)
    return archive


def transcript_of(archive: Archive, uid: str, language: str | None) -> TranscriptInfo:
    """The transcript to use, in a language if one is named."""
    info = stored_transcripts.primary(archive, uid, language)
    if info is not None:
        return info
    known = ", ".join(t.language or "und" for t in stored_transcripts.list_for(archive, uid))
    if not known:
        raise UserError("This session has no transcript.", hint="Add one beside its recording.")
    raise WrongUsage(f"There is no transcript in “{language}”.", hint=f"There is: {known}.")


def time_of(archive: Archive, uid: str, text: str | None) -> int | None:
    """Milliseconds into the session of what was typed, None where nothing was."""
    if text is None:
        return None
    started_at = stored_sessions.get(archive, uid).facts.started_at if "@" in text else ""
    return parse_place(text, start_in(started_at, settings.load().zone))


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
