import uuid

import django.db.models
import django.utils.timezone
from django.db import migrations, models


def make_line(apps, schema_editor):
    apps.get_model("changes", "Line").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
                ("installation", models.UUIDField(default=uuid.uuid4)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=django.db.models.Q(("pk", 1)), name="one_line"),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutboxRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("subject", models.JSONField()),
                ("tried_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("failure", models.TextField(blank=True)),
            ],
            options={"ordering": ["number"]},
        ),
        migrations.RunPython(make_line, migrations.RunPython.noop),
    ]
