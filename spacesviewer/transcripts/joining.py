"""Whether two neighbouring words are written with a space between them."""

from __future__ import annotations

from functools import lru_cache

# Chinese, Japanese, Thai, Lao, Burmese and Khmer are written without spaces between words.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3000, 0x30FF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF),
)  # fmt: skip


def glued_to(before: str, word: str) -> bool:
    """Whether a word follows without a space, by the letters that would touch."""
    last, first = before[-1], word[0]
    return last > "\u0dff" and first > "\u0dff" and _is_unspaced(last) and _is_unspaced(first)


@lru_cache(maxsize=8192)
def _is_unspaced(character: str) -> bool:
    return any(low <= ord(character) <= high for low, high in _UNSPACED)
