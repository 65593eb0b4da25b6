"""WebVTT's parser written out letter by letter from the standard: the slow twin of ours.

https://www.w3.org/TR/webvtt1/#file-parsing and #cue-text-parsing-rules; settings and styles, which
carry no words, are left out.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field

_SPACES = "\t\n\f\r "
_DIGITS = "0123456789"


@dataclass
class StandardCue:
    identifier: str
    start_ms: int = 0
    end_ms: int = 0
    text: str = ""


class _Input:
    def __init__(self, text: str) -> None:
        self.text, self.position = text, 0

    def at_end(self) -> bool:
        return self.position >= len(self.text)

    @property
    def character(self) -> str:
        return "" if self.at_end() else self.text[self.position]

    def collect(self, wanted: str, *, unless: bool = False) -> str:
        begin = self.position
        while not self.at_end() and (self.character in wanted) != unless:
            self.position += 1
        return self.text[begin : self.position]

    def take(self, character: str) -> bool:
        if self.at_end() or self.character != character:
            return False
        self.position += 1
        return True


def parse_file(text: str) -> list[StandardCue] | None:
    """The cues of a file; None where the signature is wrong."""
    text = text.removeprefix("\ufeff").replace("\0", "\ufffd")
    source = _Input(text.replace("\r\n", "\n").replace("\r", "\n"))
    if source.text[:6] != "WEBVTT" or (len(source.text) > 6 and source.text[6] not in " \t\n"):
        return None
    source.collect("\n", unless=True)
    if source.at_end():
        return []
    source.position += 1
    if source.at_end():
        return []
    if source.character != "\n":
        _block(source, in_header=True)
    else:
        source.position += 1
    source.collect("\n")
    cues = []
    while not source.at_end():
        cue = _block(source, in_header=False)
        if cue:
            cues.append(cue)
        source.collect("\n")
    return cues


def _block(source: _Input, *, in_header: bool) -> StandardCue | None:
    line_count, previous, buffer = 0, source.position, ""
    seen_eof = seen_arrow = False
    cue: StandardCue | None = None
    while True:
        line = source.collect("\n", unless=True)
        line_count += 1
        if source.at_end():
            seen_eof = True
        else:
            source.position += 1
        if "-->" in line:
            if in_header or not (line_count == 1 or (line_count == 2 and not seen_arrow)):
                source.position = previous
                break
            seen_arrow, previous = True, source.position
            cue = StandardCue(buffer)
            if _timings(_Input(line), cue):
                buffer = ""
            else:
                cue = None
        elif not line:
            break
        else:
            buffer += ("\n" if buffer else "") + line
            previous = source.position
        if seen_eof:
            break
    if cue:
        cue.text = buffer
    return cue


def _timings(line: _Input, cue: StandardCue) -> bool:
    line.collect(_SPACES)
    start = _timestamp(line)
    line.collect(_SPACES)
    if start is None or not all(line.take(c) for c in "-->"):
        return False
    line.collect(_SPACES)
    end = _timestamp(line)
    if end is None:
        return False
    cue.start_ms, cue.end_ms = start, end
    return True


def _timestamp(line: _Input) -> int | None:
    hours_follow = False
    first = line.collect(_DIGITS)
    if not first:
        return None
    if len(first) != 2 or int(first) > 59:
        hours_follow = True
    if not line.take(":"):
        return None
    second = line.collect(_DIGITS)
    if len(second) != 2:
        return None
    if hours_follow or line.character == ":":
        if not line.take(":"):
            return None
        third = line.collect(_DIGITS)
        if len(third) != 2:
            return None
    else:
        first, second, third = "0", first, second
    if not line.take("."):
        return None
    fourth = line.collect(_DIGITS)
    if len(fourth) != 3 or int(second) > 59 or int(third) > 59:
        return None
    return ((int(first) * 60 + int(second)) * 60 + int(third)) * 1000 + int(fourth)


@dataclass
class _Node:
    name: str
    voice: str
    parent: _Node | None = None


@dataclass
class _Token:
    kind: str
    value: str
    annotation: str = ""
    classes: list[str] = field(default_factory=list)


def voices_of(cue_text: str) -> list[tuple[str, str]]:
    """(voice, text) of each text object of a cue, in order."""
    source, found = _Input(cue_text), []
    current: _Node = _Node("", "")
    while not source.at_end():
        token = _token(source)
        if token.kind == "string":
            found.append((current.voice, token.value))
        elif token.kind == "start":
            allowed = token.value in ("c", "i", "b", "u", "ruby", "v", "lang")
            if allowed or (token.value == "rt" and current.name == "ruby"):
                voice = token.annotation if token.value == "v" else current.voice
                current = _Node(token.value, voice, current)
        elif token.kind == "end" and current.parent:
            parent = current.parent
            if token.value == current.name:
                current = parent
            elif token.value == "ruby" and current.name == "rt" and parent.parent:
                current = parent.parent
    return found


def _token(source: _Input) -> _Token:
    if source.character != "<":
        return _Token("string", html.unescape(source.collect("<", unless=True)))
    source.position += 1
    if source.character == "/":
        source.position += 1
        return _Token("end", _to_end(source))
    if source.character and source.character in _DIGITS:
        return _Token("timestamp", _to_end(source))
    name = source.collect("\t\n\f .>", unless=True)
    if source.character == ".":
        source.collect("\t\n\f >", unless=True)
    annotation = html.unescape(_to_end(source))
    return _Token("start", name, " ".join(annotation.split()))


def _to_end(source: _Input) -> str:
    value = source.collect(">", unless=True)
    source.take(">")
    return value
