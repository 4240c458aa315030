from datetime import timedelta

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery

_PUBLISHING = timedelta(minutes=1)


def keep_what_readers_were_told(apps, schema_editor):
    """Until now a story was shown as updated when it had last been published."""
    article, placement = apps.get_model("newsroom", "Article"), apps.get_model("newsroom", "Placement")
    last = article.objects.filter(
        pk=OuterRef("article"),
        last_published_at__gt=F("first_published_at") + _PUBLISHING,
    )
    later = last.filter(last_published_at__gt=OuterRef("published_at")).values("last_published_at")[:1]
    placement.objects.filter(published_at__isnull=False).update(revised_at=Subquery(later))


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0007_desk_review")]

    operations = [
        migrations.AddField(
            "placement", "revised_at", models.DateTimeField(null=True, editable=False)
        ),
        migrations.RunPython(keep_what_readers_were_told, migrations.RunPython.noop),
    ]
