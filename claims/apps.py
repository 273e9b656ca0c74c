"""The claims app's entry in Django."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The app `claims`."""

    name = "claims"
