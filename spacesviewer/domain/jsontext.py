"""JSON of unknown origin: read under limits, and asked for its parts without surprises."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacesviewer.domain.errors import RefusedFile

_AGAIN = "Export or download it again."

MAX_BYTES = 128 * 2**20
# A list or object takes some 200 bytes of memory and an item 8 more, however short its text is:
# without these, a file of 30 MB could ask for gigabytes. A hundred hours of timed words pass.
MAX_CONTAINERS = 1_500_000
MAX_ITEMS = 24_000_000

# A list of numbers alone is nobody's document, and captions also begin with "[00:12.00]".
_BEGINNING = re.compile(r"[\ufeff\s]*(?:\{\s*(?:[\"}]|$)|\[\s*(?:[{\[\"\]]|$))")
_NUMBER = re.compile(
    r"\s*[-+]?(?:\d{1,18}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,3})?\s*", re.A
)
_JSON_SPACE = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class Document:
    """A JSON text as Python values. ``repeated`` counts names given twice in one object."""

    root: object
    repeated: int = 0


def looks_like_json(head: str) -> bool:
    """Whether a text begins as a JSON object, or a list of objects, lists or strings."""
    return _BEGINNING.match(head) is not None


def load(text: str, *, several: bool = False) -> Document:
    """The document; NaN and Infinity become None, the last of two equal names wins.

    With ``several``, a text that holds one document behind the other, as programs print them
    while they listen, is the list of them. Raises RefusedFile (its sentence begins with "The
    file") for broken, huge and deep JSON.
    """
    containers = text.count("{") + text.count("[")
    if containers > MAX_CONTAINERS or text.count(",") > MAX_ITEMS or len(text) > MAX_BYTES:
        raise RefusedFile("The file holds more JSON than any transcript needs.", hint=_AGAIN)
    repeated = 0

    def build(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal repeated
        built = dict(pairs)
        repeated += len(pairs) - len(built)
        return built

    decoder = json.JSONDecoder(object_pairs_hook=build, parse_constant=lambda _name: None)
    text = text.lstrip("\ufeff")
    try:
        roots = _decoded(decoder, text, several)
    except json.JSONDecodeError as error:
        raise RefusedFile(
            "The file is not whole JSON: it breaks off or goes wrong in line {line}.",
            hint=_AGAIN,
            line=error.lineno,
        ) from error
    except RecursionError as error:
        raise RefusedFile(
            "The file nests its JSON deeper than any program does.", hint=_AGAIN
        ) from error
    except ValueError as error:  # an integer of more than 4,300 digits
        raise RefusedFile("The file holds a number that no program writes.", hint=_AGAIN) from error
    return Document(roots if len(roots) > 1 else roots[0], repeated)


def _decoded(decoder: json.JSONDecoder, text: str, several: bool) -> list[object]:
    roots: list[object] = []
    place = _space_end(text, 0)
    while not roots or place < len(text):
        if roots and not (several and text[place] in "{["):
            raise RefusedFile("The file holds several JSON documents, not one.", hint=_AGAIN)
        root, end = decoder.raw_decode(text, place)
        roots.append(root)
        place = _space_end(text, end)
    return roots


def _space_end(text: str, place: int) -> int:
    match = _JSON_SPACE.match(text, place)
    return match.end() if match else place


def as_dict(value: object) -> dict[str, object]:
    """The object, or an empty one where there is none."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> Sequence[object]:
    """The list, or an empty one where there is none."""
    return value if isinstance(value, list) else ()


def as_text(value: object) -> str:
    """The string, or "" where there is none."""
    return value if isinstance(value, str) else ""


def as_number(value: object) -> float | None:
    """A finite number, also one written as a string; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = float(value) if _NUMBER.fullmatch(value) else None
    if isinstance(value, int):
        return float(value) if abs(value) < 2**63 else None
    return value if isinstance(value, float) and math.isfinite(value) else None


def as_int(value: object) -> int | None:
    """A whole number, also one written as a string or with a decimal point; else None."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 2**63 else None
    number = as_number(value)
    return int(number) if number is not None and abs(number) < 2**63 else None


def dig(value: object, *names: str) -> object:
    """What stands under these names, one in the other; None where the way ends early."""
    for name in names:
        value = as_dict(value).get(name)
    return value
