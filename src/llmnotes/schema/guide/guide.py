"""What an editor shows of a field beside its English sentence: Chinese, an example, the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llmnotes.schema.record import Record

Example = str | int | float | tuple[str, ...]


class Unit(NamedTuple):
    """What a number counts."""

    zh: str
    en: str


class Guide(NamedTuple):
    """The words for one field."""

    zh: str
    """What it means, in Chinese."""
    example: Example | None = None
    """A value; needless where the type has few values, or where fields of a group have theirs."""
    unit: Unit | None = None
    """What the number counts; only numbers have one."""


Guides = dict[type["Record"], "Mapping[str, Guide]"]

BILLION = Unit("十亿个", "billion")
COUNT = Unit("个", "count")
WIDTH = Unit("维", "dimensions")
LAYERS = Unit("层", "layers")
HEADS = Unit("头", "heads")
EXPERTS = Unit("个专家", "experts")
TOKENS = Unit("token", "tokens")
FLOP = Unit("次浮点运算", "FLOP")
HOURS = Unit("卡时", "accelerator hours")
CARDS = Unit("张卡", "accelerators")
USERS = Unit("月活用户", "monthly active users")
RATIO = Unit("倍", "times")
BASE = Unit("无量纲", "dimensionless")
POINTS = Unit("见 `unit`", "see `unit`")
SAME = Unit("与该字段相同", "that of the field")
PLACE = Unit("位次", "place")
