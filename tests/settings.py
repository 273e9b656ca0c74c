"""The project's settings for its tests: real services of their own, without crash safety, started before Django reads.

With DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL set, the tests use those servers instead.
"""

import os
from pathlib import Path

from config import embedded

os.environ["VOUCH_STATE_DIR"] = os.environ.get("VOUCH_TEST_STATE_DIR") or str(
    Path(__file__).parents[1] / "var" / "test"
)
os.environ.pop("VOUCH_AS_OWNER", None)
embedded.use(durable=False)

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES  # noqa: E402

DATABASES["default"] |= {"ENGINE": "tests.postgres", "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
if os.environ.get(embedded.MARK):
    # Two runs at once do not share a database; tests.postgres drops what a killed run has left.
    DATABASES["default"]["TEST"] = {"NAME": f"test_vouch_{os.getpid()}"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
