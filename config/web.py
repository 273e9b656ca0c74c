"""Gunicorn's settings, for every way in which the web process runs: `gunicorn -c python:config.web config.wsgi`.

What differs between installations is given on the command line: `--bind`, `--workers`, `--threads`.
"""

from pathlib import Path
from typing import Any

from config.tether import hold_to

worker_class = "gthread"
threads = 8
timeout = 60  # seconds without a sign of life until a worker is replaced
graceful_timeout = 15  # seconds for requests under way when it stops
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
errorlog = "-"
# The sign of life is a file's time: on a disk that hangs it would read as a dead worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  (gunicorn unlinks it at once)
control_socket_disable = True


def post_fork(server: Any, worker: Any) -> None:
    """A worker dies with gunicorn's master, however that dies."""
    hold_to(server.pid)
