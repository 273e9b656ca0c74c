"""The claims app's entry in Django."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The app `claims`."""

    name = "claims"

    def ready(self) -> None:
        """Register the handlers of the outbox's jobs; nothing else happens on import."""
        from claims import tasks  # noqa: F401  (imported for its registrations, once the models are there)
