"""What `data/models/<family>/*.yaml` may say."""

from __future__ import annotations

from typing import Literal

from llmnotes.schema.architecture import Architecture
from llmnotes.schema.provenance import CrossCheck, Sourced
from llmnotes.schema.record import Alias, Billions, Count, Number, PartialDate, Record, Slug, Url
from llmnotes.schema.text import Text

Modality = Literal["text", "image", "audio", "video"]


class Dates(Record):
    """The days of a model's life where they differ from `released`."""

    announced: PartialDate | None = None
    """First announced."""
    paper: PartialDate | None = None
    """First version of the paper."""
    preview: PartialDate | None = None
    """First preview that people outside could use."""
    api: PartialDate | None = None
    """Generally available through an API or product."""
    weights: PartialDate | None = None
    """Weights published."""
    retired: PartialDate | None = None
    """No longer offered."""


class CheckpointExtra(Record):
    """Elements of the checkpoint files that the total does not count, or the other way round."""

    kind: Literal["multi-token-prediction", "tied-head", "buffers", "scales", "other", "left-out"]
    """What they are; the first two are computed from the architecture. `left-out` are weights of
    the total that the count of the files lacks."""
    count: Count | None = None
    """How many, exactly; absent only where it is computed."""
    note: Text | None = None
    """What they are and how one counts them: `12 × 1024²`."""


class Parameters(Record):
    """Parameter counts."""

    total: Billions | None = None
    """All weights, in billions, as the maker states it: 175, 6.7."""
    active: Billions | None = None
    """Weights used for one token, in billions, as stated; only for mixtures of experts."""
    embedding: Billions | None = None
    """Weights of the embeddings, in billions, as stated."""
    checkpoint: Count | None = None
    """Exact number of elements in the published checkpoint files."""
    exact: Count | None = None
    """Exact sum of the architecture, written down where no checkpoint count is known."""
    checkpoint_extras: tuple[CheckpointExtra, ...] = ()
    """What those files hold beside the weights that the total counts."""


class ContextLength(Record):
    """How many tokens a model reads, in tokens."""

    native: Count | None = None
    """Length it was trained for (in pre-training or the maker's own long-context stage)."""
    extended: Count | None = None
    """Length the maker states with an extension such as YaRN."""
    api: Count | None = None
    """Length the maker's API or product offers."""
    output: Count | None = None
    """Most tokens the maker's API returns."""


class Hardware(Record):
    """What a model was trained on."""

    accelerator: str
    """For instance `A100-80GB`, `H800`, `TPU v4`."""
    count: Count | None = None
    """How many."""


class Training(Record):
    """How a model was trained."""

    tokens: Number | None = None
    """Tokens seen in pre-training, as a count: 15e12."""
    compute: Number | None = None
    """Training compute as the maker states it, in FLOP: 3.14e23."""
    hardware: Hardware | None = None
    """The machines."""
    gpu_hours: Number | None = None
    """Accelerator hours as stated."""
    cutoff: PartialDate | None = None
    """The last day that the training data covers, as stated."""
    precision: str | None = None
    """Number format of the training: `BF16`, `FP8`."""
    data: Text | None = None
    """What it was trained on, in a few words."""


class License(Record):
    """What one may do with the weights."""

    name: str
    """SPDX id (`MIT`, `Apache-2.0`) or the licence's own name."""
    commercial: Literal["yes", "conditional", "no"] | None = None
    """Commercial use: allowed, allowed under conditions, or not."""
    user_threshold: Count | None = None
    """Monthly active users above which one must ask."""
    attribution: Text | None = None
    """What must be named, in words."""
    regions: Text | None = None
    """Where it does not apply, in words."""
    note: Text | None = None
    """Conditions in plain words."""
    url: Url | None = None
    """The text of the licence."""


class Modalities(Record):
    """What goes in and what comes out."""

    input: tuple[Modality, ...]
    """What it reads."""
    output: tuple[Modality, ...] = ("text",)
    """What it writes."""


class Ancestor(Record):
    """A model that this one comes from."""

    model: Slug
    """The id of that model."""
    kind: Literal["successor", "fine-tuned", "distilled", "merged", "quantised", "pruned"]
    """How: the next of its line, trained further, taught by it, ..."""
    note: Text | None = None
    """Anything to add."""


class TrainingStage(Record):
    """One step of the training, in order."""

    name: Text
    """What the step is called."""
    method: Literal["pretraining", "sft", "rl", "distillation", "long-context", "other"]
    """What kind of step it is."""
    summary: Text | None = None
    """Data and aim in one sentence."""


class Evaluation(Record):
    """One score."""

    benchmark: str
    """Name of the benchmark: `MMLU`."""
    setting: str | None = None
    """Shots, prompt or version: `5-shot`."""
    score: float
    """The number as printed."""
    unit: Literal["%", "Elo", "points"] = "%"
    """What the number counts."""
    measured_by: Slug
    """The id of the organization that measured."""
    ref: Slug
    """The id of the source."""
    at: str | None = None
    """Where in the source."""


class Model(Sourced):
    """A language model that was released or described."""

    name: Text
    """The name people use."""
    family: Slug
    """The id of a family; the folder that holds the file."""
    released: PartialDate
    """First public availability or description; as precise as the source."""
    organization: Slug | None = None
    """The maker, only where it is not the family's."""
    aliases: tuple[Alias, ...] = ()
    """Other spellings readers search for."""
    aliases_of_id: tuple[Slug, ...] = ()
    """Ids it had before; their addresses lead here."""
    summary: Text | None = None
    """What is special about it, in one or two sentences."""
    dates: Dates | None = None
    """Other days of its life."""
    weights: Literal["open", "api-only", "unreleased"] | None = None
    """Whether the weights can be downloaded."""
    parameters: Parameters | None = None
    """How large it is."""
    context_length: ContextLength | None = None
    """How much it reads at once."""
    architecture: Architecture | None = None
    """How it is built, in the words of Hugging Face configs."""
    training: Training | None = None
    """How it was trained."""
    training_stages: tuple[TrainingStage, ...] = ()
    """The steps of its training, in order."""
    license: License | None = None
    """What one may do with it."""
    modalities: Modalities | None = None
    """What goes in and out."""
    languages: tuple[str, ...] = ()
    """Languages the maker says it supports, as codes: `zh`, `en`."""
    derived_from: tuple[Ancestor, ...] = ()
    """Models it comes from."""
    evaluations: tuple[Evaluation, ...] = ()
    """Scores, each with who measured."""
    url: Url | None = None
    """The official page, repository or model card."""
    cross_checks: tuple[CrossCheck, ...] = ()
    """Numbers that a second source states too, above all those that stand in no sum."""
