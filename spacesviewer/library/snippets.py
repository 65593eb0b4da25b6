"""The part of a long text around what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.library.normalise import Token

_BEFORE = 8  # words before the first match where it stands further behind than ...
_NEAR = 12  # ... this: the three lines of the library show no more
_LENGTH = 30  # words in all


def snippet(
    text: str, tokens: Sequence[Token], marks: Sequence[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words around the first mark, "…" where some are cut off, and the marks in it."""
    first = next((n for n, token in enumerate(tokens) if marks and token.end > marks[0][0]), 0)
    begin = first - _BEFORE if first > _NEAR else 0
    end = min(len(tokens), begin + _LENGTH)
    start = tokens[begin].start if begin else 0
    stop = tokens[end - 1].end if end < len(tokens) else len(text)
    head, tail = ("… " if begin else ""), (" …" if end < len(tokens) else "")
    shift = len(head) - start
    within = tuple(
        (max(a, start) + shift, min(b, stop) + shift) for a, b in marks if b > start and a < stop
    )
    return head + text[start:stop] + tail, within
