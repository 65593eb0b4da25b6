"""The archive that a command means. The quick commands need no more of what ``base`` offers."""

from __future__ import annotations

from spacesviewer.cli.group import chosen_archive, named_archive, say
from spacesviewer.library.store import Archive


def opened(named: str | None, *, create: bool = False, writes: bool = False) -> Archive:
    """The archive; one that is not named may be made, a mistyped name may not.

    For a command that ``writes`` it must be one that can be written to; the others are content
    with reading, and tell so.
    """
    may_create = create or named_archive(named) is None
    open_it = Archive.open if create or writes else Archive.open_or_read
    archive = open_it(chosen_archive(named), create=may_create)
    for warning in archive.warnings:
        say(warning)
    return archive
