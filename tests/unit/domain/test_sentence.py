from __future__ import annotations

import pytest

from spacesviewer.domain.sentence import ends_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over.", True),
        ("over?”", True),
        ("ہے۔", True),
        ("终。", True),
        ("over", False),
        ("over,", False),
        ("Dr.", False),
        ("J.", False),
        ("3.5", False),
    ],
)
def test_a_sentence_ends_with_a_full_stop_and_not_with_a_title(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected
