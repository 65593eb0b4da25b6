"""Labels of Audacity: a line each, with two times in seconds and a text."""

from __future__ import annotations

from collections.abc import Iterable

from spacesviewer.domain.wording import one_line


def labels(marks: Iterable[tuple[int, int, str]]) -> bytes:
    """The file of (start_ms, end_ms, text), in order of time."""
    in_time = sorted(marks, key=lambda mark: mark[:2])
    return "".join(
        f"{_s(start)}\t{_s(end)}\t{one_line(text)}\n" for start, end, text in in_time
    ).encode()


def _s(ms: int) -> str:
    return f"{max(0, ms) / 1000:.6f}"
