"""The numbers of a model's architecture in its data, one by one."""

from __future__ import annotations

from copy import deepcopy


def numbers_of(value, path=()):
    """Each number below a value, with its keys."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from numbers_of(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from numbers_of(item, (*path, index))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value


def with_number(data, path, number):
    """A copy of a model's data with another number at these keys of its architecture."""
    changed = deepcopy(data)
    inner = changed["architecture"]
    *parents, last = path
    for name in parents:
        inner = inner[name]
    inner[last] = number
    return changed
