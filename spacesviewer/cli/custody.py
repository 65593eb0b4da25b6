"""The command that shows the log of custody: who did what to quotes and sources, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from spacesviewer.cli.base import (
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    tell,
)
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import custody as log
from spacesviewer.library import quotes as stored_quotes


@cli.command()
@click.argument("name", metavar="[QUOTE]", required=False)
@click.option("--exports", is_flag=True, help="Only what has left: files, bundles, copies.")
@json_option
@archive_option
@guarded
def custody(name: str | None, exports: bool, as_json: bool, archive: str | None) -> None:
    """Show the log of custody: of a quote, or all of it.

    Each entry holds the hash of the one before it; `spacesviewer verify` checks the chain. Of what
    has left as a file it has the SHA-256.
    """
    with opened(archive) as store:
        uid = stored_quotes.get(store, name).id if name else ""
        steps = log.of_subjects(store, [f"quote:{uid}"]) if uid else log.all_steps(store)
    if exports:
        steps = [one for one in steps if one.kind in (log.EXPORTED, log.BUNDLED)]
    if as_json:
        print_json([asdict(one) for one in steps])
        return
    for one in steps:
        by = f"  {one.reviewer}" if one.reviewer else ""
        tell(f"{one.id}  {one.at}{by}  {one.kind}  {one.subject}")
        if told := "  ".join(_details(one.detail)):
            tell(f"      {told}")
    if not steps:
        tell("Nothing is logged.")


def _details(detail: dict[str, Any]) -> Iterator[str]:
    if "what" in detail:
        yield f"{detail['what']} ({detail.get('format', '?')})"
    elif "format" in detail:
        yield str(detail["format"])
    for key in ("profile", "seal", "sha256"):
        if key in detail:
            yield f"{'SHA-256' if key == 'sha256' else key} {detail[key]}"
    if "left_out" in detail:
        spans = ", ".join("–".join(map(format_time, span)) for span in detail["left_out_ms"])
        yield f"words left out ([...]) at {spans}: {detail['left_out']}"
