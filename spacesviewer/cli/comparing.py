"""The command that brings a newer file of a transcript and the corrections together."""

from __future__ import annotations

from typing import Any

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    tell,
    transcript_of,
)
from spacesviewer.cli.wording import language_option
from spacesviewer.domain.rewording import differences
from spacesviewer.domain.threeway import said
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.workflows import reconciling
from spacesviewer.workflows.reconciling import Comparison

_SIGNS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


@cli.command()
@click.argument("session")
@language_option
@click.option(
    "--take",
    type=click.Choice([reconciling.MINE, reconciling.THEIRS]),
    default=None,
    help="Take the newer file; where both have changed the words, mine or theirs.",
)
@json_option
@archive_option
@guarded
def compare(
    session: str, language: str | None, take: str | None, as_json: bool, archive: str | None
) -> None:
    """Show where a newer file of a transcript and your corrections meet.

    Without --take nothing changes. With it the newer file is shown, your corrections in it; `undo`
    takes that back, and the corrected text stays as a version.
    """
    with opened(archive, writes=take is not None) as store:
        uid = stored_sessions.find(store, session)
        line = reconciling.to_compare(store, transcript_of(store, uid, language).id)
        found = reconciling.compare(store, line)
        if take is not None:
            choices = dict.fromkeys(range(len(found.meetings)), take)
            reconciling.apply(store, found, choices, reviewer=settings.load().reviewer)
    if as_json:
        print_json(_document(found))
        return
    for one in found.meetings:
        base, mine, theirs = said(one.base), said(one.mine), said(one.theirs)
        tell(f"{format_time(one.start_ms)}  {base}")
        tell(f"  yours: {_changes(base, mine)}\n  newer: {_changes(base, theirs)}")
    tell(
        f"Both have changed: {len(found.meetings)}. Only you: {found.count('mine')}. "
        f"Only the newer file: {found.count('theirs')}. The same change: {found.count('agreed')}."
    )
    if take is not None:
        tell("The newer file is shown now, with your corrections.")


def _document(found: Comparison) -> dict[str, Any]:
    return {
        "meetings": [
            {
                "start_ms": one.start_ms,
                "base": said(one.base),
                "mine": said(one.mine),
                "theirs": said(one.theirs),
            }
            for one in found.meetings
        ],
        **{kind: found.count(kind) for kind in ("same", "mine", "theirs", "agreed", "meet")},
    }


def _changes(before: str, after: str) -> str:
    return " ".join(_SIGNS[one.kind].format(one.text) for one in differences(before, after))
