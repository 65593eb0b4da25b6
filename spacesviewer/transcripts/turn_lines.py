"""Lines of a text as turns, in the ways in which transcription services write names and times.

``Anna  0:03`` (Otter, Teams), ``Anna (00:03):`` (Rev), ``Anna [00:00:03]`` (Trint, Sonix),
``[00:00:03] Anna: words`` (Descript, Teams), ``S01: [00:00:03] words`` (noScribe), ``00:00:03
Anna`` and a time or a name on a line of its own. A time within a sentence ("at 12:30 we met")
begins nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.naming import is_machine_label, is_name
from spacesviewer.transcripts.turns import CLOCK, Turn, stamp_ms, western

_FOOTER = re.compile(r"transcribed by\s+(?:<?https?://)?(?:www\.)?otter\.ai/?>?", re.IGNORECASE)
# What Google Meet writes below the last words.
_MEET = re.compile(
    r"(?:meeting|transcription) ended (?:after|at) [\d:]{4,8}\W*"
    r"|this editable transcript was computer generated and might contain errors\..*",
    re.IGNORECASE,
)
# "SPEAKER: S1" above the words (Speechmatics): the name is behind the colon.
_LABEL_LINE = re.compile(r"\s*SPEAKER:\s*(\S{1,20})\s*")
_TIME_FIRST = re.compile(
    rf"(?P<open>\\?[\[(<])?\s*{CLOCK}\s*(?P<close>\\?[\])>])?"
    r"[^\S\n]*(?:[-–—:](?!->))?"
)
_NAME_FIRST = re.compile(
    rf"(?P<name>\[[^\[\]:]{{1,60}}\]|[^\[\]():]{{1,60}}?)(?P<gap>:?\s*)"
    rf"(?P<open>[\[(])?{CLOCK}(?P<close>[\])])?(?P<behind>:?)(?:\s{{0,3}}-->\s{{0,3}}[\d:.,]{{3,20}})?"
)
_WIDE = re.compile(r"\t|\s{2}")  # between columns: "Speaker 0    00:00:03    words" (Rev AI)
_EMPHASIS = re.compile(r"\*\*([^*\n]{1,60})\*\*")
_MARK = re.compile(r"^(?:#{1,6}[ \t]+|[-*+][ \t]+(?=[\[(*\d]))")
_HEAD = 200  # characters in which a line's time and name stand
_RANGE = re.compile(
    r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?\s{0,3}-->\s{0,3}[\d:.,]{3,20}"
)
_NAME_LINE = re.compile(r"\s*([^:\[\]()]{1,60}):?\s*")
_LATEST_MS = 15 * 60_000  # where a transcript without names begins
_LONG = 2500  # characters
_PREAMBLE = 600  # characters of titles and lists of names above the first turn


class Head(NamedTuple):
    """The beginning of a turn: when, who, the words behind it on the line, how it is written.

    ``kind`` is "name" (the name first, then the time), "time" (the time first), "range" (start and
    end on a line, as Teams writes them into documents), or "loose" (a bare time and words, as
    schedules and lists of chapters have it).
    """

    ms: int
    name: str
    rest: str
    kind: str


def head_of(line: str) -> Head | None:
    """What a line begins, None where it only goes on."""
    line = line.strip()
    beginning = western(line[:_HEAD])
    if ":" not in beginning:
        return None
    match = _RANGE.fullmatch(beginning)
    if match:
        return Head(stamp_ms(match), "", "", "range")
    match = _TIME_FIRST.match(beginning)
    if match:
        return _time_first(match, line[match.end() :])
    match = _NAME_FIRST.match(beginning)
    return _name_first(match, line[match.end() :]) if match else None


def _time_first(match: re.Match[str], behind: str) -> Head | None:
    if bool(match["open"]) != bool(match["close"]):
        return None
    bare, rest = not match["open"], behind.strip()
    if rest.startswith(("-->", "|", ",")):
        return None  # the first of two times, or a table
    if bare and rest and not behind[:1].isspace() and match[0][-1:].isdigit():
        return None  # "12:30pm"
    kind = "loose" if bare and rest and match[2] is None else "time"
    return Head(stamp_ms(match, 2), "", rest, kind)


def _name_first(match: re.Match[str], behind: str) -> Head | None:
    rest = behind.strip()
    name, bracketed = match["name"].strip(" \t[]"), bool(match["open"])
    if bracketed != bool(match["close"]) or not is_name(name):
        return None
    colon = ":" in match["gap"] or bool(match["behind"])
    if bracketed:
        # "We met Anna (12:30) at noon" goes on behind its brackets.
        wanted = not rest or colon or match["open"] == "["
    else:
        # "Anna: 12:30 would suit me" is no turn, "Anna  12:30" and "Anna Berg 12:30" are.
        sure = " " in name or is_machine_label(name) or match["name"][0] == "["
        wide = len(match["gap"]) >= 2 or "\t" in match["gap"] or (sure and match["gap"])
        columns = not rest or (len(match["gap"]) >= 2 and _WIDE.match(behind) is not None)
        wanted = columns and bool(wide)
        if ":" in match["gap"]:  # "Anna: 0:03" above the words; "Anna:  12:30 would do" is none
            wanted = not rest or ("\t" in match["gap"] and behind[:1] == "\t")
    return Head(stamp_ms(match, 4), name, rest, "name") if wanted else None


def looks_timed(text: str) -> bool:
    """Whether the beginning of a text is surely that of a transcript with times."""
    lines = [line for line in text.split("\n") if line.strip()]
    heads = [(number, head) for number, line in enumerate(lines) if (head := head_of(line))]
    sure = [(number, head) for number, head in heads if head.kind != "loose"]
    if len(sure) == 1 and len(text) > _LONG:
        number, head = sure[0]  # somebody speaks for minutes at the very beginning
        return number == 0 and head.kind == "name" and head.ms < 60_000
    if len(sure) < 2 or sure[0][0] > 12 or len(sure) * 25 < len(lines):
        return False
    times = [head.ms for _, head in sure]
    if any(a > b for a, b in pairwise(times)):
        return False
    words = sum(len(head.rest) for _, head in sure)
    below = [n + 1 < len(lines) and not head_of(lines[n + 1]) for n, _ in sure[:-1]]
    named = sum(head.kind == "name" for _, head in sure)
    if named * 2 > len(sure):
        # The order of speakers, or who won the race, is names and times alone.
        return words > 0 or any(below) or sure[-1][0] + 1 < len(lines)
    # A list of times has nothing below them; a schedule has few words beside them, and the log of
    # a program begins at some time of the day.
    return times[0] <= _LATEST_MS and (any(below) or words > 20 * len(sure))


def turns_of(lines: Sequence[str], mends: Mends, *, loose: bool) -> tuple[list[Turn], str]:
    """The turns of a text, and its title where lines stand above the first of them.

    ``loose``: also lines that begin with a bare time are turns.
    """
    lines = [f"{m[1]}:" if (m := _LABEL_LINE.fullmatch(line)) else line for line in lines]
    lines = _with_names_above([_without_emphasis(line) for line in lines])
    heads = [None if _is_footer(line.strip()) else head_of(line) for line in lines]
    heads = [head if loose or head is None or head.kind != "loose" else None for head in heads]
    names = _lines_name(lines, heads)
    turns: list[Turn] = []
    said: list[list[str]] = []  # the lines of each turn
    above: list[tuple[int, str]] = []
    speaker, blank = "", True
    before: Head | None = None  # what the line above begins
    for row, (line, head) in enumerate(zip(lines, heads, strict=True), 1):
        shown = line.strip()
        if head is not None:
            speaker = head.rest.rstrip(":") if names else head.name
            turns.append(Turn(row, speaker, "", [(0, head.ms)]))
            said.append([head.rest] if head.rest and not names else [])
        elif not shown:
            blank = True
            continue
        elif _FOOTER.fullmatch(shown):
            mends.remark("The line “Transcribed by https://otter.ai” was left out.")
        elif _MEET.fullmatch(shown):
            mends.remark("What Google Meet writes below the last words was left out.")
        elif not turns:
            above.append((row, shown))
        elif not said[-1] and not turns[-1].speaker and (name := _own_name(shown, before)):
            turns[-1].speaker = speaker = name
        elif said[-1] and (blank or (not speaker and _starts_with_name(shown))):
            turns.append(Turn(row, speaker, ""))
            said.append([shown])
        else:
            said[-1].append(shown)
        blank, before = False, head
    for turn, own in zip(turns, said, strict=True):
        turn.text = "\n".join(own)
    return _with_preamble(turns, above, mends) if turns else (_paragraphs(lines), "")


def _without_emphasis(line: str) -> str:
    """A line without Markdown's marks around the name that it begins with, or before it."""
    if "**" not in line[:_HEAD] and not line.startswith("#"):
        return line
    bare = _EMPHASIS.sub(r"\1", _MARK.sub("", line), count=1)
    return bare if head_of(bare) else line


def _with_names_above(lines: Sequence[str]) -> list[str]:
    """The lines, names that stand alone above bare times put onto the lines of these."""
    places = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if ":" in below
        and (not n or not lines[n - 1].strip())
        and is_name(line.strip().rstrip(":"))
        and (head := head_of(below)) is not None
        and not (head.name or head.rest)
    ]
    names = {lines[n] for n in places}
    bare = sum(head is not None and not (head.name or head.rest) for head in map(head_of, lines))
    if len(places) < 2 or len(places) * 10 < bare * 8 or len(names) == len(places) > 2:
        return list(lines)
    moved = list(lines)
    for n in places:
        moved[n + 1] = f"{lines[n].strip().rstrip(':')}  {lines[n + 1].strip()}"
        moved[n] = ""
    return moved


def _is_footer(line: str) -> bool:
    return bool(_FOOTER.fullmatch(line) or _MEET.fullmatch(line))


def _lines_name(lines: Sequence[str], heads: Sequence[Head | None]) -> bool:
    """Whether what stands behind a time is the name of who speaks on the lines below."""
    found = [(n, head) for n, head in enumerate(heads) if head and head.kind != "name"]
    told = [(n, head) for n, head in found if head.rest]
    fitting = [
        n
        for n, head in told
        if is_name(head.rest.rstrip(":"))
        and n + 1 < len(lines)
        and lines[n + 1].strip()
        and heads[n + 1] is None
    ]
    return len(told) >= 2 and len(fitting) * 10 >= len(told) * 8


def _own_name(line: str, above: Head | None) -> str:
    """The name on a line of its own, with a colon or in capitals; "" for words.

    Below a range of times (see Head) it needs neither.
    """
    match = _NAME_LINE.fullmatch(line)
    if match is None or not is_name(match[1].strip()):
        return ""
    plain = above is not None and above.kind == "range" and not line.endswith((".", "!"))
    shown = plain or line.rstrip().endswith(":") or match[1].isupper()
    return match[1].strip() if shown else ""


def _with_preamble(
    turns: list[Turn], above: list[tuple[int, str]], mends: Mends
) -> tuple[list[Turn], str]:
    if not above:
        return turns, ""
    title = above[0][1] if len(above[0][1]) <= 200 else ""
    if sum(len(line) for _, line in above) > _PREAMBLE:
        return [Turn(row, "", line) for row, line in above] + turns, ""
    mends.add("Lines above the first time, left out", above[0][0], len(above))
    return turns, title


def _paragraphs(lines: Sequence[str]) -> list[Turn]:
    """A turn for each paragraph; where no line is blank, for each line."""
    spaced = any(not line.strip() for line in lines[1:-1])
    found: list[tuple[int, list[str]]] = []
    blank = True
    for row, line in enumerate(lines, 1):
        shown = line.strip()
        if not shown or _is_footer(shown):
            blank = True
            continue
        if blank or not spaced or _starts_with_name(shown):
            found.append((row, []))
        found[-1][1].append(shown)
        blank = False
    found = _with_lone_names(found)
    if _named_above([own for _, own in found]):
        return [Turn(row, own[0].rstrip(":"), "\n".join(own[1:])) for row, own in found]
    return [Turn(row, "", "\n".join(own)) for row, own in found]


def _with_lone_names(found: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """The paragraphs with those that are a name and a colon put above what follows them."""
    joined: list[tuple[int, list[str]]] = []
    for row, own in found:
        above = joined[-1][1] if joined else []
        if len(above) == 1 and above[0].endswith(":") and is_name(above[0][:-1].strip()):
            above += own
        else:
            joined.append((row, own))
    return joined


def _named_above(paragraphs: Sequence[Sequence[str]]) -> bool:
    """Whether a bare name stands above the words of each paragraph, and some of them return."""
    names = Counter(own[0] for own in paragraphs)
    return (
        len(paragraphs) >= 4
        and len(names) * 2 <= len(paragraphs)
        and all(len(own) > 1 and is_name(own[0].rstrip(":")) for own in paragraphs)
    )


def _starts_with_name(line: str) -> bool:
    name, colon, _ = line.partition(":")
    return bool(colon) and len(name) <= 48 and is_name(name.strip())
