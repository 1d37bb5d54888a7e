"""Golden files: `given` goes in, what comes out must equal the rest; --update-golden rewrites it.

`given` maps paths to texts, `given_base64` paths to bytes, `given_repeated` paths to a text and how
often it is repeated; `base: small` adds the files of `golden/base/small.yaml`.
"""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
import yaml

GOLDEN = Path(__file__).parent / "golden"
INPUTS = ("base", "given", "given_base64", "given_repeated")


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    str,
    lambda d, s: d.represent_scalar("tag:yaml.org,2002:str", s, style="|" if "\n" in s else None),
)


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true")


class Golden:
    def __init__(self, path: Path, *, update: bool) -> None:
        self._path, self._update = path, update
        self._case = yaml.safe_load(path.read_text(encoding="utf-8"))

    @property
    def given(self) -> dict[str, bytes]:
        case = self._case
        files = {path: text.encode() for path, text in case.get("given", {}).items()}
        for path, encoded in case.get("given_base64", {}).items():
            files[path] = base64.b64decode(encoded)
        for path, repeated in case.get("given_repeated", {}).items():
            files[path] = repeated["text"].encode() * repeated["times"]
        if "base" in case:
            base = GOLDEN / "base" / f"{case['base']}.yaml"
            shared = yaml.safe_load(base.read_text(encoding="utf-8"))
            files = {path: text.encode() for path, text in shared.items()} | files
        return files

    @property
    def wanted_pages(self) -> list[str]:
        """The paths of the pages a case shows."""
        return list(self._case["pages"])

    def expect(self, **actual: object) -> None:
        inputs = {key: value for key, value in self._case.items() if key in INPUTS}
        if self._update:
            text = yaml.dump(
                inputs | actual, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
            )
            self._path.write_text(text, encoding="utf-8")
        else:
            assert actual == {k: v for k, v in self._case.items() if k not in INPUTS}


def pytest_generate_tests(metafunc):
    if marker := metafunc.definition.get_closest_marker("golden"):
        cases = sorted(GOLDEN.glob(marker.args[0]))
        ids = [str(case.relative_to(GOLDEN)) for case in cases]
        metafunc.parametrize("golden", cases, ids=ids, indirect=True)


@pytest.fixture
def golden(request):
    return Golden(request.param, update=request.config.getoption("--update-golden"))
