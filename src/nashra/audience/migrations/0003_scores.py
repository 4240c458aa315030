"""Views by the hour become a score a story: see docs/most-read.md."""

import math
from itertools import groupby, islice

import django.db.models.deletion
from django.db import migrations, models

HALF_LIFE = 24 * 60 * 60
AT_ONCE = 2_000


def carry_over(apps, schema_editor):
    views = apps.get_model("nashra_audience", "HourlyViews").objects.filter(views__gt=0)
    rows = views.order_by("edition", "article", "hour").values_list("edition", "article", "hour", "views")
    score = apps.get_model("nashra_audience", "StoryScore")
    stories = groupby(rows.iterator(AT_ONCE), key=lambda row: row[:2])
    made = (score(edition_id=story[0], article_id=story[1], score=_score(hours)) for story, hours in stories)
    while some := list(islice(made, AT_ONCE)):
        score.objects.bulk_create(some)


def _score(hours):
    """The logarithm of the views, each times 2 ** (its time / HALF_LIFE)."""
    parts = [math.log(views) + hour.timestamp() * math.log(2) / HALF_LIFE for _, _, hour, views in hours]
    highest = max(parts)
    return highest + math.log(math.fsum(math.exp(part - highest) for part in parts))


class Migration(migrations.Migration):

    dependencies = [
        ("editions", "0001_initial"),
        ("nashra_audience", "0002_initial"),
        ("newsroom", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.FloatField()),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="newsroom.article")),
                ("edition", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="editions.edition")),
            ],
            options={
                "indexes": [models.Index(fields=["edition", "-score", "-article"], name="scores_of_edition")],
                "constraints": [models.UniqueConstraint(fields=("edition", "article"), name="scored_once_an_edition")],
            },
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel(name="HourlyViews"),
    ]
