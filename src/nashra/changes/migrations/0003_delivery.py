import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows that wait are pending for every consumer, whatever failed for them before: consuming again is harmless."""

    dependencies = [("changes", "0002_rename_line")]

    operations = [
        migrations.RenameField("OutboxRow", "tried_at", "recorded_at"),
        migrations.RemoveField("OutboxRow", "attempts"),
        migrations.RemoveField("OutboxRow", "failure"),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="changes.outboxrow",
                    ),
                ),
                ("consumer", models.CharField(max_length=30)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("error", models.TextField(blank=True)),
                ("position", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["change", "consumer"], name="delivered_once")],
                "indexes": [models.Index(fields=["consumer", "due_at"], name="delivery_due")],
            },
        ),
    ]
