"""Snapshots never change."""

from django.db import migrations

from sources.roles import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("sources", "0002_records")]
    operations = [AppendOnly("sources_snapshot")]
