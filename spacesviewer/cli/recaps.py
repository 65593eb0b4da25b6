"""Commands that write a session up, and hold a write-up against the tape."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    any_path,
    archive_option,
    guarded,
    json_option,
    opened,
    print_json,
    say,
    tell,
    transcript_of,
)
from spacesviewer.cli.group import cli
from spacesviewer.cli.quotes import export
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.recap import ORDERS, without_translation
from spacesviewer.domain.recap_check import Finding
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.workflows import leaving, recap_checking, recap_text, recapping

_ENDINGS = {".markdown": "md", ".htm": "html"}


@export.command("recap")
@click.argument("session", required=False)
@click.option("--output", "-o", type=any_path, metavar="FILE", help="Printed where none is named.")
@click.option("--format", "form", metavar="FORMAT", help="md, docx, html or odt; else by FILE.")
@click.option("--order", type=click.Choice(ORDERS), default="session", help="Of the topics.")
@click.option("--headline", default="")
@click.option("--template", type=any_path, metavar="FILE", help="Your own, in Jinja.")
@click.option("--print-template", is_flag=True, help="Print ours, to begin with.")
@click.option("--quote", "only", multiple=True, metavar="ID", help="Only these quotes.")
@click.option("--notes/--no-notes", default=False, help="With your notes on the quotes.")
@click.option(
    "--originals", is_flag=True, help="With what was said beneath a quote of a translation."
)
@click.option(
    "--into",
    default=recapping.LANGUAGE,
    metavar="LANG",
    show_default=True,
    help="Of the translations beneath quotes in other languages.",
)
@archive_option
@guarded
def recap(
    session: str | None,
    output: str | None,
    form: str | None,
    order: str,
    headline: str,
    template: str | None,
    print_template: bool,
    only: Sequence[str],
    notes: bool,
    originals: bool,
    into: str,
    archive: str | None,
) -> None:
    """Write a session up: headline, facts, topics, and the quotes under them."""
    if print_template:
        click.echo(recap_text.default_template(), nl=False)
        return
    if session is None:
        raise WrongUsage("Name the session of which the recap is.")
    made = recap_text.read_template(Path(template) if template else None)
    zone = settings.load().zone
    with opened(archive) as store:
        uid = stored_sessions.find(store, session)
        composed = recapping.compose(
            store,
            uid,
            order=order,
            headline=headline,
            zone=zone,
            only=only or None,
            language=into,
            warn=say,
        )
        text = recap_text.render(composed, made, zone=zone, notes=notes, originals=originals)
        for remark in without_translation(composed.sections):
            say(remark)
        if output is None:
            if form not in (None, "md", "markdown"):
                raise WrongUsage("Only Markdown can be printed.", hint="Name a file with --output.")
            click.echo(text, nl=False)
            return
        target, ending = Path(output), Path(output).suffix.casefold()
        form = form or _ENDINGS.get(ending, ending[1:])
        recapping.write(text, composed.headline, form, target)
        left = leaving.a_file("recap", form, leaving.of_recap(uid, composed), target)
        leaving.log(store, [left], reviewer=settings.load().reviewer, warn=say)
    count = sum(len(section.exchanges) for section in composed.sections)
    tell(f"{counted(count, 'quote')} written up in {output}")


@cli.command()
@click.argument("recap", type=any_path, metavar="RECAP")
@click.option("--session", required=True)
@click.option("--language", "-l", default=None)
@json_option
@archive_option
@guarded
def check(
    recap: str, session: str, language: str | None, as_json: bool, archive: str | None
) -> None:
    """Hold a recap or show notes against the tape; ends with 1 where something is not on it."""
    with opened(archive) as store:
        uid = stored_sessions.find(store, session)
        info = transcript_of(store, uid, language)
        checked = recap_checking.check(store, uid, Path(recap), info.id)
    if as_json:
        print_json(
            {
                "recap": checked.title,
                "session": uid,
                "counts": checked.counts,
                "claims": [finding_json(finding) for finding in checked.findings],
            }
        )
    else:
        for finding in checked.findings:
            tell(_line(finding))
        say(", ".join(f"{count} {verdict}" for verdict, count in checked.counts.items()))
    if checked.doubtful:
        sys.exit(1)


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as --json prints it: the claim's fields with what the tape says."""
    claim = asdict(finding.claim)
    told = {"told_ms": claim.pop("at_ms"), "told_speaker": claim.pop("speaker")}
    del claim["from_ms"]
    found = asdict(finding)
    del found["claim"]
    return {**claim, **told, **found}


def _line(finding: Finding) -> str:
    at = format_time(finding.at_ms) if finding.at_ms is not None else "-"
    note = f"  ({finding.note})" if finding.note else ""
    text = clean_line(finding.claim.text)
    shown = text if len(text) <= 100 else f"{text[:99]}…"
    return f"{finding.verdict:<16} {at:>8}  {finding.claim.kind}: {shown}{note}"
