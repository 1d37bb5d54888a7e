#!/bin/sh
# Makes the virtual environment $1 and installs the locked packages and this project into it.
# Needs Python 3.11 or newer; where a Debian or Ubuntu package is missing, says which.
set -eu
venv=$1

stop() {
  printf 'setup: %s\n' "$@" >&2
  exit 1
}

find_python() {
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
}

python=$(find_python)
[ -n "$python" ] || stop "no Python 3.11 or newer was found." \
  "On Debian or Ubuntu: apt install python3 python3-venv" \
  "Another one: make PYTHON=/path/to/python3.12 ..."

"$python" -c 'import ensurepip, venv' 2>/dev/null || stop \
  "this Python cannot make virtual environments: venv or ensurepip is missing." \
  "On Debian or Ubuntu: apt install python3-venv"

if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
  echo "setup: making $venv with $("$python" --version)"
  rm -rf "$venv"
  "$python" -m venv "$venv"
fi

echo "setup: installing the packages of requirements.lock (once; a minute or two)"
pip() { "$venv/bin/python" -m pip --disable-pip-version-check --quiet "$@"; }
if ! { pip install --require-hashes -r requirements.lock &&
  pip install --no-deps --no-build-isolation -e .; }; then
  command -v cc >/dev/null 2>&1 || stop \
    "the installation failed, and there is no C compiler, which a package without a wheel needs." \
    "On Debian or Ubuntu: apt install build-essential python3-dev"
  stop "the installation failed; pip's message is above. Without a network it cannot work."
fi
