"""Changes in words: for the terminal, the change log and a pull request."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from llmnotes.editing.vanished import OPEN, notes, vanished
from llmnotes.views.labels import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from llmnotes.editing.changes import Changes, Key, RecordChange, ValueChange
    from llmnotes.editing.facts import Record

_KINDS = {
    "models": "模型",
    "families": "家族",
    "organizations": "机构",
    "events": "事件",
    "timelines": "时间线",
    "tables": "表格",
    "formulas": "公式",
    "symbols": "符号",
    "terms": "术语",
    "sources": "来源",
    "errata": "勘误",
}
_LONGEST = 60
_HEADING = "### 数据"
_SECTION = re.compile(rf"^{_HEADING}\n.*?(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_UNRELEASED = re.compile(r"^## Unreleased\s*\n", re.MULTILINE)


def in_words(changes: Changes) -> str:
    """Say what came, went and changed, kind by kind."""
    if not changes:
        return "数据没有变化。\n"
    return "\n".join((*_came_and_went(changes), *_changed(changes.changed), ""))


def with_data_half(changelog: str, changes: Changes) -> str:
    """A change log whose unreleased part tells the changes; reasons already given are kept."""
    section = "\n".join((_HEADING, "", *_changelog_lines(changes, notes(changelog)), "", ""))
    if _SECTION.search(changelog):
        return _SECTION.sub(lambda _: section, changelog, count=1).rstrip() + "\n"
    found = _UNRELEASED.search(changelog)
    if not found:
        return f"{changelog.rstrip()}\n\n## Unreleased\n\n{section}".rstrip() + "\n"
    following = re.compile(r"^## ", re.MULTILINE).search(changelog, found.end())
    end = following.start() if following else len(changelog)
    before = changelog[:end].rstrip()
    return f"{before}\n\n{section}{changelog[end:]}".rstrip() + "\n"


def pull_request_text(changes: Changes) -> str:
    """The text of a pull request: the changes, and what its author must answer."""
    gone = [fact.what for fact in vanished(changes)]
    lines = ["## 数据改动", "", in_words(changes).rstrip(), "", "## 出处", ""]
    lines += ["- 每个新数字的来源（文件里 `sources` 的 `ref` 与 `at`）：", ""]
    if gone:
        lines += ["## 删去的事实", ""]
        lines += [f"- `{what}`：{OPEN}" for what in gone]
        lines.append("")
    return "\n".join(lines)


def _came_and_went(changes: Changes) -> Iterator[str]:
    for words, records in (("新增", changes.added), ("删去", changes.removed)):
        for kind, named in _by_kind(records).items():
            yield f"- {words}{_KINDS.get(kind, kind)} {len(named)} 个：{'、'.join(named)}"


def _by_kind(records: Mapping[Key, Record]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (kind, key), record in records.items():
        same = record.name == key
        found.setdefault(kind, []).append(f"`{key}`" if same else f"{record.name}（`{key}`）")
    order = list(_KINDS)
    return dict(sorted(found.items(), key=lambda item: order.index(item[0])))


def _changed(changed: tuple[RecordChange, ...]) -> Iterator[str]:
    order = list(_KINDS)
    for change in sorted(changed, key=lambda c: (order.index(c.key[0]), c.key[1])):
        kind, key = change.key
        renamed = f"，原 id `{change.earlier_id}`" if change.earlier_id else ""
        yield f"- {_KINDS[kind]} {change.record.name}（`{key}`{renamed}）"
        for path, values in groupby(change.values, _item):
            if path:
                yield f"  - {_items(path, tuple(values))}"
            else:
                yield from (f"  - {_value(value)}" for value in values)


def _item(change: ValueChange) -> str:
    """The item of a list that came or went as a whole, by its path."""
    whole = change.before is None or change.after is None
    return change.path.rpartition("]")[0] if whole else ""


def _items(path: str, group: tuple[ValueChange, ...]) -> str:
    came = group[0].before is None
    words = "，".join(_shown(value.after if came else value.before) for value in group)
    return f"`{path}]`：补上 {words}" if came else f"`{path}]`：删去（原为 {words}）"


def _value(change: ValueChange) -> str:
    label = FIELDS.get(change.path)
    name = f"{label.zh}（`{change.path}`）" if label else f"`{change.path}`"
    if change.before is None:
        return f"{name}：补上 {_shown(change.after)}"
    if change.after is None:
        return f"{name}：删去（原为 {_shown(change.before)}）"
    if isinstance(change.before, tuple) and isinstance(change.after, tuple):
        return f"{name}：{_list_change(change.before, change.after)}"
    return f"{name}：{_shown(change.before)} → {_shown(change.after)}"


def _list_change(before: tuple[object, ...], after: tuple[object, ...]) -> str:
    came = [str(item) for item in after if item not in before]
    went = [str(item) for item in before if item not in after]
    parts = [f"加 {'、'.join(came)}"] if came else []
    parts += [f"去 {'、'.join(went)}"] if went else []
    return "；".join(parts) or "次序改变"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    text = "、".join(map(str, value)) if isinstance(value, tuple) else " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _changelog_lines(changes: Changes, reasons: Mapping[str, str]) -> Iterator[str]:
    for kind, named in _by_kind(changes.added).items():
        yield f"- 新增{_KINDS[kind]} {len(named)} 个：{'、'.join(named)}"
    for change in changes.changed:
        for value in change.values:
            if value.before is not None and value.after is not None:
                yield f"- 更正 {change.record.name}：{_value(value)}"
    for change in changes.changed:
        if change.earlier_id:
            yield f"- 改名 `{change.key[0]}/{change.earlier_id}` → `{change.key[1]}`"
    for fact in vanished(changes):
        why = next((reasons[what] for what in reasons if fact.what.startswith(what)), OPEN)
        yield f"- 删去 `{fact.what}`（原为 {fact.shown}）：{why}"
