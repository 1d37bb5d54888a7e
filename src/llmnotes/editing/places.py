"""Where a record's file stands, and the line that tells editors its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.kinds import KINDS

if TYPE_CHECKING:
    from llmnotes.schema.kinds import Kind

HEADER = "# yaml-language-server: $schema="


def kind_named(singular: str) -> Kind:
    """The kind that is called so: `model`, `family`."""
    return next(kind for kind in KINDS if kind.singular == singular)


def kind_of(path: str) -> Kind | None:
    """The kind of record that a data file holds, or `None` where its place is wrong."""
    parts = path.split("/")[1:]
    for kind in KINDS:
        depth = 1 if kind.in_one_file else 2 + kind.in_family_folders
        name = f"{kind.name}.yaml" if kind.in_one_file else kind.name
        if path.startswith("data/") and len(parts) == depth and parts[0] == name:
            return kind
    return None


def path_of(kind: Kind, key: str, family: str = "") -> str:
    """The file of one record."""
    if kind.in_one_file:
        return f"data/{kind.name}.yaml"
    folder = f"{kind.name}/{family}" if kind.in_family_folders else kind.name
    return f"data/{folder}/{key}.yaml"


def header(kind: Kind) -> str:
    """The first line of a file of this kind, without its end."""
    name = kind.name if kind.in_one_file else kind.singular
    back = "" if kind.in_one_file else "../../" if kind.in_family_folders else "../"
    return f"{HEADER}{back}schema/{name}.json"
