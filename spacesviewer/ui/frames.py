"""Sentences of ours with names and figures in them, found again and said in another language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_PLACE = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"(.+): ([\d,]+(?: \([\d, …]+\))?)\.")
_LONGEST = 1000  # what is longer is no sentence of ours


@dataclass(frozen=True, slots=True)
class _Frame:
    pattern: re.Pattern[str]
    fixed: int  # how many letters of it are told beforehand
    words: str


class Frames:
    """All sentences of a translation that are known by their frames; the closest one is taken."""

    def __init__(self, pairs: dict[str, str]) -> None:
        self._words = pairs
        frames = [_frame(source, words) for source, words in pairs.items() if "{" in source]
        # What has no word of its own would be found in everything: it is known by itself only.
        told = [one for one in frames if one.fixed]
        self._frames = sorted(told, key=lambda one: -one.fixed)

    @classmethod
    def read(cls, path: Path) -> Frames:
        """Those of a file of translations."""
        return cls(json.loads(path.read_text("utf-8")))

    def known(self, words: str) -> str:
        """What is said for words without names and figures in them; "" if they are not known."""
        return self._words.get(words, "")

    def retold(self, sentence: str, value: Callable[[str], str]) -> str:
        """The sentence, or several of them behind each other; as it stands if it is not known.

        ``value`` gives what is shown for a name or a figure in it.
        """
        if len(sentence) > _LONGEST:
            return sentence
        told = self._one(sentence, value)
        if told is not None:
            return told
        first, gap, rest = sentence.partition(". ")
        told = self._one(f"{first}.", value) if gap else None
        return sentence if told is None else f"{told} {self.retold(rest, value)}"

    def _one(self, sentence: str, value: Callable[[str], str]) -> str | None:
        if known := self._words.get(sentence):
            return known
        if (counted := _COUNTED.fullmatch(sentence)) and (what := self._one(counted[1], value)):
            return f"{what}: {value(counted[2])}۔"  # what was mended in a file, and how often
        name, colon, rest = sentence.partition(": ")
        if colon and (known := self._words.get(rest)):  # a file, and what is wrong with it
            return f"{value(name)}: {known}"
        for frame in self._frames:
            found = frame.pattern.fullmatch(sentence)
            if found is not None:
                values = {name: value(text) for name, text in found.groupdict().items()}
                return frame.words.format(**values)
        told = self._one(rest, value) if colon else None
        return None if told is None else f"{value(name)}: {told}"


def _frame(source: str, words: str) -> _Frame:
    pattern, at, seen = "", 0, set[str]()
    for place in _PLACE.finditer(source):
        name = place[1]
        pattern += re.escape(source[at : place.start()])
        pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
        seen.add(name)
        at = place.end()
    pattern += re.escape(source[at:])
    fixed = sum(map(len, _WORD.findall(_PLACE.sub("", source))))
    return _Frame(re.compile(pattern, re.DOTALL), fixed, words)
