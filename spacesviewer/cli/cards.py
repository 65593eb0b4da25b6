"""The command that makes a picture or a video of a quote."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from spacesviewer import settings
from spacesviewer.cli.base import any_path, archive_option, cli, guarded, opened, say, tell
from spacesviewer.cli.clips import left_out_option, say_left_out
from spacesviewer.domain.quotecard import SIZES, THEMES, parse_size
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.workflows import carding, leaving


@cli.command()
@click.argument("quote")
@click.option("--output", "-o", required=True, type=any_path, metavar="FILE")
@click.option("--size", default=SIZES[0], metavar="SIZE", help=f"{', '.join(SIZES)}.")
@click.option("--theme", type=click.Choice(THEMES), default=THEMES[0])
@left_out_option
@archive_option
@guarded
def card(quote: str, output: str, size: str, theme: str, how: str, archive: str | None) -> None:
    """Make a picture (png) or a video with sound (mp4, webm) of a quote.

    It says who speaks where, and what is doubtful; words off the record are neither shown nor
    heard.
    """
    target, pixels = Path(output), parse_size(size)
    is_video = target.suffix[1:].casefold() in carding.VIDEOS
    with opened(archive) as store:
        found = stored_quotes.get(store, quote)
        shown = carding.showing(store, found, sound=is_video, warn=say)
        progress = _shown_progress() if is_video and sys.stderr.isatty() else None
        silenced = carding.write(shown, target, pixels, theme, how=how, progress=progress)
        left = carding.left(found, shown, target, how)
        leaving.log(store, [left], reviewer=settings.load().reviewer, warn=say)
    say_left_out(shown.left_out, how)
    for one in silenced:
        stretch = f"{format_time(one.start_ms)} – {format_time(one.end_ms)}"
        say(f"{stretch} is off the record, and silent.")
    tell(f"{target.suffix[1:].upper()} written to {output}")


def _shown_progress() -> Callable[[float], None]:
    """A bar on the terminal."""
    from tqdm import tqdm  # noqa: PLC0415 - loaded only where there is a bar to show

    bar = tqdm(total=100, unit="%", file=sys.stderr, leave=False)

    def tell(fraction: float) -> None:
        bar.update(round(fraction * 100) - bar.n)

    return tell
