"""The command that takes files in; where nothing is new, it loads no format and no decoder."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from spacesviewer.cli.group import (
    any_path,
    archive_option,
    cli,
    guarded,
    json_option,
    print_json,
    say,
    tell,
)
from spacesviewer.cli.opening import opened
from spacesviewer.cli.stopping import StopOnInterrupt
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted

if TYPE_CHECKING:
    from spacesviewer.workflows.report import AddReport, Progress


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=any_path)
@click.option("--progress", type=click.Choice(["bar", "json", "none"]), default=None, hidden=True)
@json_option
@archive_option
@guarded
def add(paths: Sequence[str], progress: str | None, as_json: bool, archive: str | None) -> None:
    """Index files and folders, recursively. Again: only what changed."""
    # PyAV, numpy and mutagen take a while to load; no other command needs them.
    from spacesviewer.workflows import importing  # noqa: PLC0415

    stop = StopOnInterrupt(twice=True)
    with opened(archive, create=True) as store, _progress(progress) as show:
        report = importing.add(store, [Path(path) for path in paths], report=show, stop=stop.asked)
    if as_json:
        print_json(report.as_json())
    else:
        _print_added(report)
    if report.stopped:
        say("Stopped. What is listed is stored; the same command goes on with the rest.")
        sys.exit(130)
    if report.refused:
        sys.exit(1)


def _print_added(report: AddReport) -> None:
    for session in report.sessions:
        facts = [
            format_time(session.duration_ms),
            counted(session.recordings, "recording"),
            counted(session.transcripts, "transcript"),
            counted(session.segments, "segment"),
        ]
        tell(f"{session.status:9}  {session.id}  {session.title}  ({', '.join(facts)})")
    for warning in report.warnings:
        say(f"note: {warning.reason}")
    for refusal in report.refused:
        say(f"refused: {refusal.path}\n         {refusal.reason}")
    counts = [counted(len(report.sessions), "session")]
    counts += [f"{counted(len(report.refused), 'file')} refused"] if report.refused else []
    say(", ".join(counts))


class _progress:  # noqa: N801 - used as a context manager
    """Shows progress on stderr: a bar for people, lines of JSON for the window."""

    def __init__(self, kind: str | None) -> None:
        self._kind = kind or ("bar" if sys.stderr.isatty() else "none")
        self._bar: Any = None

    def __enter__(self) -> Callable[[Progress], None]:
        return {"bar": self._on_bar, "json": self._on_json, "none": lambda _p: None}[self._kind]

    def __exit__(self, *details: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def _on_bar(self, progress: Progress) -> None:
        if self._bar is None:
            from tqdm import tqdm  # noqa: PLC0415 - loaded only where there is a bar to show

            layout = "{percentage:3.0f}%|{bar:24}| {desc}"
            self._bar = tqdm(total=1000, bar_format=layout, file=sys.stderr, leave=False)
        self._bar.n = round(1000 * (progress.fraction or 0))
        self._bar.set_description_str(f"{progress.rest()}  {progress.name[:48]}")

    def _on_json(self, progress: Progress) -> None:
        line = {"name": progress.name, "fraction": progress.fraction, "rest": progress.rest()}
        click.echo(json.dumps(line), err=True)
