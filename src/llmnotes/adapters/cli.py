"""The command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.adapters.careful_build import STOPPED
from llmnotes.adapters.cli_diff import add_diff_command
from llmnotes.adapters.cli_edit import add_edit_commands
from llmnotes.adapters.cli_import import add_import_command
from llmnotes.adapters.cli_init import add_init_command
from llmnotes.adapters.cli_report import report
from llmnotes.adapters.cli_site import add_site_commands
from llmnotes.diagnostics import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from llmnotes.adapters.cli_commands import Commands

FAMILIES: tuple[Callable[[Commands], None], ...] = (
    add_site_commands,
    add_edit_commands,
    add_diff_command,
    add_import_command,
    add_init_command,
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 is good, 1 is bad data, 2 is a wrong call, 130 is Ctrl-C."""
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        print("stopped; what is on the disk is as it was before or whole", file=sys.stderr)
        return STOPPED
    except DataError as error:
        report(error.diagnostics, getattr(options, "format", "text"))
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="llmnotes", description="Check, edit and render data.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in FAMILIES:
        add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
