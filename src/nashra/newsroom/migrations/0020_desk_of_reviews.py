"""Wagtail has no index for what waits for review, nor for what was returned to somebody."""

from django.db import migrations

_INDEXES = {
    "desk_waiting": "wagtailcore_taskstate (status, started_at)",
    "desk_returned": "wagtailcore_workflowstate (requested_by_id, status)",
}


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0019_assignment"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX IF NOT EXISTS {name} ON {columns}", f"DROP INDEX IF EXISTS {name}"
        )
        for name, columns in _INDEXES.items()
    ]
