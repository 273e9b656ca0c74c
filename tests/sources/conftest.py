"""A bell to listen to."""

from collections.abc import Iterator
from typing import Any

import pytest
from celery import current_app


class Bell:
    """What was rung for, heard by way of a broker in memory."""

    def __init__(self, queue: Any) -> None:
        self.queue = queue
        self.names: list[str] = []

    def heard(self) -> list[str]:
        """The names of the tasks that were sent so far."""
        while self.queue.qsize():
            message = self.queue.get(block=False)
            message.ack()
            self.names.append(message.headers["task"])
        return self.names


@pytest.fixture
def bell() -> Iterator[Bell]:
    """A broker in memory in place of the real one, and what it heard."""
    broker = current_app.conf.broker_url
    current_app.conf.broker_url = "memory://"
    try:
        with current_app.connection_for_read() as connection:
            queue = connection.SimpleQueue("celery")
            queue.clear()
            yield Bell(queue)
            queue.close()
    finally:
        current_app.conf.broker_url = broker
