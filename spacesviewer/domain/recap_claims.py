"""What a write-up says that can be held against the tape: quotes, times, people, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.recap import REMARKS
from spacesviewer.domain.timecode import parse_time
from spacesviewer.domain.timed_link import time_in_link

HEADING, QUOTE, TOPIC, PERSON, NUMBER = "heading", "quote", "topic", "person", "number"

_CLOCK = re.compile(r"(?<![\d:.])@?((?:\d{1,3}:)?\d{1,2}:[0-5]\d)(?![\d:])(?!\s*[ap]\.?m\b)", re.I)
# What stands in running text may be the hour of a meeting: a time of the tape is written apart.
_STAMP = re.compile(
    r"^[\s\[(@]*(?:\d{1,3}:)?\d{1,2}:[0-5]\d(?![\d:])"
    r"|[\[(@]\s*(?:\d{1,3}:)?\d{1,2}:[0-5]\d(?=\s*[\])\s])"
    r"|(?<![\d:.])\d{1,3}:[0-5]\d:[0-5]\d(?![\d:])"
)
_QUOTED = re.compile(r"“([^“”]{1,4000})”|(?<!\w)\"([^\"]{1,4000})\"(?!\w)|«([^«»]{1,4000})»")
_NAMED = re.compile(r"([^\W\d_][\w.'’\- ]{0,40}?)\s*[:：]\s+(?=\S)")
_ATTRIBUTION = re.compile(r"^\s*[—–-]\s*(.+)$", re.S)
_HANDLE = re.compile(r"(?<![\w@/.])@(?=[0-9_]*[A-Za-z])([A-Za-z0-9_]{2,30})(?!\w)", re.ASCII)
_PROFILE = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/@?([A-Za-z0-9_]{1,30})/?$", re.I
)
_NUMBER = re.compile(
    r"(?<![\w.,:/@#-])(\d{1,3}(?:[,٬]\d{2,3})+|\d+(?:\.\d+)?)\s?(%|k\b|m\b|lakh|crore|thousand|million|"
    r"billion)?(?![\w:/])",
    re.I,
)
_FEWEST_WORDS = 3  # of quoted words: fewer are a name or a turn of phrase
_LONGEST_NAME = 5  # words
_TIMES = {"k": 10**3, "m": 10**6, "thousand": 10**3, "lakh": 10**5, "million": 10**6,
          "crore": 10**7, "billion": 10**9}  # fmt: skip
_NOT_PROFILES = frozenset(("i", "home", "search", "hashtag", "intent", "share", "spaces"))


@dataclass(frozen=True, slots=True)
class Link:
    """Linked words of a paragraph and where they lead."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document: ``kind`` is heading, quote, item or text."""

    kind: str
    text: str
    links: tuple[Link, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a write-up says.

    ``at_ms`` is when it is said to have been said, None where no time is told; ``from_ms`` is the
    last time told before it, where it has none of its own. ``speaker`` is whose words they are
    said to be, ``value`` the number that is told.
    """

    kind: str
    text: str
    at_ms: int | None = None
    speaker: str = ""
    handle: str = ""
    value: float | None = None
    from_ms: int | None = None
    section: str = ""


def claims_of(blocks: Sequence[Block]) -> list[Claim]:
    """All claims in the order of the document."""
    found: list[Claim] = []
    last_ms: int | None = None
    section = ""
    for block in _of_one_tape(blocks):
        if block.kind == "heading":
            section = block.text
        if section == REMARKS:
            continue  # what a recap of ours says of itself: that it was not checked, its gaps
        if block.kind == "heading":
            told = last_ms = _time_of(block)
            found.append(Claim(HEADING, _without_times(block.text), told))
            continue
        told = _time_of(block)
        if told is not None:
            last_ms = told
        if found and _attribute(block, found, told):
            continue
        made = _of_block(block, told, last_ms)
        found += [replace(claim, section=section) for claim in made]
        found += [replace(claim, section=section) for claim in _people(block)]
        if block.kind != "quote":
            found += [replace(claim, section=section) for claim in _numbers(block)]
    return _once(found)


def _of_one_tape(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without links to moments of other recordings: "see also" of another programme."""
    told = [_address(link.url) for block in blocks for link in block.links if _is_timed(link)]
    tape = Counter(told).most_common(1)[0][0] if told else ""
    for block in blocks:
        kept = tuple(
            link for link in block.links if not _is_timed(link) or _address(link.url) == tape
        )
        yield block if len(kept) == len(block.links) else replace(block, links=kept)


def _is_timed(link: Link) -> bool:
    return time_in_link(link.url) is not None


def _address(url: str) -> str:
    """Which recording an address is of, whatever moment it leads to."""
    parts = urlsplit(url)
    video = parse_qs(parts.query, max_num_fields=100).get("v", [""])[0]
    return f"{parts.netloc.casefold()}{parts.path}?{video}"


def _of_block(block: Block, told: int | None, last_ms: int | None) -> Iterator[Claim]:
    from_ms = None if told is not None else last_ms
    if signed := _signed(block.text):
        yield Claim(QUOTE, _without_times(signed[0]), told, signed[1], from_ms=from_ms)
        return
    if block.kind == "quote":
        words, speaker = _spoken(block.text)
        words = _without_times(_unquoted(words))
        if words:
            yield Claim(QUOTE, words, told, speaker, from_ms=from_ms)
        return
    quoted = [next(filter(None, match.groups())) for match in _QUOTED.finditer(block.text)]
    long = [words for words in quoted if len(words.split()) >= _FEWEST_WORDS]
    if told is not None:
        text = _without_times(block.text)
        if text:
            yield Claim(TOPIC, text, told)
    for words in long:
        yield Claim(QUOTE, words.strip(), told, from_ms=from_ms)


def _attribute(block: Block, found: list[Claim], told: int | None) -> bool:
    """Takes a line such as ``— Bryan Cantrill, 0:12:03`` as what is said of the quote above it."""
    match = _ATTRIBUTION.match(block.text)
    last = found[-1]
    if match is None or last.kind != QUOTE:
        return False
    name = _signer(match[1])
    at_ms = told if told is not None else last.at_ms
    from_ms = None if told is not None else last.from_ms
    found[-1] = replace(last, at_ms=at_ms, from_ms=from_ms, speaker=last.speaker or name)
    return True


def _signed(text: str) -> tuple[str, str] | None:
    """The words and the name of ``“Nobody read it.” — Daud, 0:42`` where that is all there is."""
    match = _QUOTED.match(text.strip())
    rest = _ATTRIBUTION.match(text.strip()[match.end() :]) if match else None
    if match is None or rest is None:
        return None
    words, name = next(filter(None, match.groups())), _signer(rest[1])
    # “Why Rust” — a talk by somebody, or its address, is no name under somebody's words.
    few = len(words.split()) < _FEWEST_WORDS or len(name.split()) > _LONGEST_NAME
    return None if few or "://" in name else (words, name)


def _signer(text: str) -> str:
    """The name of ``Bryan Cantrill, 0:12:03``."""
    return re.split(r"[,(\[]| at ", text, maxsplit=1)[0].strip()


def _time_of(block: Block) -> int | None:
    for link in block.links:
        linked = time_in_link(link.url)
        written = _clock(link.text)
        if written is not None or linked is not None:
            return written if written is not None else linked
    match = _STAMP.search(block.text)
    return _clock(match[0]) if match else None


def _clock(text: str) -> int | None:
    match = _CLOCK.search(text)
    if match is None:
        return None
    try:
        return parse_time(match[1])
    except WrongUsage:
        return None


def _without_times(text: str) -> str:
    bare = re.sub(r"[\[(]\s*[\])]", "", _CLOCK.sub("", text))
    return " ".join(bare.split()).strip(" -–—:,")


def _spoken(text: str) -> tuple[str, str]:
    """The words and who is said to say them, of ``Rick: A lot of it …``."""
    match = _NAMED.match(text)
    return (text[match.end() :], match[1].strip()) if match else (text, "")


def _unquoted(text: str) -> str:
    """The words without the marks around all of them."""
    stripped = text.strip()
    match = _QUOTED.fullmatch(stripped)
    return next(filter(None, match.groups())) if match else stripped


def _people(block: Block) -> Iterator[Claim]:
    for link in block.links:
        profile = _PROFILE.match(link.url)
        if profile and profile[1].casefold() not in _NOT_PROFILES:
            name = link.text.strip().removeprefix("@")
            yield Claim(PERSON, name or profile[1], handle=profile[1])
    linked = {link.text for link in block.links}
    for match in _HANDLE.finditer(block.text):
        if match[0] not in linked:
            yield Claim(
                PERSON, _name_before(block.text, match.start()) or match[1], handle=match[1]
            )


def _name_before(text: str, place: int) -> str:
    """The capitalised words that stand before ``(@handle)``."""
    match = re.search(r"((?:[^\W\d_]['’\w.\-]*\s){0,3}[^\W\d_]['’\w.\-]*)\s*\($", text[:place])
    if match is None:
        return ""
    words = match[1].split()
    kept: list[str] = []
    for word in reversed(words):
        if word[0].islower():
            break
        kept.insert(0, word)
    return " ".join(kept)


def _numbers(block: Block) -> Iterator[Claim]:
    bare = _QUOTED.sub(" ", _CLOCK.sub(" ", block.text))
    for link in block.links:
        if re.fullmatch(r"https?://\S+", link.text):
            bare = bare.replace(link.text, " ")
    for match in _NUMBER.finditer(re.sub(r"https?://\S+", " ", bare)):
        digits = match[1].replace(",", "").replace("٬", "")
        unit = (match[2] or "").casefold()
        value = float(digits) * _TIMES.get(unit, 1)
        # One or two digits are counts, list numbers and days: they would be found everywhere.
        if value >= 100 or unit:
            yield Claim(NUMBER, match[0].strip(), value=value)


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """A person or number that is told several times is one claim."""
    seen: set[tuple[str, str, float | None]] = set()
    kept = []
    for claim in claims:
        if claim.kind in (PERSON, NUMBER):
            key = (claim.kind, (claim.handle or claim.text).casefold(), claim.value)
            if key in seen:
                continue
            seen.add(key)
        kept.append(claim)
    return kept
