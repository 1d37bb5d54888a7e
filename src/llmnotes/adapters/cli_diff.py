"""`llmnotes diff`: what changed since a revision, a folder or a published site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.adapters.cli_report import refuse, report
from llmnotes.adapters.files import read_or_none, read_texts, write_texts
from llmnotes.adapters.revisions import facts_at, last_tag
from llmnotes.editing.change_words import in_words, pull_request_text, with_data_half
from llmnotes.editing.changes import compare
from llmnotes.editing.facts import facts_of_texts
from llmnotes.editing.vanished import vanished, without_note

if TYPE_CHECKING:
    import argparse

    from llmnotes.adapters.cli_commands import Commands

CHANGELOG = "CHANGELOG.md"


def add_diff_command(commands: Commands) -> None:
    """Add it to the command line."""
    diff = commands.add_parser("diff", help="say what changed since an earlier state")
    diff.add_argument(
        "base",
        nargs="?",
        metavar="BASE",
        help="a git revision, a folder with data/, or a built site; absent: the last tag",
    )
    what = diff.add_mutually_exclusive_group()
    what.add_argument(
        "--check", action="store_true", help="fail when a fact vanished without a note"
    )
    what.add_argument("--changelog", action="store_true", help=f"write it into {CHANGELOG}")
    what.add_argument("--pull-request", action="store_true", help="as text of a pull request")
    diff.set_defaults(run=_diff)


def _diff(options: argparse.Namespace) -> int:
    base = options.base or last_tag(options.root)
    if not base:
        return refuse("there is no tag to compare with; name a BASE: main, HEAD~1, a folder")
    before = facts_at(options.root, base)
    if before is None:
        return refuse(f"{base!r} is no revision, no folder with data/ and no built site")
    changes = compare(before, facts_of_texts(read_texts(options.root)))
    changelog = read_or_none(options.root / CHANGELOG) or "# Changelog\n\n## Unreleased\n"
    if options.check:
        found = without_note(vanished(changes), changelog)
        if found:
            report(sorted(found), "text")
            return 1
        print(f"no fact vanished without a note since {base}")
    elif options.changelog:
        write_texts({CHANGELOG: with_data_half(changelog, changes)}, options.root)
        print(f"{CHANGELOG} written")
    elif options.pull_request:
        print(pull_request_text(changes), end="")
    else:
        print(in_words(changes), end="")
    return 0
