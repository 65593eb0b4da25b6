"""Reads cues."""

import re

TIME = re.compile(r"(\d+):(\d\d):(\d\d),(\d{3}) --> ")
SAMPLE = "00:00:01,000 --> 00:00:02,000"


def parse(text: str) -> list[str]:
    return TIME.findall(text)
