"""Zip files that are the same for the same content: no clock, no system, no name of anybody."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell


def zipped(files: Mapping[str, str | bytes], *, first_stored: bool = False) -> bytes:
    """The files as a zip, in their order; OpenDocument wants its first one uncompressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for place, (name, content) in enumerate(files.items()):
            info = zipfile.ZipInfo(name, _DAY)
            stored = first_stored and not place
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.create_system = 0  # else it tells Windows from the others
            info.external_attr = 0
            box.writestr(info, content.encode() if isinstance(content, str) else content)
    return out.getvalue()
