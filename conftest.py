"""The built site and the browser, for every test; `tests/conftest.py` has the golden files."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["browser.fixtures"]

# Nothing is timed here: on a busy machine an example may take long and is right all the same.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
