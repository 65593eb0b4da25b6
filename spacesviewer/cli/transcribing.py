"""The command that lets a machine write the first draft of a transcript."""

from __future__ import annotations

import sys
from concurrent.futures import CancelledError
from pathlib import Path

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    any_path,
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    say,
    tell,
)
from spacesviewer.cli.stopping import StopOnInterrupt
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.wording import counted
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library import transcripts as stored
from spacesviewer.workflows.pace import Pace

_STEP = 0.01  # of the whole, between two lines of progress


@cli.command()
@click.argument("session")
@click.option("--model", type=any_path, default=None, metavar="DIR", help="The model's folder.")
@click.option("--language", "-l", default="", help="What is spoken; else the model guesses.")
@json_option
@archive_option
@guarded
def transcribe(
    session: str, model: str | None, language: str, as_json: bool, archive: str | None
) -> None:
    """Let a machine write a first draft of a transcript, offline.

    The model is a folder with a Whisper model converted for CTranslate2, such as “faster-whisper
    small”. Nothing is downloaded. Stopped with Ctrl-C, the same command goes on from there.
    """
    from spacesviewer.workflows import machine_drafting  # noqa: PLC0415 - loads numpy

    folder = model if model is not None else settings.load().model_folder
    if not folder:
        raise WrongUsage("Which model?", hint="Name its folder with --model DIR.")
    stop = StopOnInterrupt()
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        plan = machine_drafting.plan(store, uid, Path(folder), language)
        try:
            document = machine_drafting.write(plan, progress=_Progress(), stop=stop.asked)
        except CancelledError:
            say("Stopped. What was written is kept; the same command goes on from there.")
            sys.exit(130)
        line, _ = machine_drafting.store(store, plan, document)
        info = stored.get(store, line)
    if as_json:
        told = ("id", "session", "language", "origin", "name", "segments", "versions")
        print_json({name: getattr(info, name) for name in told})
    else:
        count = counted(info.segments, "segment")
        tell(f"{info.name}: {count}. A machine wrote them: check every quote.")


class _Progress:
    """Lines on stderr: how far, and how long it will still take."""

    def __init__(self) -> None:
        self._pace = Pace()
        self._told = -1.0

    def __call__(self, fraction: float) -> None:
        if fraction - self._told >= _STEP:
            self._told = fraction
            say(f"{fraction:.0%}  {self._pace.rest(fraction)}".rstrip())
