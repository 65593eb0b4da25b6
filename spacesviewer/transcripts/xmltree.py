"""XML of unknown origin: read under limits, without entities, and nothing in it is followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from spacesviewer.domain.errors import RefusedFile

_AGAIN = "Export or download it again."
MAX_BYTES = 128 * 2**20
# An element takes some 300 bytes of memory, however short it is.
MAX_ELEMENTS = 3_000_000


def load(data: str | bytes) -> Element:
    """The root of a document. Raises RefusedFile (its sentence begins with "The file")."""
    sign: str | bytes = "<" if isinstance(data, str) else b"<"
    if len(data) > MAX_BYTES or data.count(sign) > 2 * MAX_ELEMENTS:  # type: ignore[arg-type]
        raise RefusedFile("The file holds more XML than any transcript needs.", hint=_AGAIN)
    try:
        root: Element = fromstring(data, forbid_dtd=False)
    except DefusedXmlException as error:
        raise RefusedFile(
            "The file defines abbreviations (XML entities) that could fill the memory.",
            hint="No program writes such a transcript.",
        ) from error
    except ParseError as error:
        line = getattr(error, "position", (0, 0))[0]
        raise RefusedFile(
            f"The file is not whole XML: it breaks off or goes wrong in line {line}.", hint=_AGAIN
        ) from error
    except (ValueError, LookupError) as error:  # an encoding that nobody knows, a half character
        raise RefusedFile("The file is not XML that can be read.", hint=_AGAIN) from error
    return root


def local(tag: object) -> str:
    """The name of an element without its namespace; "" for what is none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name, whatever its namespace; "" where there is none."""
    found = element.get(name)
    if found is None:
        found = next((value for key, value in element.items() if local(key) == name), "")
    return found


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
    yield Step(root, local(root.tag), True, root.text or "")
    stack = [(root, iter(root))]
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            behind = (parent.tail or "") if stack else ""
            yield Step(parent, local(parent.tag), False, behind)
        elif local(child.tag) in skip:
            yield Step(child, "", False, child.tail or "")
        else:
            yield Step(child, local(child.tag), True, child.text or "")
            stack.append((child, iter(child)))
