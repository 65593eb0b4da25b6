"""What an artefact's reader says of a file that only looked like its own."""

from __future__ import annotations

from spacesviewer.domain.errors import RefusedFile


class NotThisArtefact(RefusedFile):
    """The file is of another kind; the next reader may have it."""
