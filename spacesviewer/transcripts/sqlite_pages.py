"""The rows of an SQLite file, read off its pages: no SQL of a stranger is ever run.

https://www.sqlite.org/fileformat2.html. Only ordinary tables are read; what has not yet been moved
from a write-ahead log into the file is not in it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from spacesviewer.domain.errors import RefusedFile

MAGIC = b"SQLite format 3\0"
Value = int | float | str | bytes | None
_HEADER = 100
_INTERIOR, _LEAF = 5, 13
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of each kind of whole number
_NO_COLUMNS = frozenset(("foreign", "primary", "unique", "check", "constraint"))
_NAME = re.compile(r"\s*(?:\"([^\"]+)\"|`([^`]+)`|\[([^\]]+)\]|'([^']+)'|(\w+))")


class _Damaged(Exception):
    """The pages do not say what pages can say."""


class Database:
    """The tables of an SQLite file in memory. Raises RefusedFile where it is damaged."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise _refusal()
        self._data = data
        size: int = struct.unpack_from(">H", data, 16)[0]
        self._size = 65536 if size == 1 else size
        if self._size < 512 or self._size & (self._size - 1):
            raise _refusal()
        self._usable = self._size - data[20]
        kind = struct.unpack_from(">I", data, 56)[0]
        self._encoding = {2: "utf-16-le", 3: "utf-16-be"}.get(kind, "utf-8")
        self.in_wal_mode = data[18] == 2
        self._left = 4 * len(data)  # bytes of rows to be read at most: none is read very often
        self._tables: dict[str, tuple[int, list[str]]] = {}
        for row in self._rows(1, ["type", "name", "tbl_name", "rootpage", "sql"]):
            root, sql = row["rootpage"], row["sql"]
            if row["type"] == "table" and isinstance(root, int) and isinstance(sql, str):
                self._tables[str(row["name"])] = (root, _columns(sql))

    def __contains__(self, table: str) -> bool:
        return table in self._tables

    def rows(self, table: str) -> Iterator[dict[str, Value]]:
        """The rows of a table in the order of their ids, by the names of their columns."""
        root, columns = self._tables[table]
        yield from self._rows(root, columns)

    def _rows(self, root: int, columns: list[str]) -> Iterator[dict[str, Value]]:
        try:
            for rowid, values in self._records(root):
                row: dict[str, Value] = dict.fromkeys(columns)
                row.update(zip(columns, values, strict=False))
                if row.get("id", rowid) is None:
                    row["id"] = rowid  # an INTEGER PRIMARY KEY is kept as the row's own number
                yield row
        except (IndexError, struct.error, ValueError, OverflowError, _Damaged) as error:
            raise _refusal() from error

    def _records(self, root: int) -> Iterator[tuple[int, list[Value]]]:
        seen: set[int] = set()
        stack = [root]
        while stack:
            number = stack.pop()
            start = (number - 1) * self._size
            if number < 1 or number in seen or start + self._size > len(self._data):
                raise _Damaged
            seen.add(number)
            head = start + (_HEADER if number == 1 else 0)
            kind = self._data[head]
            (count,) = struct.unpack_from(">H", self._data, head + 3)
            places = head + (12 if kind == _INTERIOR else 8)
            if places + 2 * count > start + self._size:
                raise _Damaged
            cells = struct.unpack_from(f">{count}H", self._data, places)
            if kind == _LEAF:
                for cell in cells:
                    yield self._record(start + cell)
            elif kind == _INTERIOR:
                children = [struct.unpack_from(">I", self._data, start + c)[0] for c in cells]
                (last,) = struct.unpack_from(">I", self._data, head + 8)
                stack += [last, *reversed(children)]
            else:
                raise _Damaged

    def _record(self, place: int) -> tuple[int, list[Value]]:
        length, place = _varint(self._data, place)
        rowid, place = _varint(self._data, place)
        self._left -= length
        if length < 0 or self._left < 0:
            raise _Damaged
        return _signed(rowid), self._values(self._payload(place, length))

    def _payload(self, place: int, length: int) -> bytes:
        most = self._usable - 35
        if length <= most:
            return self._data[place : place + length]
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        pieces, rest = [self._data[place : place + local]], length - local
        (page,) = struct.unpack_from(">I", self._data, place + local)
        while rest > 0 and page:
            start = (page - 1) * self._size
            if page < 1 or start + self._size > len(self._data):
                raise _Damaged
            piece = self._data[start + 4 : start + 4 + min(rest, self._usable - 4)]
            pieces.append(piece)
            rest -= len(piece)
            (page,) = struct.unpack_from(">I", self._data, start)
        return b"".join(pieces)

    def _values(self, payload: bytes) -> list[Value]:
        head, place = _varint(payload, 0)
        kinds = []
        while place < head:
            kind, place = _varint(payload, place)
            kinds.append(kind)
        values: list[Value] = []
        place = head
        for kind in kinds:
            value, place = self._value(payload, place, kind)
            values.append(value)
        return values

    def _value(self, payload: bytes, place: int, kind: int) -> tuple[Value, int]:
        if kind in (0, 8, 9):
            return (None if kind == 0 else kind - 8), place
        if kind in _INTEGERS:
            end = place + _INTEGERS[kind]
            return int.from_bytes(payload[place:end], "big", signed=True), end
        if kind == 7:
            return struct.unpack_from(">d", payload, place)[0], place + 8
        if kind < 12:
            raise _Damaged
        end = place + (kind - 12) // 2
        if end > len(payload):
            raise _Damaged
        if kind % 2:
            return payload[place:end].decode(self._encoding, "replace"), end
        return payload[place:end], end


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[place + count]
        if count == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, place + count + 1


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _columns(sql: str) -> list[str]:
    """The names of the columns in the statement that made a table."""
    names, depth, begin = [], 0, sql.find("(") + 1
    for place in range(begin, len(sql)):
        letter = sql[place]
        depth += (letter == "(") - (letter == ")")
        if depth < 0 or (depth == 0 and letter == ","):
            match = _NAME.match(sql, begin)
            name = next((part for part in match.groups() if part), "") if match else ""
            if name and (match is None or match[5] is None or name.lower() not in _NO_COLUMNS):
                names.append(name)
            begin = place + 1
        if depth < 0:
            break
    return names


def _refusal() -> RefusedFile:
    return RefusedFile("The file is a damaged database.", hint="Copy it again, with Buzz closed.")
