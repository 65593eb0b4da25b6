"""Older texts of a transcript, and of one segment, that can be shown again."""

from __future__ import annotations

from dataclasses import dataclass

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.library import corrected, corrections, lines, rewinding, versions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import recounting, wording_corrections


@dataclass(frozen=True, slots=True)
class Standing:
    """A text as it once stood: ``name`` is what it is asked for by, ``told`` what a person reads.

    ``correction`` is the last one that counted in it, None: as the file brought it. Of one segment
    ``text`` are its words then.
    """

    name: str
    told: str
    version: int
    correction: int | None = None
    text: str = ""


def of_transcript(archive: Archive, transcript_id: int) -> list[Standing]:
    """The texts that a transcript had, the newest first, without the one that is shown now."""
    known = versions.list_versions(archive, transcript_id)
    current = archive.value("SELECT current_id FROM transcript WHERE id = ?", (transcript_id,))
    told = corrections.list_for(archive, transcript_id)
    # Whom a label means is said of all versions: there is no other text before it.
    done = [one for one in told if not one.undone and one.kind != corrections.TURNS]
    found = [
        Standing(str(one.id), f"After: {recounting.headline(one)}", one.version, one.id)
        for one in reversed(done)
    ]
    if found and found[0].version == current:
        found = found[1:]  # as it is now
    files = [one for one in known if not one.base and one.id != current]
    return found + [
        Standing(
            f"file-{one.number}",
            f"The file that came {one.created_at[:16].replace('T', ' ')} UTC, as it was",
            one.id,
        )
        for one in reversed(files)
    ]


def of_segment(archive: Archive, transcript_id: int, segment_id: int) -> list[Standing]:
    """The words that a segment had, the newest first, without those of now; each once.

    Also those that were undone: nothing that somebody wrote is out of reach.
    """
    line = lines.get(archive, corrected.segment_now(archive, transcript_id, segment_id))
    kin = corrected.kin(archive, transcript_id)
    found: dict[str, Standing] = {}
    for one in reversed(corrections.list_for(archive, transcript_id)):
        if one.version in kin:
            for name, told in ((f"{one.id}", one.after), (f"{one.id}-before", one.before)):
                for was in told:
                    if corrected.in_version(was.segment, 0) == corrected.in_version(line.id, 0):
                        when = "After" if name == f"{one.id}" else "Before"
                        words = f"{when}: {recounting.headline(one)}"
                        standing = Standing(name, words, one.version, one.id, was.text)
                        found.setdefault(was.text, standing)
    if not corrected.shares_its_lines(archive, line.id):
        file = " ".join(one.text for one in corrected.originals_of(archive, line.id))
        if file:
            found.pop(file, None)
            found[file] = Standing("file", "In the file", line.id, None, file)
    found.pop(line.text, None)
    return list(found.values())


def named(known: list[Standing], name: str) -> Standing:
    """The one of a name; WrongUsage with the others if there is none."""
    for one in known:
        if one.name == name:
            return one
    raise WrongUsage(
        "There is no version “{name}”.",
        hint="" if known else "There is no other one than that which is shown.",
        candidates=[f"{one.name}  {one.told}  {one.text}".rstrip() for one in known],
        name=name,
    )


def show_again(
    archive: Archive, transcript_id: int, standing: Standing, *, reviewer: str
) -> Changes:
    """Makes an older text of a transcript the current one, as a new version; Undo takes it back."""
    if all(one != standing for one in of_transcript(archive, transcript_id)):
        raise UserError(
            "This version was changed meanwhile, by another window or program.",
            hint="Nothing was changed now; look at the history again.",
        )
    with archive.transaction():
        with archive.operation("restore older version") as op:
            version = rewinding.start_from(
                archive, op, transcript_id, standing.version, standing.correction
            )
        corrections.record(
            archive,
            op.id,
            transcript_id,
            version,
            "restore" if standing.correction is None else "older",
            (),
            (),
            reviewer=reviewer,
            restored=(standing.version, standing.correction),
        )
    return op.changes


def put_back(
    archive: Archive, transcript_id: int, segment_id: int, standing: Standing, *, reviewer: str
) -> Changes:
    """Gives a segment words that it had before."""
    return wording_corrections.set_text(
        archive, transcript_id, segment_id, standing.text, reviewer=reviewer
    )
