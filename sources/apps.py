"""The sources app's entry in Django."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The app `sources`."""

    name = "sources"

    def ready(self) -> None:
        """Register the handlers of the outbox's jobs; nothing else happens on import."""
        from sources import tasks  # noqa: F401  (imported for its registrations, once the models are there)
