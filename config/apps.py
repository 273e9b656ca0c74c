"""The project as a Django app: where its checks and its Celery app are brought in once settings are known."""

from django.apps import AppConfig
from django.conf import settings


class VouchConfig(AppConfig):
    """Brings in the system checks and, where a queue is configured, the Celery app that `current_app` stands for."""

    name = "config"
    verbose_name = "Vouch"

    def ready(self) -> None:
        """Import what registers itself; commands without a queue (verify, help) do not pay for Celery."""
        from config import checks  # noqa: F401  (registers the checks)

        if settings.REDIS_URL:
            from config import celery  # noqa: F401  (becomes the current app)
