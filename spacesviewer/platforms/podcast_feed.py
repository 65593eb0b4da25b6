"""A podcast's RSS feed: each item is an episode, known by its sound file's name, guid or title.

https://www.rssboard.org/rss-specification, Apple's itunes names, and the podcast namespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from spacesviewer.domain.artefact import FEED, Told
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.domain.session import SessionFacts
from spacesviewer.platforms.moments import mail_date
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "podcast feed"
MANY = True

_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_PODCAST = re.compile(r"\{(?:https?://podcastindex\.org/namespace/1\.0|"
                      r"https://github\.com/Podcastindex-org/[^}]*)\}")  # fmt: skip
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_TAG = re.compile(r"<(?:br|/p|/li|/div|/h\d)\b[^<>]{0,200}>|<[^<>]{1,2000}>", re.IGNORECASE)
_BREAKING = re.compile(r"<(?:br|/p|/li|/div|/h\d)\b", re.IGNORECASE)
_ROLES = {"host": "host", "co-host": "cohost", "guest": "speaker", "guest host": "cohost"}
_MORE = {
    "season": "season", "episode": "episode", "duration": "duration", "author": "author",
    "episodeType": "episode type",
}  # fmt: skip
_LARGEST = 24_000_000  # characters; a tree takes ten times as much
_LONGEST = 100_000
_MAX_PEOPLE = 200
_BROKEN = "Download the feed again."


def matches(path: Path, head: str) -> bool:
    """Whether the text is XML of a feed, or of an item alone."""
    start = head.lstrip("\ufeff \t\r\n")[:4000]
    return start.startswith("<") and re.search(r"<(?:rss|channel|item)[\s>]", start) is not None


def parse(text: str, name: str) -> tuple[Told, ...]:
    """What is told of each episode that has a sound file. RefusedFile for broken XML and bombs."""
    if len(text) > _LARGEST:
        raise RefusedFile("The file is larger than any feed.", hint=_BROKEN)
    # The text is decoded already; a declaration of another encoding would contradict it.
    body = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text, count=1)
    try:
        root: Any = fromstring(body.encode("utf-8", "replace"), forbid_dtd=False)
    except DefusedXmlException as error:
        raise RefusedFile(
            "The file defines entities of its own, as feeds never do and traps for readers do; "
            "it was not read."
        ) from error
    except (ParseError, ValueError, RecursionError, MemoryError) as error:
        raise RefusedFile("The file is not whole XML.", hint=_BROKEN) from error
    found = root.find("channel")
    channel = root if found is None else found
    items = [root] if root.tag == "item" else list(channel.iter("item"))
    if not items:
        raise NotThisArtefact("{name} is no podcast's feed.", name=name)
    show = _Show(channel)
    return tuple(_told(item, show) for item in items)


class _Show:
    """What the feed says of all episodes."""

    def __init__(self, channel: Any) -> None:
        alone = channel.tag == "item"
        self.title = "" if alone else clean_line(channel.findtext("title") or "")
        self.language = "" if alone else clean_line(channel.findtext("language") or "")
        self.people = () if alone else tuple(_people(channel))


def _told(item: Any, show: _Show) -> Told:
    enclosures = [one.get("url", "") for one in item.iter("enclosure")]
    enclosures += [one.get("uri", "") for one in item.iter() if _local(one) == "source"]
    guid = clean_line(item.findtext("guid") or "")
    title = clean_line(item.findtext("title") or item.findtext(f"{_ITUNES}title") or "")
    date = mail_date(item.findtext("pubDate") or "")
    long = item.findtext(_CONTENT) or item.findtext("description") or ""
    description = long or item.findtext(f"{_ITUNES}summary") or ""
    facts = SessionFacts(
        title=title,
        description=clean_paragraphs(_plain(description[:_LONGEST])),
        platform="Podcast",
        platform_id=guid[:300],
        url=_web(item.findtext("link") or ""),
        language=show.language,
        # When it was published: the day of the talk itself no feed tells.
        started_at=date[:10],
        date_source="the feed (day of publication)" if date else "",
        participants=tuple(_people(item)) or show.people,
    )
    more = dict(_more(item)) | ({"show": show.title} if show.title else {})
    if date:
        more["published"] = date
    names = {name for url in enclosures if (name := file_name(url))}
    beside = {
        name
        for one in item.iter()
        if _local(one) in ("transcript", "chapters") and (name := file_name(one.get("url", "")))
    }
    called = {name.rpartition(".")[0] or name for name in names} | {title, guid}
    return Told(facts, FEED, (), (), more, frozenset(called - {""}), frozenset(beside))


def file_name(url: str) -> str:
    """The last part of an address's path, decoded: ``file 03.mp3``."""
    try:
        path = unquote(urlsplit(url.strip()).path)
    except ValueError:
        return ""
    return clean_line(PurePosixPath(path).name)[:255]


def _more(item: Any) -> Iterator[tuple[str, str]]:
    for one in item:
        tag = one.tag if isinstance(one.tag, str) else ""
        local = tag.rpartition("}")[2]
        ours = tag.startswith(_ITUNES) or _PODCAST.match(tag)
        if ours and local in _MORE and (text := clean_line(one.text or "")[:200]):
            yield _MORE[local], text


def _people(holder: Any) -> Iterator[Participant]:
    """The persons of the podcast namespace that are heard: those who only draw are not."""
    for one in list(holder)[:5000]:
        if _local(one) != "person" or not _PODCAST.match(one.tag):
            continue
        group = clean_line(one.get("group", "cast")).casefold() or "cast"
        role = _ROLES.get(clean_line(one.get("role", "host")).casefold())
        name = clean_line(one.text or "")[:200]
        if name and group == "cast" and role:
            yield Participant(name, role)


def _local(element: Any) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2] if _PODCAST.match(tag) else ""


def _plain(html: str) -> str:
    """The text of a description that is HTML, with its line breaks."""
    if "<" not in html:
        return html
    text = _TAG.sub(lambda match: "\n" if _BREAKING.match(match[0]) else "", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"),
                              ("&nbsp;", " "), ("&amp;", "&")):  # fmt: skip
        text = text.replace(entity, character)
    return text


def _web(url: str) -> str:
    cleaned = clean_line(url)
    try:
        return cleaned if urlsplit(cleaned).scheme in ("http", "https") else ""
    except ValueError:
        return ""
