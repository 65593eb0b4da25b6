"""XML of unknown origin: read under limits, without entities, and nothing in it is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts.documents import unknown

MAX_BYTES = 128 * 2**20
# An element takes up to 300 bytes of memory, however short its text is.
MAX_TAGS = 6_000_000
MAX_DEPTH = 200

_AGAIN = "Export or download it again."
_ROOT = re.compile(
    r"[\ufeff\s]*(?:<\?[^>]{0,500}\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]{0,500}"
    r"(?:\[[^\]]{0,3500}\]\s*)?>\s*)*"
    r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]",
    re.DOTALL,
)
_HALF = re.compile("[\ud800-\udfff]")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def root_name(head: str) -> str:
    """The name of the outermost element, without its namespace; "" where the text is no XML."""
    match = _ROOT.match(head)
    return match[1] if match else ""


def root_of(text: str, *names: str) -> Element:
    """The outermost element, if it is called one of the names; else raises NotATranscript.

    Raises RefusedFile as ``load`` does, and for what is nested so deep that walking it by calls
    would exhaust the stack.
    """
    if root_name(text[:4000]) not in names:
        raise unknown()
    root = load(text)
    if local(root) not in names:
        raise unknown()
    _check_depth(root)
    return root


def load(data: str | bytes) -> Element:
    """The outermost element of a document.

    Raises RefusedFile for broken XML, for more of it than a transcript needs, and for entities of
    its own, with which a small file can ask for all memory.
    """
    tags = data.count("<") if isinstance(data, str) else data.count(b"<")
    if len(data) > MAX_BYTES or tags > MAX_TAGS:
        raise RefusedFile("The file holds more XML than any transcript needs.", hint=_AGAIN)
    if isinstance(data, str):
        # A NUL is no XML, and half a character no text; neither takes its neighbours along.
        data = _HALF.sub("\ufffd", data.removeprefix("\ufeff").replace("\0", "").lstrip())
    try:
        root: Element = fromstring(data)
    except DefusedXmlException as error:
        raise RefusedFile(
            "The file defines XML entities of its own, as attacks do and transcripts never.",
            hint="Do not open it with other programs.",
        ) from error
    except ParseError as error:
        line = error.position[0]
        raise RefusedFile(
            "The file is not whole XML: it breaks off or goes wrong in line {line}.",
            hint=_AGAIN,
            line=line,
        ) from error
    except (ValueError, LookupError) as error:  # an encoding that nobody has
        raise RefusedFile("The file names an encoding that does not exist.", hint=_AGAIN) from error
    return root


def _check_depth(root: Element) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise RefusedFile("The file nests its XML deeper than any program does.", hint=_AGAIN)
        level = [child for element in level for child in element]


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    tag: object = element.tag  # a function, for comments
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; "" where there is none."""
    value = element.get(name)
    if value is not None:
        return value
    tail = f"}}{name}"
    return next((value for key, value in element.items() if key.endswith(tail)), "")


def language_of(element: Element) -> str:
    """What ``xml:lang`` says, or a bare ``lang``."""
    return element.get(_LANG) or element.get("lang") or ""


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements below of this name, in the order of the file."""
    return (one for one in element.iter() if local(one) == name)


class Step(NamedTuple):
    """An element is entered, or left; ``text`` is what stands right behind that."""

    element: Element
    name: str
    entered: bool
    text: str


def walk(root: Element, skip: frozenset[str] = frozenset()) -> Iterator[Step]:
    """Every element with its text in the order of the document, however deep; never recursive.

    Elements named in ``skip`` are passed over with all that is in them.
    """
    yield Step(root, local(root), True, root.text or "")
    stack = [(root, iter(root))]
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            behind = (parent.tail or "") if stack else ""
            yield Step(parent, local(parent), False, behind)
        elif local(child) in skip:
            yield Step(child, "", False, child.tail or "")
        else:
            yield Step(child, local(child), True, child.text or "")
            stack.append((child, iter(child)))
