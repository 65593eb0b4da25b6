"""Web addresses that lead to a moment of a recording, for the platforms that have such."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from spacesviewer.domain.wording import web_address

_AMOUNT = {"h": 3600, "m": 60, "s": 1}


def timed_link(url: str, ms: int) -> str:
    """The address with the time in it; the plain one where its platform has no such thing.

    "" where it is no plain https address. X Spaces have none: their links begin at the beginning.
    """
    address = web_address(url)
    if not address:
        return ""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    make = _BY_HOST.get(host)
    return make(address, max(0, ms) // 1000) if make else address


def moment_link(url: str, ms: int) -> str:
    """``timed_link``, with a media fragment (``#t=121``) where the platform has no form of its own.

    A player that knows fragments goes there; any other begins at the beginning, as it would have.
    """
    address = web_address(url)
    timed = timed_link(address, ms)
    return timed if timed != address or not address else _fragment(address, max(0, ms) // 1000)


def time_in_link(url: str) -> int | None:
    """The moment in ms that an address leads to; None where it tells none.

    Reads ``?t=121``, ``?t=2m1s``, ``?start=121``, ``&time_continue=121``, ``#t=2:01`` and
    ``#t=121``.
    """
    try:
        parts = urlsplit(url.strip())
        told = parse_qs(parts.query, max_num_fields=100)
        behind = parse_qs(parts.fragment, max_num_fields=100)
    except ValueError:
        return None
    for values in (told, behind):
        for name in ("t", "start", "time_continue", "ts"):
            for value in values.get(name, ()):
                seconds = _seconds(value.partition(",")[0])
                if seconds is not None:
                    return seconds * 1000
    return None


def _seconds(text: str) -> int | None:
    text = text.strip().casefold().removesuffix("s") if text.count(":") == 0 else text.strip()
    if len(text) > 12:
        return None
    if ":" in text:
        pieces = text.split(":")
        if len(pieces) > 3 or not all(p.isascii() and p.isdigit() for p in pieces):
            return None
        total = 0
        for piece in pieces:
            total = total * 60 + int(piece)
        return total
    total, digits, named = 0, "", False
    for character in text:
        if character.isascii() and character.isdigit():
            digits += character
        elif character in _AMOUNT and digits:
            total, digits, named = total + int(digits) * _AMOUNT[character], "", True
        else:
            return None
    if digits:
        return total + int(digits)
    return total if named else None


def _query(name: str) -> Callable[[str, int], str]:
    def make(address: str, seconds: int) -> str:
        parts = urlsplit(address)
        kept = [pair for pair in parse_qsl(parts.query) if pair[0] != name]
        query = urlencode([*kept, (name, str(seconds))])
        return urlunsplit(parts._replace(query=query))

    return make


def _fragment(address: str, seconds: int) -> str:
    return urlunsplit(urlsplit(address)._replace(fragment=f"t={seconds}"))


def _twitch(address: str, seconds: int) -> str:
    return urlunsplit(urlsplit(address)._replace(query=f"t={seconds}s"))


_BY_HOST: dict[str, Callable[[str, int], str]] = {
    "youtube.com": _query("t"),
    "youtu.be": _query("t"),
    "odysee.com": _query("t"),
    "rumble.com": _query("start"),
    "dailymotion.com": _query("start"),
    "bilibili.com": _query("t"),
    "vimeo.com": _fragment,
    "soundcloud.com": _fragment,
    "twitch.tv": _twitch,
}
