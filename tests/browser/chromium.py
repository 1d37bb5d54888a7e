"""Find a Chromium that runs, or install one.

    python tests/browser/chromium.py --install

Debian has a package. Ubuntu's is only a stub for its app store, so there the browser tool of
Playwright brings its own. Never fails: without a browser the tests say why they are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
FIXED_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
APT = (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "chromium"))


def find_chromium() -> str | None:
    """Return the path of a browser that answers, or nothing."""
    named = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name)
    places = (*filter(None, named), *FIXED_PLACES, playwright_chromium())
    return next((place for place in places if place and runs(place)), None)


def runs(program: str) -> bool:
    """Ubuntu's stub exists but does not run; on Windows a browser prints no version."""
    if not Path(program).exists() or sys.platform == "win32":
        return Path(program).exists()
    try:
        result = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return b"." in result.stdout


def playwright_chromium() -> str | None:
    """Return where Playwright's own browser is or would be."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be absent
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def install() -> None:
    """Try the system's package, then the browser tool."""
    as_root = [] if os.name == "nt" or os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not as_root or shutil.which("sudo")):
        for command in APT:
            attempt([*as_root, "env", "DEBIAN_FRONTEND=noninteractive", *command])
    if find_chromium() is None:
        attempt([sys.executable, "-m", "playwright", "install", "chromium"])


def attempt(command: list[str]) -> None:
    """Run a command whose failure the next step notices."""
    print("chromium:", *command, flush=True)
    subprocess.run(command, check=False)


if __name__ == "__main__":
    if find_chromium() is None and "--install" in sys.argv:
        install()
    print("chromium:", find_chromium() or "none; the browser tests will be skipped")
