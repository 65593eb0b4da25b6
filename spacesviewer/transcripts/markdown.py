r"""Markdown with the names of who speaks: ``**Anna:** \[01:46\] words``, as podcasts publish it.

Most have few times or none. Links keep their words, and nothing is followed.
"""

from __future__ import annotations

import re
from collections import Counter

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.cues import unix_lines
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.naming import is_name
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.transcripts.turns import Turn, transcript

NAME = "Markdown with names"
EXTENSIONS = ("md", "markdown")
LOOSE = True

_HEAD = re.compile(r"(?:\*\*|__)([^*_\n:]{1,60}?)\s?(?::(?:\*\*|__)|(?:\*\*|__):)[ \t]*(.*)")
_TITLE = re.compile(r"#\s+(.{1,200})")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}\)")
_STRONG = re.compile(r"(\*\*|__|\*|_|`)(?=\S)([^*_`\n]{1,300}?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_NO_VOICES = frozenset(("break", "sponsor", "sponsors", "outro", "intro", "jingle", "music"))


def sniff(head: str) -> bool:
    """Whether paragraphs begin with names in bold, as of people who talk with each other."""
    found = [match for line in unix_lines(head).split("\n") if (match := _HEAD.match(line.strip()))]
    names = Counter(match[1].strip() for match in found)
    people = [name for name in names if is_name(name)]
    if len(people) < 2 and (names.total() < 3 or not any(" " in name for name in people)):
        return len(found) >= 1 and _begins(head) and is_name(found[0][1].strip())
    return names.total() >= 2 and len(people) * 10 >= len(names) * 8 and max(names.values()) > 1


def _begins(head: str) -> bool:
    """Whether the very first words stand behind a name, and nothing has a heading."""
    text = unix_lines(head).lstrip()
    return bool(_HEAD.match(text)) and "\n#" not in text and len(text) > 400


def parse(text: str) -> ParsedTranscript:
    """Turns with their names. Raises NotATranscript where no paragraph begins with one."""
    mends = Mends()
    turns: list[Turn] = []
    said: list[list[str]] = []
    title, speaker, blank, above = "", "", True, 0
    for row, line in enumerate(unix_lines(text).split("\n"), 1):
        shown = line.strip()
        head = _HEAD.match(shown)
        if head and is_name(head[1].strip()):
            speaker = "" if head[1].strip().casefold() in _NO_VOICES else head[1].strip()
            turns.append(Turn(row, speaker, ""))
            said.append([head[2]] if head[2] else [])
        elif not shown:
            blank = True
            continue
        elif not turns:
            heading = _TITLE.fullmatch(shown)
            title = title or (_plain(heading[1]) if heading else "")
            above += 1
        elif blank and said[-1]:
            turns.append(Turn(row, speaker, ""))
            said.append([shown])
        else:
            said[-1].append(shown)
        blank = False
    if not turns:
        raise NotATranscript(
            "The file has no names in bold before what they say.", hint="Is it a transcript?"
        )
    if above:
        mends.add("Lines above the first name, left out", count=above)
    for turn, own in zip(turns, said, strict=True):
        turn.text = _plain("\n".join(own))
    return transcript(turns, mends, title)


def _plain(text: str) -> str:
    """The words without emphasis and addresses; ``\\[01:46\\]`` becomes ``[01:46]``."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", _STRONG.sub(r"\2", text))
