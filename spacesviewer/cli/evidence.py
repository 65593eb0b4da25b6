"""Commands that prove: bundles of evidence, and checks of bundles, archives and sound files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    any_path,
    archive_option,
    chosen_archive,
    cli,
    fail,
    guarded,
    json_option,
    opened,
    print_json,
    say,
    tell,
)
from spacesviewer.cli.group import named_archive
from spacesviewer.cli.quotes import export
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted
from spacesviewer.library.store import DATABASE, Archive
from spacesviewer.workflows import evidence, verifying
from spacesviewer.workflows.verifying import BundleReport


@export.command("evidence")
@click.argument("names", nargs=-1, required=True, metavar="QUOTE...")
@click.option("--profile", required=True, type=click.Choice(evidence.PROFILES))
@click.option("--output", "-o", required=True, type=any_path, metavar="DIR-OR-ZIP")
@click.option("--zip", "zipped", is_flag=True, help="Of several quotes, a zip each.")
@click.option("--with-recording", is_flag=True, help="The whole recording too (legal).")
@click.option(
    "--around", default=None, type=click.FloatRange(0, 600), metavar="SECONDS",
    help="Sound around the quote: 10 (legal), 0 (publish).",
)  # fmt: skip
@json_option
@archive_option
@guarded
def export_evidence(
    names: tuple[str, ...],
    profile: str,
    output: str,
    zipped: bool,
    with_recording: bool,
    around: float | None,
    as_json: bool,
    archive: str | None,
) -> None:
    """Write evidence bundles: BagIt folders, or zips of them, that can be verified anywhere.

    Each quote has one of its own. One quote: DIR-OR-ZIP is the bundle. Several: it is the folder
    that they are put into. Nothing that is there already is replaced.
    """
    if zipped and len(names) == 1 and not output.casefold().endswith(".zip"):
        output += ".zip"
    several = len(names) > 1
    if several and output.casefold().endswith(".zip"):
        raise WrongUsage("Each quote has a bundle of its own.", hint="Name a folder; add --zip.")
    if profile == evidence.LEGAL:
        say(evidence.LEGAL_WARNING)
    made, refused = [], []
    with opened(archive, writes=True) as store:
        by = settings.load().reviewer
        orders = [
            evidence.plan(
                store,
                name,
                profile,
                with_recording=with_recording,
                around_ms=None if around is None else round(around * 1000),
                reviewer=by,
                warn=say,
            )
            for name in names
        ]
        folder = Path(output)
        if several:
            evidence.make_folder(folder)
        for order in {order.quote.id: order for order in orders}.values():
            target = evidence.target_of(order, folder, several=several, zipped=zipped)
            try:
                one = evidence.make(order, target)
            except UserError as error:
                refused.append((order.quote.id, error.sentence()))
                continue
            evidence.remember(store, one, reviewer=by)
            made.append(one)
            if not as_json:
                tell(f"{one.quote}  {one.target}\nSeal: {one.seal}")
    if as_json:
        print_json(
            [
                {"quote": m.quote, "profile": m.profile, "path": str(m.target), "seal": m.seal}
                for m in made
            ]
        )
    for uid, sentence in refused:
        say(f"{uid}: {sentence}")
    if refused:
        raise click.exceptions.Exit(1)


@cli.command("verify")
@click.argument("bundle", required=False, type=any_path, metavar="[BUNDLE-OR-SOUND]")
@json_option
@archive_option
@guarded
def verify(bundle: str | None, as_json: bool, archive: str | None) -> None:
    """Check an evidence bundle, or a sound file against the archive; without one, the archive.

    Of a bundle (a folder or a zip) every change is named. Of a sound file it is told if it is one
    of the archive's recordings, the same sound in another file, or another sound.
    """
    if bundle is not None:
        _verify_file(Path(bundle), as_json, archive)
        return
    with opened(archive) as store:
        report = verifying.archive(store)
    if as_json:
        print_json(asdict(report))
    else:
        tell(
            f"{report.entries} entries of {report.quotes} quotes, {report.steps} of the log of "
            f"custody, {counted(len(report.problems), 'fault')}."
        )
        for problem in report.problems:
            say(problem)
    if report.problems:
        raise click.exceptions.Exit(1)


def _verify_file(path: Path, as_json: bool, named: str | None) -> None:
    store = _at_hand(named)
    try:
        if path.is_file() and path.suffix.casefold() != ".zip":
            if store is None:
                raise WrongUsage("There is no archive whose recordings it could be one of.")
            _tell_sound(path, store, as_json)
            return
        report = verifying.bundle(path, store)
    finally:
        if store is not None:
            store.close()
    if as_json:
        print_json(asdict(report))
    else:
        _tell_bundle(path, report, store is not None)
    if report.faults:
        raise click.exceptions.Exit(1)


def _tell_sound(path: Path, store: Archive, as_json: bool) -> None:
    found = verifying.sound_file(store, path)
    if as_json:
        print_json(asdict(found))
    else:
        tell(found.sentence)
    if found.kind == verifying.OTHER_SOUND:
        fail(f"{path.name} is no recording of this archive.", 1)


def _tell_bundle(path: Path, report: BundleReport, has_archive: bool) -> None:
    if report.told:
        words, speaker = report.told.get("text", ""), report.told.get("speaker") or "?"
        start = report.told.get("start_ms", 0)
        at = format_time(start) if isinstance(start, int) else "?"
        tell(f"{path.name}: {report.profile} bundle of {report.told.get('id')}")
        tell(f"“{words}” {speaker}, {at}")
    for sentence in report.faults:
        say(sentence)
    for sentence in report.notes:
        say(f"Note: {sentence}")
    tell(f"Seal: {report.seal}")
    if report.made is not None:
        by = f" by {report.made.reviewer}" if report.made.reviewer else ""
        tell(f"It was made from this archive at {report.made.at}{by}.")
    elif has_archive:
        tell("This archive does not know its seal: compare it with the one its maker tells you.")
    count = len(report.faults)
    tell(f"{count} faults." if count else "No fault: it is as it was made.")


def _at_hand(named: str | None) -> Archive | None:
    """The archive, only to be read; None where none is named and there is none yet."""
    folder = chosen_archive(named)
    if named_archive(named) is None and not (folder / DATABASE).is_file():
        return None
    return Archive.open_or_read(folder)
