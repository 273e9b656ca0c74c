"""The sources app's entry in Django."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The app `sources`."""

    name = "sources"
