"""What `data/formulas/*.yaml` and `data/symbols.yaml` may say."""

from __future__ import annotations

from typing import Literal

from llmnotes.schema.provenance import Sourced
from llmnotes.schema.record import Alias, Count, FieldPath, Record, Slug
from llmnotes.schema.text import Text

Topic = Literal[
    "modelling", "attention", "positions", "layers", "experts", "memory", "compute",
    "tuning", "alignment", "inference", "parallelism", "evaluation",
]  # fmt: skip


class Input(Record):
    """One number that goes into an example."""

    name: str
    """Its name in the expression: `n_kv`."""
    value: float
    """The number."""
    unit: str | None = None
    """Its unit."""
    meaning: Text | None = None
    """What it is."""


class Step(Record):
    """One line of a worked example."""

    name: str
    """The name of the result, to be used further down."""
    expression: str
    """Arithmetic over inputs and earlier steps."""
    value: float
    """What it comes to; a test evaluates it."""
    note: Text | None = None
    """What this line does."""


class Example(Record):
    """A worked example that the tests evaluate."""

    given: Text
    """The situation in words."""
    inputs: tuple[Input, ...] = ()
    """The numbers."""
    steps: tuple[Step, ...]
    """The calculation; the last step is the result."""
    unit: str | None = None
    """Unit of the result."""


class ModelInput(Record):
    """An input that is read from a model."""

    name: str
    """Its name in the expression."""
    field: FieldPath
    """The field path in a model file."""


class ModelNumbers(Record):
    """How the formula reads with the numbers of real models."""

    inputs: tuple[ModelInput, ...]
    """Which fields feed it."""
    expression: str
    """Arithmetic over the inputs."""
    unit: str | None = None
    """Unit of the result."""
    models: tuple[Slug, ...]
    """The models shown."""


class Formula(Sourced):
    """A formula a course on language models needs."""

    name: Text
    """What it is called."""
    aliases: tuple[Alias, ...] = ()
    """Other names readers search for."""
    aliases_of_id: tuple[Slug, ...] = ()
    """Ids it had before; their addresses lead here."""
    topic: Topic
    """The part of the index it stands in."""
    order: Count = 1000
    """Its place there: 1 is first; those without a place stand last, by id."""
    summary: Text
    """What it says, in one sentence."""
    latex: str
    """LaTeX without dollar signs; in YAML use '...' or a | block."""
    symbols: tuple[Slug, ...] = ()
    """Ids in `data/symbols.yaml`, in the order of appearance."""
    conditions: tuple[Text, ...] = ()
    """When it holds."""
    derivation: Text | None = None
    """Why it is so, in a few sentences."""
    example: Example | None = None
    """Worked numbers."""
    numbers: ModelNumbers | None = None
    """The same formula with real models' numbers."""
    terms: tuple[Slug, ...] = ()
    """Terms it belongs to."""
    chapters: tuple[str, ...] = ()
    """Pages in `docs/` that use it."""
    related: tuple[Slug, ...] = ()
    """Other formulas."""


class Symbol(Record):
    """What a letter means."""

    latex: str
    """The symbol: `d_k`."""
    meaning: Text
    """What it stands for."""
    shape: str | None = None
    """Shape of a matrix or vector, in LaTeX: `n \\times d`."""
    unit: str | None = None
    """Unit of a number: `token`, `B`."""
    config: str | None = None
    """The field of a config that gives it: `num_key_value_heads`."""
