"""Commands that write the sound of quotes: one clip, or one of each quote."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

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
    time_of,
)
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import (
    KEEP,
    LEFT_OUT,
    MOST_FADE_MS,
    MOST_PAD_MS,
    ClipShape,
    Cover,
    Level,
    parse_level,
    parse_span,
    parse_tag,
)
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import clipping, leaving, left_out
from spacesviewer.workflows.clipping import Source
from spacesviewer.workflows.left_out import LeftOut

F = TypeVar("F", bound=Callable[..., Any])
_COVER = "SPAN"
# Long enough against a click where the sound begins in the middle of something.
_PADDED_FADE_MS = 5
_form_option = click.option(
    "--format", "form", type=click.Choice(clipping.FORMATS, case_sensitive=False), default=None
)


left_out_option = click.option(
    "--left-out",
    "how",
    type=click.Choice(tuple(LEFT_OUT)),
    default=KEEP,
    show_default=True,
    help="What is done with words that the quote leaves out ([...]).",
)


def _shape_options(function: F) -> F:
    """The options that say how a clip sounds."""
    for option in (
        click.option("--pad", default=0.0, metavar="SECONDS", help="More on both sides."),
        click.option("--pad-before", default=None, type=float, metavar="SECONDS"),
        click.option("--pad-after", default=None, type=float, metavar="SECONDS"),
        click.option("--fade", default=None, type=float, metavar="SECONDS", help="In and out."),
        click.option("--fade-in", default=None, type=float, metavar="SECONDS"),
        click.option("--fade-out", default=None, type=float, metavar="SECONDS"),
        click.option(
            "--level", default="", metavar="LEVEL", help="peak:-1, loudness:-16 or gain:+6."
        ),
        click.option(
            "--tag", "tags", multiple=True, metavar="NAME=TEXT", help="title, artist or source."
        ),
    ):
        function = option(function)
    return function


@cli.command()
@click.argument("what", metavar="QUOTE-OR-SESSION")
@click.option("--from", "start", default=None, metavar="TIME")
@click.option("--to", "end", default=None, metavar="TIME")
@_shape_options
@click.option(
    "--bleep",
    multiple=True,
    metavar=_COVER,
    help="A tone over 1:02.5-1:04 of the session, or over words of the quote.",
)
@click.option("--silence", multiple=True, metavar=_COVER, help="The same, silent.")
@left_out_option
@_form_option
@click.option("--output", "-o", required=True, type=any_path, metavar="FILE")
@json_option
@archive_option
@guarded
def clip(
    what: str,
    start: str | None,
    end: str | None,
    bleep: Sequence[str],
    silence: Sequence[str],
    how: str,
    form: str | None,
    output: str,
    as_json: bool,
    archive: str | None,
    **shape: Any,
) -> None:
    """Write the sound of a quote, or of a stretch of a session, as wav, flac, mp3, m4a or opus.

    What is off the record in it is silent, and is told. Words that the quote leaves out ([...])
    are heard unless --left-out says otherwise: the sound is then what was said.
    """
    made = shape_of(**shape)
    if (start is None) != (end is None):
        raise WrongUsage("A stretch needs --from and --to.")
    with opened(archive) as store:
        source, quoted, span = _source(store, what, start, end)
        covers = (*_covers(store, quoted, bleep, True), *_covers(store, quoted, silence, False))
        gone = left_out.of_quote(store, quoted) if quoted is not None else ()
        made = replace(made, covers=covers).leaving_out(left_out.need_times(gone, how), how)
        target = Path(output)
        silenced = clipping.write(source, target, made, form or "")
        subject = f"quote:{quoted.id}" if quoted is not None else f"recording:{source.recording}"
        left = leaving.a_sound(form or target.suffix[1:], subject, target, gone, how)
        leaving.log(store, [left], reviewer=settings.load().reviewer, warn=say)
    say_left_out(gone, how)
    for hidden in silenced:
        stretch = f"{format_time(hidden.start_ms)} – {format_time(hidden.end_ms)}"
        say(f"{stretch} is off the record, and silent.")
    if as_json:
        print_json(
            {
                "start_ms": span[0],
                "end_ms": span[1],
                "sha256": left.sha256,
                "silenced": [[one.start_ms, one.end_ms] for one in silenced],
                "left_out": left_out_json(gone, how),
            }
        )
    else:
        tell(f"{format_time(span[0])} – {format_time(span[1])} written to {output}")


def say_left_out(gone: Sequence[LeftOut], how: str) -> None:
    """Tells what a quote leaves out, and what was done with it in the sound."""
    if gone:
        say(f"{left_out.told(gone)} {LEFT_OUT[how]}")


def left_out_json(gone: Sequence[LeftOut], how: str) -> list[dict[str, Any]]:
    """The same as --json prints it."""
    return [
        {"start_ms": one.start_ms, "end_ms": one.end_ms, "words": one.words, "sound": how}
        for one in gone
    ]


@cli.command()
@click.option("--session", default=None)
@click.option("--topic", default=None)
@_shape_options
@left_out_option
@_form_option
@click.option("--output", "-o", required=True, type=any_path, metavar="FOLDER")
@json_option
@archive_option
@guarded
def clips(
    session: str | None,
    topic: str | None,
    how: str,
    form: str | None,
    output: str,
    as_json: bool,
    archive: str | None,
    **shape: Any,
) -> None:
    """Write the sound of each quote into a folder; those off the record stay here."""
    from spacesviewer.workflows import clip_batch  # noqa: PLC0415

    made = shape_of(**shape)
    with opened(archive) as store:
        uid = stored_sessions.find(store, session) if session else None
        found = stored_quotes.list_quotes(store, session=uid, topic=topic)
        planned = clip_batch.plan(store, found, (form or "wav").casefold())
        done = clip_batch.make(planned, Path(output), made, how)
        leaving.log(store, done.gone, reviewer=settings.load().reviewer, warn=say)
    written, refused = done.written, done.refused
    orders = [order for order in planned.orders if order.name in written]
    for order in orders:
        say_left_out(order.left_out, how)
    for quote, sentence in refused:
        say(f"{quote}: {sentence}")
    if planned.kept_back:
        say(f"{planned.kept_back} off the record, not written.")
    if as_json:
        problems = [{"quote": quote, "reason": sentence} for quote, sentence in refused]
        left = {order.quote: left_out_json(order.left_out, how) for order in orders}
        print_json(
            {
                "written": written,
                "kept_back": planned.kept_back,
                "refused": problems,
                "left_out": {quote: told for quote, told in left.items() if told},
            }
        )
    else:
        tell(f"{counted(len(written), 'clip')} written to {output}")
    if refused:
        sys.exit(1)


def shape_of(
    pad: float,
    pad_before: float | None,
    pad_after: float | None,
    fade: float | None,
    fade_in: float | None,
    fade_out: float | None,
    level: str,
    tags: Sequence[str],
) -> ClipShape:
    """The shape that the options name."""
    before = _ms("--pad-before", pad if pad_before is None else pad_before, MOST_PAD_MS)
    after = _ms("--pad-after", pad if pad_after is None else pad_after, MOST_PAD_MS)
    usual = _PADDED_FADE_MS / 1000 if before or after else 0.0
    both = usual if fade is None else fade
    return ClipShape(
        before,
        after,
        _ms("--fade-in", both if fade_in is None else fade_in, MOST_FADE_MS),
        _ms("--fade-out", both if fade_out is None else fade_out, MOST_FADE_MS),
        parse_level(level) if level else Level(),
        (),
        tuple(dict(parse_tag(tag) for tag in tags).items()),
    )


def _ms(option: str, seconds: float, most_ms: int) -> int:
    if not 0 <= seconds * 1000 <= most_ms:  # what is no number is in no range
        raise WrongUsage(f"{option} takes 0 to {most_ms // 1000} seconds.")
    return round(seconds * 1000)


def _source(
    store: Archive, what: str, start: str | None, end: str | None
) -> tuple[Source, Quote | None, tuple[int, int]]:
    """Where it is heard; the quote, if it is one; from when to when in the session."""
    if start is None:
        quoted = stored_quotes.get(store, what)
        return clipping.source_of(store, quoted), quoted, quoted.place_ms
    uid = stored_sessions.find(store, what)
    begin, finish = time_of(store, uid, start), time_of(store, uid, end)
    assert begin is not None
    assert finish is not None
    return clipping.source(store, uid, begin, finish), None, (begin, finish)


def _covers(store: Archive, quoted: Quote | None, spans: Sequence[str], bleep: bool) -> list[Cover]:
    found = []
    for text in spans:
        span = parse_span(text)
        if span is not None:
            found.append(Cover(*span, bleep))
        elif quoted is not None:
            found += [Cover(*one, bleep) for one in clipping.words_at(store, quoted, text)]
        else:
            raise WrongUsage(f"“{text}” is no stretch of time.", hint="Write 1:02.5-1:04.")
    return found
