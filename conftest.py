"""The built site and the browser, for every test; `tests/conftest.py` has the golden files."""

pytest_plugins = ["browser.fixtures"]
