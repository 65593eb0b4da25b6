"""Why a file gives no transcript, for those who do more with it than show the sentence."""

from __future__ import annotations

from spacesviewer.domain.errors import RefusedFile


class NotATranscript(RefusedFile):
    """A file of some other kind (chapters, metadata, a picture); a scan may pass over it."""


class EmptyTranscript(RefusedFile):
    """A transcript file in a known format, without a single cue in it."""


def named(error: RefusedFile, name: str) -> RefusedFile:
    """The same refusal with the file's name for "The file", which the parsers cannot know."""
    return type(error)(error.message.replace("The file", name, 1), hint=error.hint)
