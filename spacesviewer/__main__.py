"""The program's door: the window, or a command in the terminal."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Runs the command line; without a command, the window."""
    # Imported here: processes that decode sound import this module again, and need none of it.
    import click  # noqa: PLC0415

    from spacesviewer.cli import archive_option, chosen_archive, cli, guarded  # noqa: PLC0415

    @cli.command("open")
    @click.argument("target", required=False, default="")
    @click.option("--at", default="", metavar="TIME", help="Where to begin, as 1:02:03.")
    @archive_option
    @guarded
    def open_window(target: str, at: str, archive: str | None) -> None:
        """Open the window, on a session or a file if one is named."""
        # Qt takes a tenth of a second to load: commands in the terminal do without it.
        from spacesviewer import app  # noqa: PLC0415

        named = archive or click.get_current_context().find_root().obj
        folder = chosen_archive(archive) if named else None
        sys.exit(app.run(folder, target=target, at=at))

    _write_utf8()
    arguments = sys.argv[1:]
    if not any(not argument.startswith("-") for argument in _without_archive(arguments)):
        helping = {"--help", "-h", "--version"} & set(arguments)
        arguments = arguments if helping else ["open", *arguments]
    cli(arguments, prog_name="spacesviewer")


def _write_utf8() -> None:
    """Lets pipes and files take any letter; on Windows few would pass."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _without_archive(arguments: list[str]) -> list[str]:
    """The arguments without ``--archive DIR``, whose folder is no command."""
    rest, skip = [], False
    for argument in arguments:
        if skip:
            skip = False
        elif argument == "--archive":
            skip = True
        else:
            rest.append(argument)
    return rest


if __name__ == "__main__":
    main()
