"""The Celery app: `celery -A config.celery worker`. Tasks are called by name, so nothing else imports this."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init

from config.tether import hold_to

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("vouch")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.set_default()


@worker_process_init.connect
def die_with_the_worker(**_: Any) -> None:
    """A pool process whose worker was killed would wait for work for ever."""
    hold_to(os.getppid())
