"""Names of speakers written into the text, where a file does that consistently.

``Anna: Good evening.``, ``[Speaker 0] Good evening.``, a line ``Anna:`` above the words. One colon
proves nothing ("Note: this is live", "He said: no", "at 12:30"), and a wrong name is worse than
none: what is not clearly a convention of the whole file stays in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from spacesviewer.transcripts.cues import Cue
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.naming import is_machine_label, is_name, is_sound

_BRACKETED = re.compile(r"\[{1,2}([^:：\[\]\n]{1,24})\]{1,2}[:：]?\s*")  # [[…]]: WhisperX's .aud
_PREFIX = re.compile(
    r"(?:>{2,3}\s*|[-–—]\s+)?"
    r"(?:\[([^:：\[\]\n]{1,48})\]|\(([^:：()\n]{1,48})\)|([^:：\[\]\n]{1,48}?))"
    r"\s?(?::(?=\s|$)|：)[^\S\n]*"
)
# whisper.cpp: "(speaker 0) And so"; and a name in parentheses above the words.
_IN_PARENTHESES = re.compile(r"\((speaker [\w?]{1,4})\)\s*", re.IGNORECASE)
_OWN_LINE = re.compile(r"\(([^:：()\n]{1,48})\)[^\S\n]*(?:\n|$)")
_SOUND = re.compile(r"[\[(♪*].*[\])♪*]", re.DOTALL)
_SENTENCE_END = re.compile(r"[.?!…؟۔。！？।][\"”’»)\]]*$")
_LONG_PAUSE_MS = 15_000  # music, an advertisement: whoever speaks after it may be another


class _Label(NamedTuple):
    name: str
    rest: str
    machine: bool


class _Convention(NamedTuple):
    """How a file writes names: which ones count, whether one that stands once counts, and whether
    a name holds until the next one."""

    names: frozenset[str]
    one_off: bool
    carries: bool


def name_speakers(cues: Sequence[Cue], mends: Mends) -> Sequence[Cue]:
    """The cues with the names taken out of their texts; a cue of two people becomes two."""
    told = any(cue.speaker for cue in cues)
    convention = None if told else _convention([_label(cue.text) for cue in cues])
    if convention is None:
        return cues
    if convention.carries:
        mends.remark("Names stand only where the speaker changes; each was kept until the next.")
    named: list[Cue] = []
    speaker, end_ms, before = "", 0, ""
    for cue in cues:
        if not convention.carries or cue.start_ms - end_ms > _LONG_PAUSE_MS:
            speaker = ""
        for part in _split(cue, convention, before):
            speaker = part.speaker or speaker
            heard = "" if _SOUND.fullmatch(part.text.strip()) else speaker
            named.append(part._replace(speaker=part.speaker or heard))
        end_ms, before = cue.end_ms, cue.text
    return named


def _split(cue: Cue, convention: _Convention, before: str) -> list[Cue]:
    """One cue for each name at the beginning of one of its lines."""
    parts: list[Cue] = []
    pending: list[str] = []
    speaker = ""
    lines = cue.text.split("\n")
    for number, line in enumerate(lines):
        label = _label(line, above=True)
        last = lines[number - 1] if number else before
        if label and _counts(label, convention, last) and (label.rest or any(lines[number + 1 :])):
            if any(pending):
                parts.append(cue._replace(text="\n".join(pending), speaker=speaker))
            speaker, pending = label.name, [label.rest]
        else:
            pending.append(line)
    parts.append(cue._replace(text="\n".join(pending), speaker=speaker))
    return parts


def _counts(label: _Label, convention: _Convention, before: str) -> bool:
    if label.machine or label.name in convention.names:
        return True
    return convention.one_off and bool(not before or _SENTENCE_END.search(before.rstrip()))


def _convention(labels: Sequence[_Label | None]) -> _Convention | None:
    """How this file writes names, or None where it does not."""
    found = [label for label in labels if label]
    if not found:
        return None
    counts = Counter(label.name for label in found)
    recurring = frozenset(name for name, count in counts.items() if count > 1)
    if len(labels) > 1 and (len(found) == len(labels) or (recurring and _most(found, labels))):
        # Nearly every cue has a name: each that looks like one is one.
        return _Convention(frozenset(counts), one_off=True, carries=False)
    if len(found) * 100 >= len(labels) and _is_conversation(counts):
        changes = sum(a.name != b.name for a, b in pairwise(found))
        carries = changes * 3 >= (len(found) - 1) * 2
        return _Convention(recurring, one_off=True, carries=carries)
    machine = frozenset(label.name for label in found if label.machine)
    return _Convention(machine, one_off=False, carries=False) if machine else None


def _most(found: Sequence[_Label], labels: Sequence[_Label | None]) -> bool:
    return len(found) * 2 >= len(labels)


def _is_conversation(counts: Counter[str]) -> bool:
    """Whether these names come and go as people do: two who return, or a host and guests."""
    total = counts.total()
    returning = [count for count in counts.values() if count > 1]
    two = len(returning) >= 2 and total >= 4 and sum(returning) * 10 >= total * 6
    host = len(counts) >= 3 and total >= 6 and max(returning, default=0) >= 3
    return two or host


def _label(text: str, *, above: bool = False) -> _Label | None:
    """The name at the beginning of a text, if something that could be one stands there.

    With ``above`` the text is one line, and others may follow below it.
    """
    if ":" not in text and "：" not in text and "[" not in text and "(" not in text:
        return None
    text = text.lstrip()
    if text.startswith("(") and (label := _in_parentheses(text, above)):
        return label
    match = _BRACKETED.match(text)
    if match and is_machine_label(match[1]):
        return _Label(match[1], text[match.end() :], True)
    match = _PREFIX.match(text)
    if match is None:
        return None
    name = (match[1] or match[2] or match[3]).strip()
    if not is_name(name):
        return None
    return _Label(name, text[match.end() :], is_machine_label(name))


def _in_parentheses(text: str, above: bool) -> _Label | None:
    """A voice's label before its words, or a name on a line of its own above them."""
    if match := _IN_PARENTHESES.match(text):
        return _Label(match[1], text[match.end() :], True)
    match = _OWN_LINE.match(text)
    if match is None or not (above or text[match.end() :].strip()):
        return None
    name = match[1].strip()
    return (
        _Label(name, text[match.end() :], False) if is_name(name) and not is_sound(name) else None
    )
