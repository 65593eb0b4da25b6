"""Addresses that lead to a moment, and the moments that addresses lead to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.timed_link import moment_link, time_in_link, timed_link

HOSTS = (
    "https://youtu.be/qisoAIx8EE8",
    "https://www.youtube.com/watch?v=qisoAIx8EE8",
    "https://vimeo.com/12345",
    "https://soundcloud.com/somebody/talk",
    "https://www.twitch.tv/videos/1234",
    "https://rumble.com/v1abc",
)


@given(st.sampled_from(HOSTS), st.integers(0, 360_000))
def test_a_link_leads_back_to_its_moment(url: str, seconds: int) -> None:
    made = timed_link(url, seconds * 1000 + 999)
    assert made != url
    assert time_in_link(made) == seconds * 1000


def test_a_platform_without_such_links_keeps_its_address() -> None:
    url = "https://x.com/i/spaces/1vOxwMLdPqJGB"
    assert timed_link(url, 83_000) == url
    assert moment_link(url, 83_000) == f"{url}#t=83"


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "http://a.b/"])
def test_what_is_no_plain_address_makes_no_link(url: str) -> None:
    assert timed_link(url, 1000) == moment_link(url, 1000) == ""


@pytest.mark.parametrize(
    ("url", "seconds"),
    [
        ("https://youtu.be/a?t=121", 121),
        ("https://youtu.be/a?t=2m1s", 121),
        ("https://youtu.be/a?t=1h0m1s", 3601),
        ("https://a.b/talk.mp3#t=2:01", 121),
        ("https://a.b/talk.mp3#t=10,20", 10),
        ("https://a.b/?v=1&time_continue=9", 9),
        ("https://a.b/?t=never", None),
        ("https://a.b/?t=12.5", None),
        ("https://a.b/", None),
        ("https://[broken", None),
        ("https://a.b/?t=" + "9" * 40, None),
    ],
)
def test_times_in_links_of_others(url: str, seconds: int | None) -> None:
    assert time_in_link(url) == (None if seconds is None else seconds * 1000)
