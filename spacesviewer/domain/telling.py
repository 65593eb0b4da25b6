"""Words by which the place of a heading can be known, and where most of them stand together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# They are said about anything. Longer than three letters only: shorter ones never tell.
_WORDS = """
about after again also another around away back been before being best both bring came come
comes coming could days does doing done down each early else even ever every find first from
gave getting give gives goes going gone good great hard have having hear here high into just
keep kind know last later least less like little long look lots made make makes making many
maybe mean means more most much must near need never next nothing only open other others over
part people point possible practice problem put quite rather really right said same says see
seen several should show since some something soon still such sure take taken takes talk tell
than that their them then there these they thing things think this those though three through
time times told took toward under until upon used using very want wanted wants ways well went
were what when where which while whole whose will with within without work would year years your
"""
_SAID_ANYWHERE = frozenset(_WORDS.split())


def may_tell(key: str) -> bool:
    """Whether a word can tell what is talked about: no short one, none that is said anywhere."""
    return (len(key) > 3 and key not in _SAID_ANYWHERE) or not key.isascii()


def together(places: Iterable[tuple[int, str]], within_ms: int) -> tuple[int | None, Sequence[str]]:
    """Of (time, word) pairs: when the stretch begins that has most of the words, and these."""
    found = sorted(places)
    best: tuple[int | None, list[str]] = (None, [])
    last = 0
    for first, (begin_ms, _) in enumerate(found):
        last = max(last, first)
        while last < len(found) and found[last][0] - begin_ms <= within_ms:
            last += 1
        words = sorted({word for _, word in found[first:last]})
        if len(words) > len(best[1]):
            best = begin_ms, words
    return best
