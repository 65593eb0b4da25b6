"""Ends with 0 only where no other machine, and not even this one, can be reached by network."""

from __future__ import annotations

import errno
import socket
import sys

# Addresses for documentation (RFC 5737, RFC 3849) and this machine's own.
PLACES = (
    (socket.AF_INET, "127.0.0.1"),
    (socket.AF_INET, "192.0.2.1"),
    (socket.AF_INET6, "::1"),
    (socket.AF_INET6, "2001:db8::1"),
)


def unreachable(family: socket.AddressFamily, address: str) -> bool:
    """Whether the kernel itself refuses, without a packet having been sent."""
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((address, 9))
        except OSError as error:
            return error.errno in (errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.EHOSTUNREACH)
    return False


def main() -> int:
    """Says which place can be reached, if one can."""
    reached = [address for family, address in PLACES if not unreachable(family, address)]
    if reached:
        print(f"There is a way to {', '.join(reached)} here.", file=sys.stderr)
    return 1 if reached else 0


if __name__ == "__main__":
    sys.exit(main())
