"""When found words are said, as exactly as is known. No Qt here."""

from __future__ import annotations

from spacesviewer.domain.selection import time_at
from spacesviewer.ui.widgets.transcript_page import Page

FEW = 1000  # of more hits nobody looks at each one
_MANY = 5000  # of more, segments are exact enough: a pixel has several of them


def ask_for_words(page: Page) -> None:
    """Has the words of the segments that hold matches read; they may come later."""
    found = dict.fromkeys(page.at_place(place)[0] for place in page.marks.finder.indices())
    page.words.ask(list(found)[:FEW])


def match_times(page: Page) -> list[int]:
    """When each match is said; of the second language, when its segment begins.

    It is the time of the word where the file tells it, and is known by now; else the time of the
    segment is shared out. Of very many matches it is when their segments begin.
    """
    timeline, finder = page.timeline, page.marks.finder
    if len(finder) > _MANY:
        places = dict.fromkeys(page.at_place(place)[0] for place in finder.indices())
        return [timeline.starts[index] for index in places]
    times: dict[int, None] = {}
    for match in range(len(finder)):
        index, second = page.at_place(finder.index(match))
        start_ms = timeline.starts[index]
        if second is None:
            words = page.words.known(index)
            if words:
                start_ms = time_at(words, finder.span(match)[0], start_ms)
            else:
                start_ms += round((timeline.ends[index] - start_ms) * finder.share(match))
        times[start_ms] = None
    return list(times)
